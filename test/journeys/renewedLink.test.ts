import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import {
  HOW,
  IDENTIFY,
  openSection,
  SAVED,
  saveAndContinue,
  startAnswering,
  untilTold,
} from '../support/respondent.js'

describeJourney('renewing a private link', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a sergeant renews a link that went astray; who has the old one is told, and loses no text', async () => {
    const page = await (await journey.browser.newContext()).newPage()
    const old = await startAnswering(page, journey.address)
    const colleague = await (await journey.browser.newContext()).newPage()
    await colleague.goto(old)
    await openSection(colleague, IDENTIFY)

    await page.getByText('Make a new link').first().click()
    await page.getByRole('button', { name: 'Make a new link' }).click()
    await expectSound(page, 'Your response')
    expect(await page.getByText('Earlier links no longer open this response.').count()).toBe(1)
    const shown = await page.getByLabel('Private link to this response').inputValue()
    const renewed = `${journey.address}${new URL(shown).pathname}`
    expect(renewed).not.toBe(old)

    await colleague.getByLabel(HOW).fill('Typed with the old link')
    await untilTold(colleague, /^Not saved yet\. Your text is kept/)
    await saveAndContinue(colleague)
    await expectSound(colleague, 'This private link has been renewed')
    const tab = await colleague.context().newPage()
    await tab.goto(old)
    await expectSound(tab, 'This private link has been renewed')
    await tab.goto(renewed)
    await arriveAt(tab, 'Your response')
    await colleague.getByRole('button', { name: 'Save again' }).click()
    await arriveAt(colleague, /^Undertake/)
    await tab.goto(`${journey.address}/rounds/spring/response/sections/identify`)
    await untilTold(tab, SAVED)
    expect(await tab.getByLabel(HOW).inputValue()).toBe('Typed with the old link')
  })
})
