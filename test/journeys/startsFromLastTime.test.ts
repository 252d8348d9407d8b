import { afterAll, beforeAll, expect, it } from 'vitest'
import { LAST_TIME, makeEarlierRound } from '../support/earlierRound.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { openRound } from '../support/service.js'
import { DATA, HOW } from '../support/respondent.js'

describeJourney('an agency starts from what it answered last time, on a phone', () => {
  let journey: Journey
  let made: Awaited<ReturnType<typeof makeEarlierRound>>
  beforeAll(async () => {
    journey = await startJourney()
    const { opensOn, closesOn } = openRound
    made = await makeEarlierRound(journey, { opensOn, closesOn })
  })
  afterAll(() => journey.close())

  it.each([
    ['Still true', 'is still true', LAST_TIME.identify_how, true],
    ['No longer true', 'is no longer true', '', false],
  ] as const)('opens the answer and says: %s (%s)', async (button, words, answer, script) => {
    const phone = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true }
    const context = await journey.browser.newContext({ ...phone, javaScriptEnabled: script })
    const page = await context.newPage()
    await page.goto(`${journey.address}${made.own.link}`)
    await page.getByRole('link', { name: /^Identify/ }).tap()
    await arriveAt(page, /^Identify/)
    await page.getByText('What you answered last time (First audit)').first().tap()
    await page.getByLabel(DATA).fill('Registers.')
    if (script) await expectSound(page, /^Identify/)
    await page.getByRole('button', { name: new RegExp(`^${button}.*identifies`) }).tap()
    await page.waitForURL(/#earlier-identify_how$/)
    await arriveAt(page, /^Identify/)
    const said = page.getByText(`You said: what you answered last time ${words}.`)
    await said.waitFor()
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('earlier-identify_how')
    expect(await page.getByLabel(HOW).inputValue()).toBe(answer)
    expect(await page.getByLabel(DATA).inputValue()).toBe('Registers.')
    if (script) await expectSound(page, /^Identify/)
    await context.close()
  })

  it('is not hurried by the Enter key', async () => {
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(`${journey.address}${made.own.link}`)
    await page.getByRole('link', { name: /^Family focus/ }).click()
    await arriveAt(page, /^Family focus/)
    await page.getByLabel('How many families are you currently working with').fill('12')
    await page.keyboard.press('Enter')
    await arriveAt(page, /^Check your answers/)
  })
})
