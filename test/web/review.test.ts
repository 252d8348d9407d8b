import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listThemeDecisions } from '../../server/db/themeDecisions.js'
import { filledIn, formFields } from '../support/form.js'
import { insertReadable, personWith, type Person } from '../support/readers.js'
import { startTestService, type TestService } from '../support/service.js'

const REVIEW = '/rounds/spring/themes/observation/review'
const SECTION = '/rounds/spring/findings/sections/identify'

let service: TestService
let one: Person
let two: Person

beforeEach(async () => {
  service = await startTestService()
  await insertReadable(service)
  one = personWith(service, await service.organiserCookie('member'))
  two = personWith(service, await service.organiserCookie('lead'))
})
afterEach(() => service.close())

const choose = (html: string, choices: Record<string, string>) => filledIn(formFields(html, REVIEW), choices)
const mark = (reference: string) => `mark-identify_how-${reference}`

describe('checking a theme', () => {
  it('shows matches with their words marked and others, and counts what is said of them', async () => {
    const { text } = await one.get(REVIEW).expect(200)
    expect(text).toContain('Status: automatic.')
    expect(text).toMatch(/<mark>Visits to families<\/mark>/)
    // Four of the twelve answers speak of visits; the thin one is left out.
    expect(text.match(/type="radio" value="yes"/g)).toHaveLength(12)
    expect((await two.get(SECTION)).text).toContain('Status of these counts: automatic.')
    await one
      .post(
        REVIEW,
        choose(text, {
          [mark('R03')]: 'yes',
          [mark('R06')]: 'no',
          [mark('R01')]: 'yes',
          [mark('R02')]: 'open',
        }),
      )
      .expect(303)
    const after = (await one.get(REVIEW)).text
    expect(after).toContain('Status: checked 2 of 4 matches and 1 of 8 other answers, 1 right, 1 missed.')
    expect(after).toMatch(/id="mark-identify_how-R01"[^>]*value="yes"[^>]* checked/)
    expect(await listThemeDecisions(service.db, 1)).toHaveLength(3)
    expect((await two.get(SECTION)).text).toContain('1 right, 1 missed')
    expect((await one.get('/rounds/spring/themes')).text).toContain(
      'checked 2 of 4 matches and 1 of 8 other answers, 1 right, 1 missed</td>',
    )
    expect((await one.get('/rounds/spring/codebook')).text).toContain('href="/rounds/spring/readers"')
    const draft = await two.get('/rounds/spring/release-drafts/10/findings.json').expect(200)
    expect(draft.text).toContain('1 right, 1 missed')
  })

  it('is fully reviewed once every answer was read, and an estimate stands before', async () => {
    const { text } = await one.get(REVIEW)
    const names = [...text.matchAll(/name="(mark-[^"]+)" type="radio" value="yes"/g)].map(
      ([, name]) => name ?? '',
    )
    await one.post(REVIEW, choose(text, Object.fromEntries(names.map((name) => [name, 'no'])))).expect(303)
    expect((await one.get(REVIEW)).text).toContain(
      'Status: fully reviewed: 4 matches and 8 other answers, 0 right',
    )
  })

  it('offers to switch off a rule that did poorly', async () => {
    const { text } = await one.get(REVIEW)
    const wrong = Object.fromEntries(['R03', 'R06', 'R09'].map((reference) => [mark(reference), 'no']))
    await one.post(REVIEW, choose(text, wrong)).expect(303)
    const after = (await one.get(REVIEW)).text
    expect(after).toContain('/rounds/spring/themes/observation/rules/observation-home')
    expect(after).toContain('Wrong in 3 of 3 answers that were checked')
  })

  it('asks again where the answer has changed since, and counts the mark no more', async () => {
    const { text } = await one.get(REVIEW)
    await one.post(REVIEW, choose(text, { [mark('R03')]: 'no' })).expect(303)
    await service.db
      .updateTable('answers')
      .set({ value: JSON.stringify('Visits to families at home, weekly.') })
      .where('value', 'like', '%home. 2"')
      .execute()
    service.services.findingsMemory.clear()
    const after = (await one.get(REVIEW)).text
    expect(after).toContain('Status: automatic.')
    expect(after).toContain('Somebody said so of an earlier text')
    expect(after).not.toMatch(/ checked/)
  })

  it('never writes over what somebody else said meanwhile', async () => {
    const [first, second] = [(await one.get(REVIEW)).text, (await two.get(REVIEW)).text]
    await one.post(REVIEW, choose(first, { [mark('R03')]: 'yes' })).expect(303)
    const mine = choose(second, { [mark('R03')]: 'no', [mark('R06')]: 'yes' })
    const met = await two.post(REVIEW, mine).expect(422)
    expect(met.text).toContain('Test member said otherwise of one of these answers meanwhile')
    expect(met.text).toMatch(/id="mark-identify_how-R06"[^>]*value="yes"[^>]* checked/)
    expect(await listThemeDecisions(service.db, 1)).toHaveLength(1)
  })

  it('says what is missing', async () => {
    expect((await one.post(REVIEW).expect(422)).text).toContain('Say of at least one answer')
    await one.get('/rounds/spring/themes/no-such/review').expect(404)
  })
})
