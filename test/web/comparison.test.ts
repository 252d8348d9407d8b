import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf as answerOf } from '../../server/audit/answers.js'
import { listActivity } from '../../server/db/activity.js'
import { listMatchedAgencies } from '../../server/db/matches.js'
import { findRound, insertRound, updateRound } from '../../server/db/rounds.js'
import { insertResponses } from '../../server/db/responses.js'
import { readCsvTable } from '../../server/export/csvTable.js'
import { earlierFindings, earlierRoundOf } from '../../server/web/comparison/comparedRounds.js'
import { DRAFT_EDITION, draftResponses } from '../support/draftEdition.js'
import { elements, textOf } from '../support/dom.js'
import { sampleResponses } from '../support/findings.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'
import { makeTwoRounds } from '../support/twoRounds.js'

const COMPARISON = '/rounds/second/comparison'

let service: TestService
let lead: string
let member: string
let firstId: number
beforeAll(async () => {
  service = await startTestService({}, null)
  lead = await service.organiserCookie('lead')
  member = await service.organiserCookie('member')
  const [first] = await makeTwoRounds(service)
  firstId = first.id
}, 120_000)
afterAll(() => service.close())

const get = (address: string, cookie = lead) => request(service.app).get(address).set('Cookie', cookie)
const textAt = async (address: string, cookie = lead) => (await get(address, cookie).expect(200)).text

/** The tables of a page: rows of cells by their first. */
function rowsOf(html: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    elements(html, 'tr').map((row) => {
      const [head = '', ...cells] = [...elements(row, 'th'), ...elements(row, 'td')].map((cell) =>
        textOf(cell).trim(),
      )
      return [head, cells]
    }),
  )
}

describe('the comparison of two rounds', () => {
  it('says who took part, and what grew', async () => {
    const text = await textAt(COMPARISON)
    expect(text).toContain('The earlier round is “First audit”.')
    expect(rowsOf(text).get('Responses that count')).toEqual(['92', '81'])
    expect(text).toMatch(/\d+ agencies took part in both rounds\./)
    expect(text).toContain('4 agencies took part for the first time.')
    const [, , , , difference, says] = rowsOf(text).get('Training and development') ?? []
    expect([difference, says]).toEqual([expect.stringMatching(/^\+\d+ points$/), 'No clear difference'])
    expect(rowsOf(text).get('Police')).toHaveLength(6)
  })

  it('counts the agencies in both rounds alone, each once', async () => {
    const text = await textAt(`${COMPARISON}?of=both`)
    expect(text).toContain('each once')
    const [, both = ''] = /(\d+) agencies took part in both rounds/.exec(text) ?? []
    const section = rowsOf(await textAt(`${COMPARISON}/sections/identify?of=both`))
    expect(section.get('Answered')?.[0]).toContain(`of ${both}`)
  })

  it('can be taken away, a row a figure, with numbers that stand alone', async () => {
    const { text, headers } = await get(`${COMPARISON}.csv`).expect(200)
    expect(headers['content-type']).toContain('text/csv')
    const { columns, rows } = await readCsvTable(text)
    expect(columns).toHaveLength(16)
    const yes = rows.find(
      ({ part, question_id: id, row_id: row }) =>
        part === 'choices' && id === 'assess_lead_practitioner' && row === 'yes',
    )
    expect(yes).toMatchObject({ earlier_count: '20', says: 'More' })
    const no = rows.find(({ question_id: id, row_id: row }) => id === yes?.question_id && row === 'no')
    expect(no?.says).toBe('Fewer')
    expect(Number(no?.difference_points)).toBeLessThan(0)
    const [activity] = await listActivity(service.db)
    expect(activity).toMatchObject({ action: 'findings-exported', object: 'comparison.csv' })
  })

  it('shows members no agency, and no sector', async () => {
    const pages = [COMPARISON, `${COMPARISON}?of=both`, `${COMPARISON}/sections/provide`, `${COMPARISON}.csv`]
    for (const page of pages) {
      const text = await textAt(page, member)
      expect(text).not.toContain('Larkbarrow')
      expect(text).not.toContain('Beckside')
      expect(text).not.toContain('Police')
    }
    await get(`${COMPARISON}/agencies/1`, member).expect(403)
  })

  it('is not there where no earlier round is chosen, and says where to choose it', async () => {
    const page = await textAt('/rounds/first/comparison')
    expect(page).toContain('No earlier round to compare with is chosen.')
    expect(page).toContain('/rounds/first/settings')
    expect(await textAt('/rounds/first/comparison', member)).toContain('A lead can choose it')
    await get('/rounds/first/comparison/sections/assess').expect(404)
    await get('/rounds/first/comparison.csv').expect(404)
  })
})

