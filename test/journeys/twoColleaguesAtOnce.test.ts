import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import {
  DATA,
  HOW,
  IDENTIFY,
  openSection,
  SAVED,
  saveAndContinue,
  startAnswering,
  untilTold,
} from '../support/respondent.js'

describeJourney('two colleagues at once', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  async function colleagues(): Promise<{ one: Page; two: Page }> {
    const [one, two] = [await journey.browser.newContext(), await journey.browser.newContext()]
    const [first, second] = [await one.newPage(), await two.newPage()]
    const link = await startAnswering(first, journey.address)
    await second.goto(link)
    await openSection(first, IDENTIFY)
    await openSection(second, IDENTIFY)
    return { one: first, two: second }
  }

  it('both type the same answer; the second sees both texts side by side and keeps both', async () => {
    const { one, two } = await colleagues()
    await one.getByLabel(HOW).pressSequentially('Health visitors tell us.')
    await untilTold(one, SAVED)
    await two.getByLabel(HOW).pressSequentially('At the school gate.')
    await untilTold(two, /A colleague changed an answer meanwhile\. Both texts are kept/)
    await two.getByLabel(DATA).fill('Attendance')
    await saveAndContinue(two)
    await expectSound(two, 'Choose between two versions')
    const texts = await two.locator('.app-side-by-side__text').allInnerTexts()
    expect(texts.map((text) => text.split(/\s*\n\s*/))).toEqual([
      ['You wrote', 'At the school gate.'],
      ['A colleague wrote meanwhile', 'Health visitors tell us.'],
    ])
    await two.getByLabel('Keep both, one after the other').check()
    await two.getByRole('button', { name: 'Save choice' }).click()
    await arriveAt(two, 'Your response')

    await one.getByLabel(HOW).pressSequentially(' And GPs.')
    await untilTold(one, /A colleague changed/)
    await one.goto(`${journey.address}/rounds/spring/response`)
    await one.getByRole('link', { name: 'Choose which to keep' }).click()
    await arriveAt(one, 'Choose between two versions')
    await one.getByLabel('Keep what the response says now').check()
    await one.getByRole('button', { name: 'Save choice' }).click()
    await openSection(one, IDENTIFY)
    expect(await one.getByLabel(HOW).inputValue()).toBe('Health visitors tell us.\n\nAt the school gate.')
    expect(await one.getByLabel(DATA).inputValue()).toBe('Attendance')
    await one.goto(`${journey.address}/rounds/spring/response/differences`)
    await expectSound(one, 'Choose between two versions')
    expect(await one.getByText('Health visitors tell us. And GPs.').count()).toBe(1)
  })

  it('both type different answers and neither notices', async () => {
    const { one, two } = await colleagues()
    await one.getByLabel(HOW).fill('One')
    await two.getByLabel(DATA).fill('Two')
    await untilTold(one, SAVED)
    await untilTold(two, SAVED)
    for (const page of [one, two]) {
      await saveAndContinue(page)
      await arriveAt(page, /^Undertake/)
    }
    await one.goto(`${journey.address}/rounds/spring/response/sections/identify`)
    expect(await one.getByLabel(HOW).inputValue()).toBe('One')
    expect(await one.getByLabel(DATA).inputValue()).toBe('Two')
  })
})
