import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importResponses } from '../../server/importResponses.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'

/** So many responses of each sector; the sectors of two have few. */
const SIZES = { 'schools-education': 12, health: 6, police: 3, private: 2 }

describe('a member of the group who wants to know which of three agencies said it', () => {
  let service: TestService
  const cookies = { member: '', lead: '' }

  beforeAll(async () => {
    service = await startTestService()
    const lines = Object.entries(SIZES).flatMap(([sector, size]) =>
      Array.from({ length: size }, (_, at) => ({
        reference: `${sector}-${at + 1}`.toUpperCase().slice(0, 2) + String(at + 1),
        edition: springRound.edition,
        answers: {
          sector,
          ...(sector === 'health' && { health_detail: 'School nursing' }),
          assess_lead_practitioner: 'We ask others at times',
          families_count: String(at + 3),
          provide_gaps: 'Long waiting lists for CAMHS and no funding for family support',
        },
      })),
    )
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    await importResponses(service.db, service.services.questionnaires, 'spring', text, NOON)
    cookies.member = await service.organiserCookie('member')
    cookies.lead = await service.organiserCookie('lead')
  }, 60_000)
  afterAll(() => service.close())

  const get = (address: string, who: keyof typeof cookies = 'member') =>
    request(service.app).get(`/rounds/spring${address}`).set('Cookie', cookies[who])

  /** What a page prints, without what is always there. */
  const main = async (address: string, who: keyof typeof cookies = 'member') =>
    (await get(address, who).expect(200)).text.replace(/^[^]*<main|<\/main>[^]*$/g, '')

  it('reads no sector on the page of a response, nor beside the answer behind a figure', async () => {
    for (const reference of ['PO1', 'PR2']) {
      const page = await main(`/responses/${reference}`)
      expect(page).toContain('[sector not shown]')
      expect(page).not.toMatch(/Police|Private\b/)
    }
    expect(await main('/responses/PO1', 'lead')).toContain('Police')
    const behind = await main('/findings/tables/assess_lead_practitioner-choices/unclear/all')
    expect(behind.match(/\[sector not shown\]/g)).toHaveLength(5)
    expect(behind).toContain('Schools / Education')
    expect(behind).not.toMatch(/Police|Private\b/)
    const health = await main('/responses/HE1')
    expect(health).toContain('Health')
    expect(health).not.toContain('School nursing')
  })

  it('finds no figure of one of the sectors, by links or by its address', async () => {
    const tables = ['sectors/police/all', 'sector-choices/police/all', 'provide_gaps-answers/answered/police']
    for (const table of tables) {
      await get(`/findings/tables/${table}`).expect(404)
      await get(`/findings/tables/${table}`, 'lead').expect(200)
    }
    const pages = ['', '/sections/about', '/sections/provide', '/sections/families', '/sections/assess']
    const links = await Promise.all(
      pages.map(async (page) => [...(await main(`/findings${page}`)).matchAll(/href="([^"]*)"/g)]),
    )
    const hrefs = links.flat().map(([, href = '']) => href)
    expect(hrefs.filter((href) => href.includes('/tables/')).length).toBeGreaterThan(20)
    expect(hrefs.filter((href) => /police|private/.test(href))).toEqual([])
    const all = await main('/findings/tables/sectors/other-sectors/all')
    expect(all.match(/\/responses\/(PO|PR)\d/g)).toHaveLength(5)
    expect(await main('/findings/tables/provide_gaps-answers/answered/other-sectors')).toContain('PO3')
  })

  it('reads no sector on the page of a response that does not count', async () => {
    await request(service.app)
      .post('/rounds/spring/responses/HE6/corrections')
      .set('Cookie', cookies.lead)
      .type('form')
      .send({ kind: 'exclusion', version: '1', reason: 'A test entry' })
      .expect(303)
    expect(await main('/responses/HE6')).toContain('[sector not shown]')
    expect(await main('/responses/HE5')).toContain('Health')
  })
})
