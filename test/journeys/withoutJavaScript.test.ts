import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, startJourney, type Journey } from '../support/journey.js'
import {
  ABOUT,
  DATA,
  HOW,
  IDENTIFY,
  openSection,
  saveAndContinue,
  startAnswering,
} from '../support/respondent.js'

describeJourney('answering without JavaScript', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a practice manager answers, mends an error, meets a colleague’s text, is warned, sends, and changes it', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const link = await startAnswering(page, journey.address)
    await openSection(page, ABOUT)
    await page.getByLabel('Health', { exact: true }).check()
    await page.getByLabel('Health: please specify').fill('GP practice')
    await saveAndContinue(page)
    await arriveAt(page, IDENTIFY)
    const colleague = await (await journey.browser.newContext({ javaScriptEnabled: false })).newPage()
    await colleague.goto(link)
    await openSection(colleague, IDENTIFY)
    await page.getByLabel(HOW).fill('x'.repeat(20_001))
    await saveAndContinue(page)
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    expect(await page.title()).toMatch(/^Error: Identify/)
    await page.getByRole('link', { name: /must be 20,000 characters or less/ }).click()
    expect((await page.getByLabel(HOW).inputValue()).length).toBe(20_001)

    await colleague.getByLabel(DATA).fill('Attendance')
    await saveAndContinue(colleague)
    await arriveAt(colleague, /^Undertake/)

    await page.getByLabel(HOW).fill('We ask. Call 01632 960123.')
    await page.getByLabel(DATA).fill('Missed appointments')
    await saveAndContinue(page)
    await arriveAt(page, 'Choose between two versions')
    await page.getByLabel('Keep both, one after the other').check()
    await page.getByRole('button', { name: 'Save choice' }).click()
    await arriveAt(page, 'Your response')
    await page.getByRole('button', { name: 'Check your answers and send them' }).click()
    await page.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(page, 'Your answers may identify somebody')
    await page.getByRole('button', { name: 'Keep as it is and send' }).click()
    await arriveAt(page, 'Response sent')
    expect(await page.getByText('Attendance\n\nMissed appointments').count()).toBe(1)
    await page.getByRole('link', { name: 'Change your answers' }).click()
    await openSection(page, IDENTIFY)
    await page.getByLabel(HOW).fill('We ask.')
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await page.getByText(/^You have changed answers since/).waitFor()
    await page.getByRole('button', { name: 'Check your answers and send them' }).click()
    await page.getByRole('button', { name: 'Send changed response' }).click()
    await arriveAt(page, 'Response sent')
  })

  it('the back button shows what is saved now, not what was typed before', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await startAnswering(page, journey.address)
    await openSection(page, IDENTIFY)
    await page.getByLabel(HOW).fill('First')
    await saveAndContinue(page)
    await arriveAt(page, /^Undertake/)
    const colleague = await context.newPage()
    await colleague.goto(`${journey.address}/rounds/spring/response/sections/identify`)
    await colleague.getByLabel(HOW).fill('First, and more by a colleague')
    await saveAndContinue(colleague)
    await arriveAt(colleague, /^Undertake/)
    await page.goBack()
    await arriveAt(page, IDENTIFY)
    expect(await page.getByLabel(HOW).inputValue()).toBe('First, and more by a colleague')
  })
})
