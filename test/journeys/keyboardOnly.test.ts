import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { focusOf, tabTo } from '../support/keyboard.js'

describeJourney('answering with the keyboard alone', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney({ CONTACT_EMAIL: 'early.help@example.gov.uk' })
  })
  afterAll(() => journey.close())

  async function press(page: Page, words: RegExp): Promise<void> {
    await tabTo(page, words)
    await page.keyboard.press('Enter')
  }

  it('a volunteer starts, skips to the content, answers, is led to an error, chooses, sends', async () => {
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(`${journey.address}/rounds/spring`)
    await press(page, /^Start now$/)
    await arriveAt(page, 'Your response')
    await press(page, /^Skip to main content$/)
    await press(page, /^Identify/)
    await arriveAt(page, /^Identify/)
    await press(page, /^What is expected of agencies$/)
    await tabTo(page, /^Please describe how your agency identifies/)
    await page.keyboard.insertText('x'.repeat(20_001))
    await press(page, /^Save and continue$/)
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await expectSound(page, /^Identify/)
    expect((await focusOf(page)).name, 'focus is on the error summary').toMatch(/^There is a problem/)
    await press(page, /must be 20,000 characters or less/)
    expect((await focusOf(page)).name).toMatch(/^Please describe how/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Neighbours tell us.')
    await tabTo(page, /^No, I’ll come back later$|^Yes, I’ve completed/)
    await page.keyboard.press('Space')
    await press(page, /^Save and continue$/)

    await arriveAt(page, /^Undertake/)
    await tabTo(page, /^Yes$/)
    await page.keyboard.press('ArrowDown')
    expect(await page.getByLabel('No', { exact: true }).isChecked()).toBe(true)
    await press(page, /^Save and come back later$/)
    await arriveAt(page, 'Your response')
    await press(page, /^Check your answers/)
    await arriveAt(page, /^Check your answers/)
    await press(page, /^Change What agency/)
    await arriveAt(page, 'About you and your agency')
    expect((await focusOf(page)).name, 'focus is on the answer to change').toMatch(/^What agency/)
    await page.keyboard.type('Riverside Families')
    await page.keyboard.press('Enter')
    await arriveAt(page, /^Check your answers/)
    await press(page, /^Send response$/)
    await arriveAt(page, 'Response sent')
    expect(await page.getByText('Neighbours tell us.').count()).toBe(1)
    await tabTo(page, /early\.help@example\.gov\.uk/)
  })
})
