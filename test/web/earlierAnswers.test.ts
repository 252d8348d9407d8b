import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertCorrection } from '../../server/db/corrections.js'
import { listDraftAnswers } from '../../server/db/draftAnswers.js'
import { listEarlierChoices } from '../../server/db/earlierChoices.js'
import { insertPaperReturn } from '../../server/db/paperReturns.js'
import { findResponseHistory } from '../../server/db/responseHistory.js'
import { eraseResponse } from '../../server/db/responseErasures.js'
import { updateRound } from '../../server/db/rounds.js'
import { hashOf, newKey } from '../../server/web/keys.js'
import { openSection } from '../support/colleagues.js'
import { DRAFT_EDITION } from '../support/draftEdition.js'
import { elements, textOf } from '../support/dom.js'
import { invite, LAST_TIME, makeEarlierRound } from '../support/earlierRound.js'
import { filledIn, formFields } from '../support/form.js'
import { NOON, startTestService, type Browser, type TestService } from '../support/service.js'

const RESPONSE = '/rounds/again/response'
const IDENTIFY = `${RESPONSE}/sections/identify`
const HOW = LAST_TIME.identify_how as string
const OFFER = 'What you answered last time (First audit)'

let service: TestService
let made: Awaited<ReturnType<typeof makeEarlierRound>>
beforeEach(async () => {
  service = await startTestService({}, null)
  made = await makeEarlierRound(service)
})
afterEach(() => service.close())

async function opened(link: string): Promise<Browser> {
  const browser = service.browser()
  await browser.get(link).expect(303)
  return browser
}
const pageOf = async (browser: Browser, address = IDENTIFY) => (await browser.get(address).expect(200)).text
const keptOf = async (id: string) => (await listDraftAnswers(service.db, made.own.draftId)).get(id)?.answer

/** Presses a button of an offer, with what was typed on the page. */
async function choose(browser: Browser, choice: string, filling: Record<string, string> = {}) {
  const fields = formFields(await pageOf(browser), IDENTIFY)
  const body = filledIn(fields, { ...filling, earlier: `${choice} identify_how` })
  return browser.post(IDENTIFY).type('form').send(body)
}

describe('what an agency answered last time', () => {
  it('is offered by its own link below the same question, and copied by nothing but its buttons', async () => {
    const browser = await opened(made.own.link)
    const page = await pageOf(browser)
    const summaries = elements(page, 'summary').map((one) => textOf(one).trim())
    expect(summaries.filter((text) => text.startsWith(OFFER))).toHaveLength(2)
    expect(page).toContain('She keeps a list.')
    expect(elements(page, 'textarea').map((area) => textOf(area))).not.toContain(HOW)
    expect(await keptOf('identify_how')).toBeUndefined()
    const families = await pageOf(browser, `${RESPONSE}/sections/families`)
    expect(families).toContain(OFFER)
    const about = await pageOf(browser, `${RESPONSE}/sections/about`)
    expect(about).not.toContain('What you answered last time')
    expect(about).not.toContain('Robin Marsh')
  })

  it('is for no other agency of the round, and for nobody without a link', async () => {
    const other = await opened((await invite(service, made.again, 'Dale Nursery')).link)
    expect(await pageOf(other)).not.toContain('She keeps a list.')
    await choose(other, 'still-true')
    expect(await pageOf(other)).not.toContain('She keeps a list.')
    const stranger = service.browser()
    await stranger.post('/rounds/again/drafts').expect(303)
    expect(await pageOf(stranger)).not.toContain('She keeps a list.')
    await request(service.app).get(IDENTIFY).expect(403)
  })

  it('is not for whoever keys in a return from paper', async () => {
    const [key, draft] = [
      newKey(),
      { id: 'paper', reference: 'PAPER', roundId: made.again.id, keyedBy: null },
    ]
    const mill = { id: made.own.agencyId, name: 'Mill School', sector: '', contact: '', email: '', tags: [] }
    const paper = { ...draft, agency: mill, until: '2027-04-30', keyHash: hashOf(key) }
    await insertPaperReturn(service.db, paper, NOON)
    expect(await pageOf(await opened(`/links/${key}`))).not.toContain('She keeps a list.')
  })

  it('is as corrected, and is gone with the words, with the response, and when no round is compared with', async () => {
    const { id: organiserId } = await lead()
    const history = await findResponseHistory(service.db, made.before.id, 'R1')
    const correction = {
      responseId: history?.id ?? 0,
      version: 1,
      reason: 'Agreed by telephone',
      organiserId,
      remedy: { kind: 'text', questionId: 'identify_how', text: 'Tutors tell the lead.' },
    } as const
    await insertCorrection(service.db, correction, NOON)
    const browser = await opened(made.own.link)
    expect(await pageOf(browser)).toContain('Tutors tell the lead.')
    const words = (value: string | null) =>
      service.db.updateTable('rounds').set({ words_deleted_on: value }).where('slug', '=', 'before').execute()
    await words('2027-03-09')
    expect(await pageOf(browser)).not.toContain(OFFER)
    await words(null)
    await updateRound(service.db, made.again.id, { ...made.again, earlierRoundId: null })
    expect(await pageOf(browser)).not.toContain(OFFER)
    await updateRound(service.db, made.again.id, made.again)
    expect(await pageOf(browser)).toContain(OFFER)
    await insertCorrection(service.db, { ...correction, remedy: { kind: 'exclusion' } }, NOON)
    expect(await pageOf(browser)).not.toContain(OFFER)
  })

  it('is offered in another edition where the crosswalk is exact', async () => {
    await service.db
      .updateTable('rounds')
      .set({ edition: DRAFT_EDITION })
      .where('slug', '=', 'again')
      .execute()
    const browser = await opened(made.own.link)
    const page = await pageOf(browser)
    expect(page).toContain('She keeps a list.')
    expect(page).not.toContain('Attendance and exclusions.')
  })
})

