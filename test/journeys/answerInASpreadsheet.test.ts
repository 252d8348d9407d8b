import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { filledCopy } from '../support/upload.js'

describeJourney('answers from a spreadsheet', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a charity fills in the Excel file at a meeting, uploads it, sees what would change, and saves it', async () => {
    const page = await (await journey.browser.newContext({ acceptDownloads: true })).newPage()
    await page.goto(`${journey.address}/rounds/spring`)
    await page.getByRole('button', { name: 'Start now' }).click()
    await page.getByRole('link', { name: 'About you and your agency' }).click()
    await page.getByLabel('What agency are you responding on behalf of?').fill('Harbour Family')
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await page.getByText('Answer on paper or in a spreadsheet').click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Download the questions as an Excel file/ }).click(),
    ])
    const filled = await filledCopy(readFileSync(await file.path()), {
      agency: 'Harbour Families Trust',
      sector: 'Voluntary and Community Sector',
      identify_how: 'Volunteers listen.\nThey write down what worries them.',
      'families_issues/health': 'Yes',
    })

    await page.getByRole('link', { name: 'Upload a filled-in Excel file' }).click()
    await expectSound(page, 'Upload a filled-in Excel file')
    await page.getByRole('button', { name: 'Upload and see what would change' }).click()
    await expectSound(page, 'Upload a filled-in Excel file')
    await page.getByRole('alert').getByRole('link', { name: 'Select your filled-in Excel file' }).click()
    const field = page.getByLabel('Your filled-in Excel file')
    expect(await page.locator('#file:focus').count()).toBe(1)
    await field.setInputFiles({ name: 'notes.xlsx', mimeType: '', buffer: Buffer.from('Not a workbook') })
    await page.getByRole('button', { name: 'Upload and see what would change' }).click()
    await expectSound(page, 'Upload a filled-in Excel file')
    await page.getByRole('alert').getByText('could not read this file').waitFor()
    await field.setInputFiles({ name: 'filled.xlsx', mimeType: '', buffer: filled })
    await page.getByRole('button', { name: 'Upload and see what would change' }).click()

    await expectSound(page, 'Check what the file would change')
    await page.getByRole('heading', { name: '1 answer would change' }).waitFor()
    await page.getByText('Harbour Families Trust').waitFor()
    await page.getByRole('heading', { name: '3 answers are new' }).waitFor()
    await page.getByRole('button', { name: 'Save these answers in your response' }).click()
    await expectSound(page, 'Your response')
    await page.getByText('The answers in your file are saved in this response.').waitFor()
    await page.getByRole('button', { name: 'Check your answers and send them' }).click()
    await expectSound(page, /^Check your answers/)
    await page.getByText('They write down what worries them.').waitFor()
    await page.getByRole('button', { name: 'Send response' }).click()
    await expectSound(page, 'Response sent')
  })
})
