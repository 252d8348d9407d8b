import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAlternatives, listDraftAnswers } from '../../server/db/draftAnswers.js'
import {
  DIFFERENCES,
  openSection as open,
  SECTION,
  SETTLEMENT,
  shareResponseOn,
} from '../support/colleagues.js'
import { fillIn, filledIn, formFields } from '../support/form.js'
import { startTestService, type TestService } from '../support/service.js'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const colleagues = () => shareResponseOn(service)

describe('several people on one response', () => {
  it('may answer different questions at the same time without noticing each other', async () => {
    const { one, two, draftId } = await colleagues()
    const first = await open(one)
    const second = await open(two)
    await first
      .save({ identify_how: 'By talking' })
      .expect(303)
      .expect('Location', /sections\/assess/)
    await second
      .save({ identify_data: 'Attendance' })
      .expect(303)
      .expect('Location', /sections\/assess/)
    const kept = await listDraftAnswers(service.db, draftId)
    expect(kept.get('identify_how')?.answer).toBe('By talking')
    expect(kept.get('identify_data')?.answer).toBe('Attendance')
  })

  it.each([
    ['other', 'Mine', 'Theirs'],
    ['kept', 'Theirs', 'Mine'],
    ['both', 'Theirs\n\nMine', ''],
  ])('see both texts of one answer and keep %s', async (keep, result, setAside) => {
    const { one, two, draftId } = await colleagues()
    const first = await open(one)
    const second = await open(two)
    await first.save({ identify_how: 'Theirs' }).expect(303)
    const met = await second.save({ identify_how: 'Mine' }).expect(303)
    const address = met.headers.location ?? ''
    expect(address).toContain(DIFFERENCES)
    const page = await two.get(address).expect(200)
    expect(page.text).toMatch(/You wrote<\/h3>\s*<p[^>]*>Mine/)
    expect(page.text).toMatch(/A colleague wrote meanwhile<\/h3>\s*<p[^>]*>Theirs/)
    const fields = formFields(page.text, SETTLEMENT)
    await two
      .post(SETTLEMENT)
      .type('form')
      .send(filledIn(fields, { 'keep-0': keep }))
      .expect(303)
    const kept = await listDraftAnswers(service.db, draftId)
    expect(kept.get('identify_how')?.answer).toBe(result)
    const later = await one.get(DIFFERENCES).expect(200)
    expect(later.text).toContain('Earlier texts')
    expect(later.text).toContain(setAside)
  })

  it('lets neither page write over what was settled from both', async () => {
    const { one, two, draftId } = await colleagues()
    const first = await open(one)
    const second = await open(two)
    await first.autosave({ identify_how: 'Theirs' })
    await second.autosave({ identify_how: 'Mine' })
    const fields = formFields((await two.get(DIFFERENCES)).text, SETTLEMENT)
    await two
      .post(SETTLEMENT)
      .type('form')
      .send(filledIn(fields, { 'keep-0': 'both' }))
    for (const page of [first, second]) {
      const reply = await page.autosave({ identify_how: `Typed on: ${page === first ? 1 : 2}` })
      expect(reply.beside).toEqual(['identify_how'])
    }
    expect((await listDraftAnswers(service.db, draftId)).get('identify_how')?.answer).toBe('Theirs\n\nMine')
  })

  it('asks again where an answer changed while somebody chose', async () => {
    const { one, two, draftId } = await colleagues()
    const first = await open(one)
    const second = await open(two)
    await first.save({ identify_how: 'Theirs' })
    await second.save({ identify_how: 'Mine' })
    const fields = formFields((await two.get(DIFFERENCES)).text, SETTLEMENT)
    await fillIn(one, SECTION, { identify_how: 'Theirs, longer' })
    const again = await two
      .post(SETTLEMENT)
      .type('form')
      .send(filledIn(fields, { 'keep-0': 'other' }))
    expect(again.headers.location).toContain('changed=meanwhile')
    expect((await listDraftAnswers(service.db, draftId)).get('identify_how')?.answer).toBe('Theirs, longer')
    expect(await listAlternatives(service.db, draftId)).toMatchObject([{ answer: 'Mine', settled: false }])
  })

  it('shows who saved last, if they gave initials', async () => {
    const { one, two } = await colleagues()
    await fillIn(one, SECTION, { identify_how: 'x', initials: 'DE', completed: 'yes' })
    const hub = await two.get('/rounds/spring/response').expect(200)
    expect(hub.text).toContain('last saved by DE')
    expect(hub.text).toContain('Completed')
    expect((await two.get(SECTION)).text).toContain('Last saved by DE')
  })
})

const INTERLEAVINGS = Number(process.env.INTERLEAVINGS ?? 20)

describe('two pages on one section', () => {
  it(
    `lose no text that was acknowledged, in ${INTERLEAVINGS} random interleavings`,
    { timeout: (INTERLEAVINGS + 20) * 2000 },
    async () => {
      const step = fc.record({ who: fc.constantFrom(0, 1), act: fc.constantFrom('type', 'open') })
      const question = fc.constantFrom('identify_how', 'identify_data')
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(step, question), { maxLength: 14 }), async (steps) => {
          const { one, two, draftId } = await colleagues()
          const browsers = [one, two]
          const opened = (who: number) => open(browsers[who] ?? one)
          const pages = [await opened(0), await opened(1)]
          /** What each page shows of each question; what it writes over that, it writes over knowingly. */
          const shown = [new Map<string, unknown>(), new Map<string, unknown>()]
          const acknowledged = new Set<unknown>()
          for (const [index, [{ who, act }, id]] of steps.entries()) {
            if (act === 'open') {
              pages[who] = await opened(who)
              const kept = await listDraftAnswers(service.db, draftId)
              shown[who] = new Map([...kept].map(([question, { answer }]) => [question, answer]))
            } else {
              const text = `text ${index}`
              await pages[who]?.autosave({ [id]: text })
              acknowledged.delete(shown[who]?.get(id))
              acknowledged.add(text)
              shown[who]?.set(id, text)
            }
          }
          const texts = [
            ...[...(await listDraftAnswers(service.db, draftId)).values()].map(({ answer }) => answer),
            ...(await listAlternatives(service.db, draftId)).map(({ answer }) => answer),
          ]
          for (const text of acknowledged) expect(texts).toContain(text)
        }),
        { numRuns: INTERLEAVINGS, seed: 20190924 },
      )
    },
  )
})
