import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { findEdition, loadData, loadResponses } from '../../server/data.js'
import { listResponses } from '../../server/db/responses.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { csvOf, formsCells, limeSurveyCells, workbookOf } from '../support/surveyExports.js'

const questionnaire = findEdition(loadData())
const sample = loadResponses('data/samples/sample-round.jsonl', questionnaire)
/** One of them says "Sometimes" where the form asks for yes or no, and one is of a sector that there is not. */
const responses = sample
  .slice(0, 30)
  .map(({ reference, answers }, index): Pick<AuditResponse, 'reference' | 'answers'> => ({
    reference,
    answers: {
      ...answers,
      ...(index === 3 && { assess_lead_practitioner: 'Sometimes' }),
      ...(index === 4 && { sector: 'Dentistry' }),
    },
  }))

describeJourney('responses that other tools collected, taken in by a lead', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  const kept = () => listResponses(journey.db, journey.round.id)
  const choose = async (page: Page, name: string, buffer: Buffer) => {
    await page.getByLabel('Table of responses').setInputFiles({ name, mimeType: '', buffer })
    await page.getByRole('button', { name: 'Upload' }).click()
  }

  it('a LimeSurvey export, without JavaScript', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/responses'))
    await page.getByRole('link', { name: 'Import responses from another survey tool' }).click()
    await arriveAt(page, 'Import responses')
    const table = limeSurveyCells(questionnaire, responses, new Set(['S02']))
    await choose(page, 'results-survey482911.csv', csvOf(table, ';'))

    await arriveAt(page, 'Say what each column is for')
    await page.getByText('The table looks like one of: LimeSurvey. It has 30 rows').waitFor()
    const sector = page.getByLabel('Sector', { exact: true })
    expect(await sector.inputValue()).toBe('answer/sector')
    expect(await page.getByText('192.0.2.7').count()).toBe(0)
    await page.getByLabel('What this table comes from').fill('Health survey')
    await page.getByRole('button', { name: 'Check what would be imported' }).click()

    await arriveAt(page, 'Check what would be imported')
    await page.getByText('29 responses of 30 rows would be imported.').waitFor()
    await page.getByText('1 row left out: begun and not sent (row 3).').waitFor()
    for (const words of [/^Sometimes Do practitioners/, /^Dentistry Sector/])
      await page.getByRole('row', { name: words }).waitFor()
    expect(await kept()).toHaveLength(0)
    await page.getByRole('button', { name: 'Import 29 responses' }).click()

    await arriveAt(page, 'The responses are imported')
    expect(await kept()).toHaveLength(29)
    await page.getByRole('link', { name: 'Look through the responses' }).click()
    await page.getByText('29 responses received, all of them counted.').waitFor()
    await page.getByLabel('Sector').selectOption('blank')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('link', { name: String(responses[4]?.answers.agency) }).click()
    await page.getByText('It was imported from “Health survey”, where its number is 15.').waitFor()
    await page.getByText('Dentistry').waitFor()
    await context.close()
  })

  it('a Microsoft Forms export; every page of it is sound, mistakes too', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/imports'))
    await expectSound(page, 'Import responses')
    await choose(page, 'notes.csv', Buffer.from([1, 0, 2]))
    await page.getByRole('alert').getByText('neither an Excel workbook').waitFor()
    await expectSound(page, 'Import responses')

    const before = await kept()
    await choose(page, 'Early help audit(1-30).xlsx', await workbookOf(formsCells(questionnaire, responses)))
    await expectSound(page, 'Say what each column is for')
    await page.getByText('The table looks like one of: Microsoft Forms.').waitFor()
    await page.getByLabel('Email', { exact: true }).selectOption('answer/agency')
    await page.getByRole('button', { name: 'Check what would be imported' }).click()
    await page.getByRole('alert').waitFor()
    await expectSound(page, 'Say what each column is for')
    await page.getByLabel('Email', { exact: true }).selectOption('ignore')
    await page.getByRole('button', { name: 'Check what would be imported' }).click()

    await expectSound(page, 'Check what would be imported')
    await page.getByText('30 responses of 30 rows would be imported.').waitFor()
    await page.getByRole('button', { name: 'Import 30 responses' }).click()
    await expectSound(page, 'The responses are imported')
    const references = new Set(before.map(({ reference }) => reference))
    const added = (await kept()).filter(({ reference }) => !references.has(reference))
    const textsOf = (all: readonly { readonly answers: Readonly<Record<string, unknown>> }[]) =>
      all.map(({ answers }) => String(answers.identify_how)).sort()
    expect(textsOf(added)).toEqual(textsOf(responses))

    await page.goto(`${journey.address}/rounds/spring/imports`)
    await choose(page, 'again.xlsx', await workbookOf(formsCells(questionnaire, responses)))
    await page.getByText('A table with the same headings was imported before.').waitFor()
    await page.getByRole('button', { name: 'Check what would be imported' }).click()
    await page.getByText('30 rows left out: imported from the same place before').waitFor()
    await page.getByRole('button', { name: 'Cancel this import' }).click()
    await arriveAt(page, 'Import responses')
    await context.close()
  })

  it('and a return that came on paper, keyed in', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/responses'))
    await page.getByRole('link', { name: 'Key in a return that came on paper' }).click()
    await arriveAt(page, 'Key in a paper return')
    await page.getByLabel('Whose return it is').selectOption('nobody')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('link', { name: 'About you and your agency' }).click()
    await page.getByLabel('What agency are you responding on behalf of?').fill('Penhallow Nursery')
    await page.getByRole('button', { name: /^Save/ }).first().click()
    await page.goto(`${journey.address}/rounds/spring/response/check`)
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.waitForURL(/receipt/)
    await page.goto(`${journey.address}/rounds/spring/responses?search=Penhallow`)
    await page.getByRole('row', { name: /Penhallow Nursery.*On paper/ }).waitFor()
    await context.close()
  })
})
