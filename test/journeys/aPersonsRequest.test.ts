import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertResponses } from '../../server/db/responses.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

const PERSON = 'Zebedee Quarrington'

describeJourney('a person’s request answered: found, taken away as a file, erased, closed', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const { db, round } = journey
    const answers = {
      agency: 'Larkfield School',
      respondent_name: PERSON,
      contact_details: '01632 960123',
      identify_how: `Our mentor ${PERSON} meets families. Zebedee’s hours are short. ${'Long words. '.repeat(20)}`,
    }
    await insertResponses(db, round.id, [{ reference: 'A1', edition: round.edition, answers }], new Date())
  })
  afterAll(() => journey.close())

  it('works without JavaScript', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/'))
    await page.getByRole('link', { name: 'Person requests' }).click()
    await arriveAt(page, 'Requests about a person')
    await page.getByRole('button', { name: 'Look for this person' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Enter whom to look for' }).waitFor()
    await page.getByLabel('Name, email address').fill('zebedee quarrington')
    await page.getByRole('button', { name: 'Look for this person' }).click()
    await arriveAt(page, 'Where this person was found')
    expect(page.url()).not.toMatch(/zebedee/i)
    expect(await page.getByRole('checkbox').count()).toBe(4)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2)
    await page.getByLabel('Contact details').check()
    await page.getByRole('button', { name: 'Go on with what is ticked' }).click()
    await arriveAt(page, 'What to do with what was ticked')
    await page.getByText('You ticked 3 findings, in 3 texts').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Excel workbook' }).click()
    expect((await download).suggestedFilename()).toBe('person.xlsx')
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await arriveAt(page, 'Where this person was found')
    await page.getByText('The words were erased').waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(1)
    await page.getByRole('button', { name: 'Close request' }).click()
    await arriveAt(page, 'Requests about a person')
    expect(await page.getByText(PERSON).count()).toBe(0)
    await page.goto(`${journey.address}/rounds/spring/responses/A1`)
    await page.getByText('Our mentor [erased] meets families. Zebedee’s hours').waitFor()
    await context.close()
  })

  it('every page of it is sound', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/person-requests'))
    await expectSound(page, 'Requests about a person')
    await page.getByLabel('Name, email address').fill('zebedee')
    await page.getByRole('button', { name: 'Look for this person' }).click()
    await expectSound(page, 'Where this person was found')
    await page.getByRole('button', { name: 'Go on with what is ticked' }).click()
    await expectSound(page, 'What to do with what was ticked')
    await page.getByRole('button', { name: 'Hide in answers' }).click()
    await page.getByRole('alert').waitFor()
    await expectSound(page, 'What to do with what was ticked')
    await page.goto(`${journey.address}/rounds/spring/responses/A1`)
    await page.getByRole('link', { name: 'Erase this response for good' }).click()
    await expectSound(page, 'Erase response A1')
    await context.close()
  })
})
