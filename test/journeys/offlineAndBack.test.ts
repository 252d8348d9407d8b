import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import {
  DATA,
  HOW,
  IDENTIFY,
  NOT_SAVED,
  openSection,
  SAVED,
  saveAndContinue,
  startAnswering,
  untilTold,
} from '../support/respondent.js'

describeJourney('offline and back', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a police sergeant loses the connection, types on, and finds all of it saved when it is back', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await startAnswering(page, journey.address)
    await openSection(page, IDENTIFY)
    await context.setOffline(true)
    await page.getByLabel(HOW).fill('Typed in the car')
    await untilTold(page, NOT_SAVED)
    await context.setOffline(false)
    await untilTold(page, SAVED)
    await saveAndContinue(page)
    await arriveAt(page, /^Undertake/)
    await page.goBack()
    await arriveAt(page, IDENTIFY)
    expect(await page.getByLabel(HOW).inputValue()).toBe('Typed in the car')
  })

  it('a nurse whose connection is back only after the close finds what never arrived, to copy', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await startAnswering(page, journey.address)
    await openSection(page, IDENTIFY)
    await context.setOffline(true)
    await page.getByLabel(HOW).fill('Typed on the train')
    await untilTold(page, NOT_SAVED)
    const section = page.url()
    await page.close()
    const { id, closesOn } = journey.round
    const close = (day: string) =>
      journey.db.updateTable('rounds').set({ closes_on: day }).where('id', '=', id).execute()
    await close('2020-02-01')
    await context.setOffline(false)
    const later = await context.newPage()
    await later.goto(section)
    await expectSound(later, 'This audit is closed')
    await later.getByRole('link', { name: 'See your answers' }).click()
    await later.getByRole('heading', { name: 'Text that was not saved' }).waitFor()
    expect(await later.getByText('Typed on the train').isVisible()).toBe(true)
    await expectSound(later, 'Your answers')
    await close(closesOn)
    await later.goto(section)
    await untilTold(later, SAVED)
    expect(await later.getByLabel(HOW).inputValue()).toBe('Typed on the train')
  })

  it('two tabs of one section keep their own text and lose neither', async () => {
    const context = await journey.browser.newContext()
    const one = await context.newPage()
    await startAnswering(one, journey.address)
    await openSection(one, IDENTIFY)
    const two = await context.newPage()
    await two.goto(one.url())
    await context.setOffline(true)
    await one.getByLabel(HOW).fill('In the first tab')
    await two.getByLabel(DATA).fill('In the second tab')
    await untilTold(one, NOT_SAVED)
    await untilTold(two, NOT_SAVED)
    const section = one.url()
    await one.close()
    await two.close()
    await context.setOffline(false)

    const again = await context.newPage()
    await again.goto(section)
    await untilTold(again, SAVED)
    await expect.poll(() => again.evaluate('localStorage.length')).toBe(0)
    await again.reload()
    expect(await again.getByLabel(HOW).inputValue()).toBe('In the first tab')
    expect(await again.getByLabel(DATA).inputValue()).toBe('In the second tab')
  })

  it('a browser that keeps nothing says so', async () => {
    const context = await journey.browser.newContext()
    await context.addInitScript('Storage.prototype.setItem = () => { throw new Error("full") }')
    const page = await context.newPage()
    await startAnswering(page, journey.address)
    await openSection(page, IDENTIFY)
    await context.setOffline(true)
    await page.getByLabel(HOW).fill('On a locked-down laptop')
    await untilTold(page, /Not saved yet: no connection\. Keep this page open/)
    await context.setOffline(false)
    await untilTold(page, SAVED)
  })
})
