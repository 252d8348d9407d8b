import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scoreCardTable } from '../../server/audit/groupTables.js'
import { insertIndicator } from '../../server/db/indicators.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { findRound, updateRound } from '../../server/db/rounds.js'
import { readCsvTable } from '../../server/export/csvTable.js'
import { groupConclusionsOf } from '../../server/web/findings/groupConclusions.js'
import { findingsOf } from '../../server/web/findings/roundFindings.js'
import { elements, textOf } from '../support/dom.js'
import { NOON, startTestService, type TestService } from '../support/service.js'
import { makeTwoRounds } from '../support/twoRounds.js'

const CARD = '/rounds/second/score-card'

let service: TestService
let lead: string
let member: string
beforeAll(async () => {
  service = await startTestService({}, null)
  lead = await service.organiserCookie('lead')
  member = await service.organiserCookie('member')
  const [first, second] = await makeTwoRounds(service)
  const who = { name: 'Lee Dean', email: 'lee@example.org', role: 'lead' } as const
  const { id: organiserId } = await insertOrganiser(service.db, who, NOON)
  const indicator = { label: 'Re-referrals', unit: 'percent', polarity: 'down', target: null } as const
  const more = { period: '2026', source: 'Case system', benchmarks: {}, isPublic: true }
  for (const [roundId, value] of [
    [first.id, 22],
    [second.id, 18],
  ] as const)
    await insertIndicator(
      service.db,
      { roundId, formId: `form-${roundId}`, organiserId },
      { ...indicator, ...more, value },
      NOON,
    )
}, 120_000)
afterAll(() => service.close())

const textAt = async (address: string, cookie = lead) =>
  (await request(service.app).get(address).set('Cookie', cookie).expect(200)).text

/** The cells of the row whose heading begins so. */
function cellsIn(html: string, heading: string): readonly string[] {
  const row = elements(html, 'tr').find((one) =>
    elements(one, 'th').some((head) => textOf(head).trim().startsWith(heading)),
  )
  return row === undefined ? [] : elements(row, 'td').map((cell) => textOf(cell).replace(/\s+/g, ' ').trim())
}

describe('the direction of travel', () => {
  it('stands on the score card as arrow, words and colour, beside the figure of the round before', async () => {
    const html = await textAt(CARD)
    expect(html).toContain('The round before is “First audit”.')
    const [now, before, travel] = cellsIn(html, 'Take on the lead practitioner role')
    expect(before).toBe('59% 20 of 34')
    expect(now).not.toBe(before)
    expect(travel).toBe('↑ Up: better')
    expect(html).toContain('app-travel--better')
    expect(cellsIn(html, 'Re-referrals').slice(0, 3)).toEqual([
      expect.stringContaining('18%'),
      '22%',
      '↓ Down: better',
    ])
  })

  it('is in the file, and in what a release tells in its pages, workbook and report', async () => {
    const { rows } = await readCsvTable(await textAt(`${CARD}.csv`))
    const line = rows.find(({ Indicator: label }) => label === 'Take on the lead practitioner role')
    expect(line).toMatchObject({ 'Round before': '59%', 'Direction of travel': 'Up: better' })
    const round = await findRound(service.db, 'second')
    const questionnaire = round && service.services.questionnaires.get(round.edition)
    if (!round || !questionnaire) throw new Error('There is no round.')
    const visit = { round, questionnaire }
    const found = await findingsOf(service.services, visit)
    if (!('findings' in found)) throw new Error('The findings are not there.')
    const { scoreCard } = await groupConclusionsOf(service.services, visit, found, new Set())
    expect(scoreCard.find(({ id }) => id === 'lead-practitioner')).toMatchObject({
      ...{ before: { kind: 'percentage', count: 20, base: 34 }, direction: 'better', way: 'up' },
    })
    const columns = scoreCardTable(scoreCard).columns.map(({ label }) => label)
    expect(columns).toEqual(expect.arrayContaining(['Round before', 'Direction of travel']))
  })

  it('tells members no rate of a sector that sent few responses, then or now', async () => {
    const rates = (html: string) =>
      elements(html, 'th')
        .map((head) => textOf(head).trim())
        .filter((text) => text.startsWith('Expected agencies that responded: '))
    const [all, shown] = [rates(await textAt(CARD)), rates(await textAt(CARD, member))]
    expect(all.some((label) => label.startsWith('Expected agencies that responded: Police'))).toBe(true)
    expect(shown.length).toBeGreaterThan(1)
    expect(shown.length).toBeLessThan(all.length)
    expect(shown.some((label) => label.startsWith('Expected agencies that responded: Police'))).toBe(false)
    expect(await textAt(`${CARD}.csv`, member)).not.toContain('Expected agencies that responded: Police')
  })

  it('stands in the comparison of the rounds too, of all responses alone', async () => {
    const html = await textAt('/rounds/second/comparison')
    const [then, now, travel] = cellsIn(html, 'Take on the lead practitioner role')
    expect([then, travel]).toEqual(['59% 20 of 34', '↑ Up: better'])
    expect(cellsIn(await textAt(CARD), 'Take on the lead practitioner role')[0]).toContain(now)
    expect(html).toContain(`href="${CARD}"`)
    expect(await textAt('/rounds/second/comparison?of=both')).not.toContain(`href="${CARD}"`)
    const shown = await textAt('/rounds/second/comparison', member)
    expect(shown).toContain('Up: better')
    expect(shown).not.toContain('Expected agencies that responded: Police')
  })

  it('waits for the figures of the round before without keeping the card back', async () => {
    const { services } = service
    const [first, second] = [await findRound(service.db, 'first'), await findRound(service.db, 'second')]
    if (!first || !second) throw new Error('There is no round.')
    services.findingsMemory.delete(first.id)
    Object.assign(services, { pace: { ...services.pace, largeFrom: 1, patience: 0 } })
    const html = await textAt(CARD)
    expect(html).toContain('The figures of the round before, “First audit”, are being worked out.')
    expect(cellsIn(html, 'Take on the lead practitioner role')).toHaveLength(2)
    const { rows } = await readCsvTable(await textAt(`${CARD}.csv`))
    expect(rows.some((row) => row['Direction of travel'] === 'Up: better')).toBe(true)
    expect(await textAt(CARD)).toContain('The round before is “First audit”.')
    await updateRound(service.db, second.id, { ...second, earlierRoundId: null })
    expect(await textAt(CARD)).toContain('There is no earlier round to compare with')
  })
})
