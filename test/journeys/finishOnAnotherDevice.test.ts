import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, startJourney, type Journey } from '../support/journey.js'
import {
  ABOUT,
  HOW,
  IDENTIFY,
  openSection,
  SAVED,
  saveAndContinue,
  startAnswering,
  untilTold,
} from '../support/respondent.js'

describeJourney('starting on one device and finishing on another', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a practice manager types on a phone, copies the private link, and goes on at the desk', async () => {
    const phone = await (
      await journey.browser.newContext({
        viewport: { width: 375, height: 812 },
        permissions: ['clipboard-read', 'clipboard-write'],
      })
    ).newPage()
    await startAnswering(phone, journey.address)
    await phone.getByRole('button', { name: 'Copy link' }).click()
    await phone.getByRole('status').filter({ hasText: 'Link copied' }).waitFor()
    const copied = await phone.evaluate<string>('navigator.clipboard.readText()')
    await openSection(phone, IDENTIFY)
    await phone.getByLabel(HOW).fill('Receptionists notice.')
    await untilTold(phone, SAVED)

    const desk = await (await journey.browser.newContext()).newPage()
    await desk.goto(`${journey.address}${new URL(copied).pathname}`)
    await arriveAt(desk, 'Your response')
    expect(desk.url(), 'the address holds no key').toBe(`${journey.address}/rounds/spring/response`)
    await openSection(desk, IDENTIFY)
    expect(await desk.getByLabel(HOW).inputValue()).toBe('Receptionists notice.')
    await desk.getByLabel(HOW).fill('Receptionists notice. Nurses ask.')
    await saveAndContinue(desk)
    await arriveAt(desk, /^Undertake/)
    await desk.getByRole('link', { name: 'Back' }).click()
    await openSection(desk, ABOUT)
    await desk.getByLabel('Health', { exact: true }).check()
    await desk.getByRole('button', { name: 'Save and come back later' }).click()
    await desk.getByRole('button', { name: 'Check your answers and send them' }).click()
    await desk.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(desk, 'Response sent')

    await phone.goto(copied.replace(new URL(copied).origin, journey.address))
    await arriveAt(phone, 'Your response')
    expect(await phone.getByText(/^You sent this response on/).count()).toBe(1)
  })
})