describe('what an agency says of it', () => {
  it.each(['still-true', 'changed'])('%s copies it, and keeps what else was typed', async (choice) => {
    const browser = await opened(made.own.link)
    const { headers } = await choose(browser, choice, { identify_data: 'Registers.' })
    expect(headers.location).toBe(`${IDENTIFY}#earlier-identify_how`)
    expect(await keptOf('identify_how')).toBe(HOW)
    expect(await keptOf('identify_data')).toBe('Registers.')
    const page = await pageOf(browser)
    expect(elements(page, 'textarea').map((area) => textOf(area))).toContain(HOW)
    expect(page).toMatch(/id="earlier-identify_how" tabindex="-1">You said: what you answered last time/)
  })

  it('no longer true copies nothing, and takes out what was copied', async () => {
    const browser = await opened(made.own.link)
    expect((await choose(browser, 'no-longer-true')).status).toBe(303)
    expect(await keptOf('identify_how')).toBeUndefined()
    await choose(browser, 'still-true')
    await choose(browser, 'no-longer-true')
    expect(await keptOf('identify_how')).toBe('')
    await choose(browser, 'no-longer-true', { identify_how: 'By talking' })
    expect(await keptOf('identify_how')).toBe('By talking')
  })

  it('never writes over what was typed: both are kept, and somebody chooses', async () => {
    const browser = await opened(made.own.link)
    const { headers } = await choose(browser, 'still-true', { identify_how: 'By talking' })
    expect(headers.location).toContain(`${RESPONSE}/differences`)
    const differences = await pageOf(browser, headers.location)
    for (const words of ['By talking', 'She keeps a list.', 'Use what you answered last time'])
      expect(differences).toContain(words)
    expect(await keptOf('identify_how')).toBe('By talking')
  })

  it('meets what a colleague wrote meanwhile by the rules of every save', async () => {
    const [one, two] = [await opened(made.own.link), await opened(made.own.link)]
    const theirs = await openSection(two, IDENTIFY)
    const mine = await openSection(one, IDENTIFY)
    await theirs.save({ identify_how: 'A colleague wrote this.' })
    const chosen = await mine.save({ earlier: 'still-true identify_how' })
    expect(chosen.headers.location).toContain('/differences')
    expect(await keptOf('identify_how')).toBe('A colleague wrote this.')
    const stale = await mine.save({ earlier: 'no-longer-true identify_how' })
    expect(stale.headers.location).toContain('#earlier-identify_how')
    expect(await keptOf('identify_how')).toBe('A colleague wrote this.')
  })

  it('does not take away what a colleague has just copied', async () => {
    const [one, two] = [await opened(made.own.link), await opened(made.own.link)]
    const mine = await openSection(one, IDENTIFY)
    await choose(two, 'still-true')
    const chosen = await mine.save({ earlier: 'no-longer-true identify_how' })
    expect(chosen.headers.location).toContain('/differences')
    expect(await keptOf('identify_how')).toBe(HOW)
  })

  it('leads back to the check page, and is said with what is wrong on the page', async () => {
    const browser = await opened(made.own.link)
    const fields = formFields(await pageOf(browser, `${IDENTIFY}?from=check`), IDENTIFY)
    const send = (filling: Record<string, string>) =>
      browser.post(IDENTIFY).type('form').send(filledIn(fields, filling))
    const earlier = 'still-true identify_how'
    const tooLong = await send({ earlier, identify_data: 'x'.repeat(20_001) })
    expect(tooLong.status).toBe(422)
    expect(elements(tooLong.text, 'textarea').map((area) => textOf(area))).toContain(HOW)
    expect(tooLong.text).toContain('Save and go back to your answers')
    const right = await send({ earlier, identify_data: 'Short.' })
    expect(right.headers.location).toBe(`${IDENTIFY}?from=check#earlier-identify_how`)
  })

  it('is not what the Enter key presses', async () => {
    const page = await pageOf(await opened(made.own.link))
    const form = elements(page, 'form').find((one) => elements(one, 'textarea').length > 0)
    const [first] = form ? elements(form, 'button') : []
    expect(first && textOf(first)).toBe('Save and continue')
  })

  it('is kept without words, told to leads alone, and erased with the response', async () => {
    const browser = await opened(made.own.link)
    await choose(browser, 'still-true')
    await choose(browser, 'changed')
    expect([...(await listEarlierChoices(service.db, made.own.draftId))]).toEqual([
      ['identify_how', 'changed'],
    ])
    await browser.post(`${RESPONSE}/submission`).type('form').send({ personal: 'keep' }).expect(303)
    const history = await findResponseHistory(service.db, made.again.id, made.own.reference)
    const address = `/rounds/again/responses/${made.own.reference}`
    const read = async (cookie: string) =>
      (await request(service.app).get(address).set('Cookie', cookie).expect(200)).text
    expect(await read(await service.organiserCookie('lead'))).toContain('of 1 that they have changed')
    expect(await read(await service.organiserCookie('member'))).not.toContain('offered its answers')
    await eraseResponse(service.db, history?.id ?? 0, NOON)
    expect(await listEarlierChoices(service.db, made.own.draftId)).toEqual(new Map())
  })
})

async function lead() {
  await service.organiserCookie('lead')
  return service.db.selectFrom('organisers').select('id').executeTakeFirstOrThrow()
}
