import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { ABOUT, HOW, IDENTIFY, openSection, startAnswering } from '../support/respondent.js'

const WARNING = 'Your answers may identify somebody'

describeJourney('personal data warned of before sending', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  /** A response whose answer names a child, as far as the button that sends it. */
  async function tryToSend(): Promise<Page> {
    const page = await (await journey.browser.newContext()).newPage()
    await startAnswering(page, journey.address)
    await openSection(page, ABOUT)
    await page.getByLabel('What agency are you responding on behalf of?').fill('Little Acorns')
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await openSection(page, IDENTIFY)
    await page.getByLabel(HOW).fill('A child called Ellie Marsh was seen. Call 01632 960123.')
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await page.getByRole('button', { name: 'Check your answers and send them' }).click()
    await page.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(page, WARNING)
    return page
  }

  it('a volunteer sees the words, takes them out and sends', async () => {
    const page = await tryToSend()
    await expectSound(page, WARNING)
    expect(await page.locator('mark').allInnerTexts()).toEqual(['Ellie Marsh', '01632 960123'])
    await page.getByRole('link', { name: /^Change this answer/ }).click()
    await arriveAt(page, IDENTIFY)
    expect(await page.evaluate('location.hash')).toBe('#identify_how')
    await page.getByLabel(HOW).fill('A child was seen.')
    await page.getByRole('button', { name: 'Save and go back to your answers' }).click()
    await arriveAt(page, /^Check your answers/)
    await page.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(page, 'Response sent')
    expect(await page.getByText('Ellie').count()).toBe(0)
  })

  it('a volunteer keeps the words, which are the agency’s own, and sends', async () => {
    const page = await tryToSend()
    await page.getByRole('button', { name: 'Keep as it is and send' }).click()
    await arriveAt(page, 'Response sent')
    expect(await page.getByText('Call 01632 960123.').count()).toBe(1)
  })
})
