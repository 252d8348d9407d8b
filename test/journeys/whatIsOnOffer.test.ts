import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadData } from '../../server/data.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

const PHONE = { width: 320, height: 640 }

describeJourney('a lead makes a directory of what is on offer', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    await importResponses(journey.db, loadData().questionnaires, journey.round.slug, lines, new Date())
  })
  afterAll(() => journey.close())

  it('drafts it from answers, splits and shares an entry on a phone, without JavaScript', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/findings'))
    await page.getByRole('link', { name: 'What is on offer', exact: true }).click()
    await arriveAt(page, 'What is on offer')
    await page.getByRole('button', { name: /^Draft entries from \d+ answers$/ }).click()
    await page.getByText('The entries are drafted.').waitFor()

    await page.getByLabel('Words', { exact: true }).fill('breakfast feelings')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByText('1 entry', { exact: true }).waitFor()
    await page.getByRole('article').getByRole('link').click()
    await page.getByRole('checkbox', { name: /^Evidence: pupil/ }).waitFor()
    expect(await page.getByRole('checkbox', { name: /^Evidence: pupil/ }).isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Split into what is ticked' }).click()
    await page.getByText('The entry is split.').waitFor()

    await page.getByLabel('Words', { exact: true }).fill('coffee morning')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('link', { name: /^Parent coffee morning/ }).click()
    await page.getByLabel('Name of the service').fill('')
    await page.getByRole('radio', { name: 'The group' }).check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Enter the name of the service' }).click()
    await page.getByLabel('Name of the service').fill('Parent coffee morning')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('The entry is saved.').waitFor()
    await page.getByText('Who reads it from “Leads only” to “The group”').waitFor()
    await page.getByRole('link', { name: 'Back' }).click()
    await page.getByLabel('As read by').selectOption('The group')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByText('1 entry', { exact: true }).waitFor()
    await context.close()
  })

  it('every page of it is sound, errors too', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/offer'))
    await expectSound(page, 'What is on offer')
    await page.goto(`${journey.address}/rounds/spring/offer/2`)
    await expectSound(page, 'Entry 2')
    await page.getByLabel('Name of the service').fill('')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('alert').waitFor()
    await expectSound(page, 'Entry 2')
    await page.goto(`${journey.address}/rounds/spring/offer/new`)
    await page.getByRole('button', { name: 'Add the entry' }).click()
    await page.getByRole('alert').getByRole('link').nth(1).waitFor()
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(2)
    await expectSound(page, 'Add an entry')
    await context.close()
  })
})
