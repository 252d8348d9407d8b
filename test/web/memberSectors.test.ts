import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listStatements } from '../../server/db/statements.js'
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

  it('keeps a figure of such a sector that a statement rests on, and does not judge it', async () => {
    const table = 'assess_lead_practitioner-choices'
    const [all, police] = [`${table}/unclear/all`, `${table}/unclear/police`]
    const typed = { section: 'assess', kind: 'finding', evidence: [all, police] }
    const text = 'Of all, 23 were neither; of one sector 3 were.'
    const post = (address: string, form: object, who: keyof typeof cookies) =>
      request(service.app)
        .post(`/rounds/spring/statements${address}`)
        .set('Cookie', cookies[who])
        .type('form')
        .send(form)
        .expect(303)
    const restsOn = async () =>
      (await listStatements(service.db, 1)).map(({ evidence }) =>
        evidence.map((one) => `${one.row}/${one.column}: ${one.figures.join(' ')}`),
      )
    await post('', { ...typed, text, accepted: ['23', '3'] }, 'lead')
    const kept = await restsOn()
    expect(kept[0]).toHaveLength(2)
    expect(await main('/statements', 'lead')).toContain(`${table}/unclear/police`)
    for (const page of ['/statements', '/statements/1']) {
      const shown = await main(page)
      expect(shown).not.toContain('Out of date')
      expect(shown).not.toMatch(/\/police/)
    }
    expect(await main('/statements')).toContain('1 figure of sectors that few responded of')
    expect(await main('/statements/1')).toContain('are kept as they are')

    await post('/1', { ...typed, version: '1', text, evidence: [all, police] }, 'member')
    expect(await restsOn()).toEqual(kept)
    await post('/1/withdrawal', { version: '2' }, 'member')
    await post('/1/restoration', { version: '3' }, 'member')
    expect(await restsOn()).toEqual(kept)

    const late = ['HE9', 'PO9'].map((reference, at) => ({
      reference,
      edition: springRound.edition,
      answers: { sector: at === 0 ? 'health' : 'police', assess_lead_practitioner: 'We ask others at times' },
    }))
    const lines = late.map((line) => JSON.stringify(line)).join('\n')
    await importResponses(service.db, service.services.questionnaires, 'spring', lines, NOON)
    const page = await main('/statements')
    expect(page).toContain('was 23, is 25')
    expect(page).not.toContain('was 3,')
    await post('/1/confirmation', { version: '4', text: text.replace('23', '25') }, 'member')
    const [confirmed] = await listStatements(service.db, 1)
    expect(confirmed?.text).toBe('Of all, 25 were neither; of one sector 3 were.')
    expect(confirmed?.evidence.map(({ figures }) => figures[0])).toEqual(['25', '3'])
    expect(await main('/statements')).not.toContain('Out of date')
    expect(await main('/statements', 'lead')).toContain('was 3, is 4')
  })

  it('rests no statement on sectors that are counted together for members alone', async () => {
    const cell = '/findings/tables/provide_gaps-answers/answered'
    expect(await main(`${cell}/all`)).toContain('/statements/new')
    expect(await main(`${cell}/other-sectors`)).not.toContain('/statements/new')
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
