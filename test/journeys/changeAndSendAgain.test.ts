import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeRound } from '../../server/db/rounds.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { ABOUT, HOW, IDENTIFY, openSection, SAVED, startAnswering, untilTold } from '../support/respondent.js'

describeJourney('changing a response until the round closes', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  async function checkAndSend(page: Page, button: string): Promise<void> {
    await page.getByRole('button', { name: 'Check your answers and send them' }).click()
    await page.getByRole('button', { name: button }).click()
    await arriveAt(page, 'Response sent')
  }

  it('a nursery sends, changes its sector and sends again: the last version counts; later only a copy is left', async () => {
    const page = await (await journey.browser.newContext()).newPage()
    const link = await startAnswering(page, journey.address)
    await openSection(page, ABOUT)
    await page.getByLabel('Private', { exact: true }).check()
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await checkAndSend(page, 'Send response')
    await page.getByRole('link', { name: 'Change your answers' }).click()
    await arriveAt(page, 'Your response')
    await openSection(page, ABOUT)
    await page.getByLabel('Voluntary and Community Sector').check()
    await untilTold(page, SAVED)

    const lead = await (await journey.browser.newContext()).newPage()
    await lead.goto(await journey.organiserLink('/rounds/spring/findings'))
    const count = async (sector: string) => {
      await lead.reload()
      const row = lead.getByRole('row', { name: new RegExp(`^${sector}`) }).first()
      return (await row.getByRole('cell').first().innerText()).trim()
    }
    expect([await count('Private'), await count('Voluntary')]).toEqual(['1', '0'])
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await expectSound(page, 'Your response')
    expect(await page.getByText(/^You have changed answers since/).count()).toBe(1)
    await checkAndSend(page, 'Send changed response')
    expect([await count('Private'), await count('Voluntary')]).toEqual(['0', '1'])

    const unsent = await (await journey.browser.newContext()).newPage()
    const unsentLink = await startAnswering(unsent, journey.address)
    await openSection(unsent, IDENTIFY)
    await unsent.getByLabel(HOW).fill('Saved and never sent')
    await untilTold(unsent, SAVED)
    await closeRound(journey.db, journey.round, new Date())
    await page.goto(link)
    await expectSound(page, 'Your answers')
    expect(await page.getByText('Voluntary and Community Sector').count()).toBe(1)
    expect(await page.getByRole('button').count(), 'nothing can be changed').toBe(0)

    await unsent.getByLabel(HOW).fill('Saved and never sent, typed on')
    await untilTold(unsent, /^Not saved yet\. Your text is kept/)
    await unsent.getByRole('button', { name: 'Save and continue' }).click()
    await expectSound(unsent, 'This audit is closed')
    expect(await unsent.getByLabel(HOW).inputValue()).toBe('Saved and never sent, typed on')
    await unsent.goto(unsentLink)
    await expectSound(unsent, 'Your answers')
    expect(await unsent.getByText('A response that was not sent is not counted.').count()).toBe(1)
    expect(await unsent.getByText(/ask the early help lead for more time/).count()).toBe(1)
    expect(await unsent.getByText('Saved and never sent', { exact: true }).count()).toBe(1)
    expect(await unsent.getByText('Saved and never sent, typed on').isVisible()).toBe(true)
    expect([await count('Private'), await count('Voluntary')]).toEqual(['0', '1'])
    expect(await lead.getByText(/^1 response received/).count()).toBe(1)
  })
})