describe('an earlier round', () => {
  it('is chosen in the settings, from the others', async () => {
    const page = await textAt('/rounds/second/settings')
    expect(page).toMatch(/<option value="\d+" selected>First audit/)
    expect(page).not.toMatch(/<option[^>]*>Second audit/)
    const first = await textAt('/rounds/first/settings')
    expect(first).toMatch(/<option[^>]*>Second audit/)
    const wrong = await request(service.app)
      .post('/rounds/first/settings')
      .set('Cookie', lead)
      .type('form')
      .send({ ...springRound, thresholdsUrl: '', minimumCount: '5', earlierRoundId: '999' })
      .expect(422)
    expect(wrong.text).toContain('Select one of the rounds offered')
  })

  it('is read by the codebook of the later one', async () => {
    const round = (await findRound(service.db, 'second')) ?? expect.fail('no round')
    const questionnaire = service.services.questionnaires.get(round.edition) ?? expect.fail('no edition')
    const earlier = (await earlierRoundOf(service.services, { round })) ?? expect.fail('no earlier round')
    expect(earlier.questionnaire).toBe(questionnaire)
    const { codebook } = service.services
    const other = { ...codebook, version: '99.0.0', themes: codebook.themes.slice(0, 3) }
    const found = await earlierFindings(service.services, earlier, other)
    if (!('findings' in found)) throw new Error('It is still being worked out.')
    expect(found.findings.codebook.version).toBe('99.0.0')
    expect(found.findings.workings).toHaveLength(3)
    const again = await earlierFindings(service.services, earlier, other)
    expect('findings' in again && again.findings).toBe(found.findings)
  })

  it('of another edition is bridged by the crosswalk, with breaks marked', async () => {
    const draft = { ...springRound, slug: 'draft', title: 'Draft audit', edition: DRAFT_EDITION }
    const round = await insertRound(service.db, { ...draft, earlierRoundId: firstId }, NOON)
    await insertResponses(service.db, round.id, draftResponses(), NOON)
    const text = await textAt('/rounds/draft/comparison')
    expect(text).toContain('[b] The two rounds answered different editions')
    expect(text).toContain('What data do you use to understand need')
    const families = await textAt('/rounds/draft/comparison/sections/families')
    expect(families).toContain('None of the six was about housing.')
    const rows = rowsOf(families)
    expect(rows.get('Secure housing')).toEqual([
      '[z]',
      '[z]',
      '10 of 30 (33%)',
      '19%–51%',
      '[b]',
      'Not compared',
    ])
    const identify = await textAt('/rounds/draft/comparison/sections/identify')
    expect(identify).toContain('[b] The earlier round did not ask this.')
  })
})

describe('one agency’s two answers', () => {
  const place = async (reference: string) => {
    const id = (await findRound(service.db, 'second'))?.id ?? 0
    const agency = (await listMatchedAgencies(service.db, id)).get(reference)
    return `${COMPARISON}/agencies/${agency ?? 0}`
  }

  it('stand side by side for a lead, who is recorded', async () => {
    const address = await place('T01')
    expect(await textAt('/rounds/second/responses/T01')).toContain(`href="${address}"`)
    expect(await textAt(COMPARISON)).toContain(`href="${address}"`)
    const text = await textAt(address)
    const [first] = sampleResponses()
    expect(text).toContain(answerOf(first?.answers ?? {}, 'agency'))
    expect(text).toContain('Earlier round: First audit (S01)')
    expect(text).toContain('This round: Second audit (T01)')
    expect(text).toContain('lead practitioner training of the partnership')
    const [activity] = await listActivity(service.db)
    expect(activity).toMatchObject({
      action: 'side-by-side-seen',
      object: address.slice('/rounds/second/'.length),
    })
  })

  it('are not there for an agency of one round alone', async () => {
    await get(await place('T81')).expect(404)
    expect(await textAt('/rounds/second/responses/T81')).not.toContain('side by side')
  })

  it('are not there once no earlier round is chosen', async () => {
    const round = (await findRound(service.db, 'second')) ?? expect.fail('no round')
    const address = await place('T01')
    await updateRound(service.db, round.id, { ...round, earlierRoundId: null })
    await get(address).expect(404)
    await updateRound(service.db, round.id, round)
  })
})
