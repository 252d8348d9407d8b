import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

describeJourney('an answer becomes a figure', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a practice manager answers and sends; the lead sees one figure move and finds it in the workbook', async () => {
    const lead = await (await journey.browser.newContext({ acceptDownloads: true })).newPage()
    await lead.goto(await journey.organiserLink('/rounds/spring/findings'))
    await expectSound(lead, 'Findings')
    const health = lead
      .getByRole('row', { name: /^Health/ })
      .first()
      .getByRole('cell')
      .first()
    expect((await health.innerText()).trim()).toBe('0')

    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(`${journey.address}/rounds/spring`)
    await arriveAt(page, 'Early help audit: spring')
    await page.getByRole('button', { name: 'Start now' }).click()
    await arriveAt(page, 'Your response')
    await page.getByRole('link', { name: 'About you and your agency' }).click()
    await arriveAt(page, 'About you and your agency')
    await page.getByLabel('What agency are you responding on behalf of?').fill('Fenwick Road Surgery')
    await page.getByLabel('Health', { exact: true }).check()
    await page.getByLabel('Health: please specify').fill('GP practice')
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await arriveAt(page, /^Identify/)
    await page
      .getByLabel(/describe how your agency identifies/)
      .fill('Receptionists notice families who miss appointments.')
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await arriveAt(page, /^Undertake/)
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await arriveAt(page, 'Your response')
    await page.getByRole('link', { name: 'Provide targeted early help' }).click()
    await arriveAt(page, /^Provide/)
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await arriveAt(page, /^Family focus/)
    await page.getByLabel('Children who have not been attending school regularly.').check()
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await arriveAt(page, /^Check your answers/)
    expect(await page.getByText('Receptionists notice').count()).toBe(1)
    await page.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(page, 'Response sent')
    const reference = await page.locator('.govuk-panel strong').innerText()

    await lead.reload()
    expect((await health.innerText()).trim()).toBe('1')
    await health.getByRole('link').click()
    await expectSound(lead, 'Health: 1')
    expect(await lead.getByRole('heading', { name: /Fenwick Road Surgery/ }).count()).toBe(1)
    await lead.getByRole('link', { name: `Whole response ${reference}` }).click()
    await expectSound(lead, `Response ${reference}`)
    await lead.goto(`${journey.address}/rounds/spring/findings/sections/assess`)
    await expectSound(lead, /^Findings: Undertake/)
    const choices = lead.getByRole('region', { name: 'Question 11 Choices by sector' })
    expect(await choices.locator('caption').innerText()).toBe('Choices by sector')
    await lead.goto(`${journey.address}/rounds/spring/findings`)
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('link', { name: 'Download the findings as an Excel workbook' }).click(),
    ])
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(await download.path())
    const rows = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues() as unknown[][])
    expect(rows.find((row) => row[1] === 'Health')?.[2]).toBe(1)
  })
})
