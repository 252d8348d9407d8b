import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Answers } from '../../server/audit/answers.js'
import { insertResponses } from '../../server/db/responses.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

const REASON = 'Agreed with the school by telephone'

describeJourney('a duplicate, a blank sector and a child’s name found and put right', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const { db, round } = journey
    const response = (reference: string, answers: Answers) => ({ reference, edition: round.edition, answers })
    await insertResponses(
      db,
      round.id,
      [
        response('A1', {
          agency: 'Larkfield School',
          identify_how: 'Our mentor met a child called Ellie Marsh.',
        }),
        response('A2', {
          agency: 'Larkfield school',
          sector: 'schools-education',
          provide_gaps: 'Speech therapy',
        }),
        response('A3', { agency: 'Police', sector: 'police', provide_gaps: 'Beds' }),
      ],
      new Date(),
    )
  })
  afterAll(() => journey.close())

  const count = async (page: Page, row: RegExp) => {
    const cell = page.getByRole('row', { name: row }).first().getByRole('cell').first()
    return (await cell.innerText()).trim()
  }

  it('the lead goes through the list, without JavaScript, and the findings follow', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const findings = `${journey.address}/rounds/spring/findings`
    const quality = `${journey.address}/rounds/spring/quality`
    await page.goto(await journey.organiserLink('/rounds/spring/findings'))
    expect([await count(page, /^School/), await count(page, /^\(blank\)/)]).toEqual(['1', '1'])

    await page.goto(quality)
    await arriveAt(page, 'Data quality')
    await page.getByRole('region', { name: 'Sector left blank' }).getByRole('link').click()
    await arriveAt(page, 'Response A1')
    await page.getByText('Set the sector').click()
    const sector = page.locator('#sector')
    await sector.getByLabel('Sector').selectOption('schools-education')
    await sector.getByRole('button', { name: 'Set sector' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Enter a reason' }).waitFor()
    await sector.getByLabel('Reason').fill(REASON)
    await sector.getByRole('button', { name: 'Set sector' }).click()
    await page.getByText(`Reason: ${REASON}`).waitFor()

    await page.goto(quality)
    await page.getByRole('region', { name: 'Possible personal data' }).getByRole('link').click()
    await arriveAt(page, /in response A1$/)
    const hide = page.locator('#redaction')
    await hide.getByText('Hide words').first().click()
    await hide.getByLabel('Ellie Marsh').check()
    await hide.getByLabel('Show in their place').selectOption('[a child]')
    await hide.getByLabel('Reason').fill('A child’s name')
    await hide.getByRole('button', { name: 'Hide words' }).click()
    await page
      .getByRole('paragraph')
      .filter({ hasText: 'Our mentor met a child called [a child].' })
      .waitFor()

    await page.goto(quality)
    await page.getByRole('region', { name: 'Possible duplicate' }).getByRole('link').click()
    await arriveAt(page, 'Response A2')
    const duplicate = page.locator('#duplicate')
    await duplicate.getByText('Mark as a duplicate').click()
    expect(await duplicate.getByLabel('Reference of the response').inputValue()).toBe('A1')
    await duplicate.getByLabel('Reason').fill(REASON)
    await duplicate.getByRole('button', { name: 'Mark as duplicate' }).click()
    await page.getByText('This response is left out as a duplicate.').waitFor()

    await page.goto(quality)
    for (const name of ['Sector left blank', 'Possible personal data', 'Possible duplicate'])
      expect(await page.getByRole('region', { name }).count()).toBe(0)
    await page.goto(findings)
    await page.getByText('1 left out: 1 duplicate.').waitFor()
    expect([await count(page, /^School/), await count(page, /^\(blank\)/)]).toEqual(['1', '0'])
    await context.close()
  })

  it('every page of it is sound, open forms and errors too', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/findings'))
    await page.getByRole('link', { name: 'Look through the responses and put them right' }).click()
    await expectSound(page, 'Responses')
    await page.getByLabel('Search for words in answers').fill('therapies')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByText('1 response found').waitFor()
    await page.goto(`${journey.address}/rounds/spring/quality`)
    await expectSound(page, 'Data quality')
    await page.goto(`${journey.address}/rounds/spring/responses/A1`)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await expectSound(page, 'Response A1')
    await page.goto(`${journey.address}/rounds/spring/responses/A1/answers/identify_how`)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.locator('#redaction').getByRole('button', { name: 'Hide words' }).click()
    await page.getByRole('alert').waitFor()
    await expectSound(page, /in response A1$/)
    await page.getByRole('button', { name: 'Mark as a concern' }).click()
    await expectSound(page, 'Safeguarding concerns')
    await page.getByLabel('To whom').fill('Duty desk')
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText('Passed on to Duty desk').waitFor()
    await context.close()
  })
})
