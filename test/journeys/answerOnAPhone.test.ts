import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { HOW, SAVED, saveAndContinue, untilTold } from '../support/respondent.js'

describeJourney('answering in one sitting, on a phone', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a head teacher answers all sections one after the other, mends what is missing, sends and keeps a copy', async () => {
    const phone = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true }
    const page = await (await journey.browser.newContext(phone)).newPage()
    await page.goto(`${journey.address}/rounds/spring`)
    await expectSound(page, 'Early help audit: spring')
    await page.getByRole('button', { name: 'Start now' }).tap()
    await expectSound(page, 'Your response')
    await page.getByRole('link', { name: 'About you and your agency' }).tap()
    await expectSound(page, 'About you and your agency')
    await saveAndContinue(page)

    await expectSound(page, /^Identify/)
    await page.getByLabel(HOW).fill('Form tutors tell the pastoral lead.\n\nShe keeps a list.')
    await untilTold(page, SAVED)
    await expectSound(page, /^Identify/)
    await saveAndContinue(page)
    await expectSound(page, /^Undertake/)
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByLabel('Yes, I’ve completed this section').check()
    await page.getByRole('button', { name: 'Save and come back later' }).tap()
    await expectSound(page, 'Your response')
    expect(await page.getByRole('alert').filter({ hasText: 'are saved' }).count()).toBe(1)
    await page.getByRole('link', { name: /^Provide/ }).tap()
    await expectSound(page, /^Provide/)
    await page.getByLabel(/What universal early help/).fill('Breakfast club, every day.')
    await saveAndContinue(page)
    await expectSound(page, /^Family focus/)
    await page.getByLabel('How many families are you currently working with').fill('12')
    await page.getByLabel('Children who have not been attending school regularly.').check()
    await saveAndContinue(page)

    await expectSound(page, /^Check your answers/)
    await page.getByRole('button', { name: 'Send response' }).tap()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await expectSound(page, /^Check your answers/)
    await page.getByRole('link', { name: /^Enter the name of your agency/ }).tap()
    await arriveAt(page, 'About you and your agency')
    await page.getByLabel('What agency are you responding on behalf of?').fill('Northgate Primary')
    await page.getByLabel('Schools / Education').check()
    await page.getByRole('button', { name: 'Save and go back to your answers' }).tap()
    await arriveAt(page, /^Check your answers/)
    await page.getByRole('button', { name: 'Send response' }).tap()
    await expectSound(page, 'Response sent')
    expect(await page.getByText('Form tutors tell the pastoral lead.').innerText()).toContain('\n\nShe keeps')
    await page.goto(`${journey.address}/rounds/spring/response/copy`)
    await expectSound(page, 'Your answers')
    for (const words of ['Northgate Primary', 'Breakfast club', '12', 'not been attending'])
      expect(await page.getByText(words).first().isVisible()).toBe(true)
  })
})
