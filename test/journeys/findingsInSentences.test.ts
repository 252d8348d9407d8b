import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadData } from '../../server/data.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { ABOUT, openSection, startAnswering } from '../support/respondent.js'

describeJourney('findings are put in sentences', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    await importResponses(journey.db, loadData().questionnaires, 'spring', lines, new Date())
  })
  afterAll(() => journey.close())

  it('a statement is kept, goes out of date with a late response, and is confirmed and released', async () => {
    const lead = await (await journey.browser.newContext()).newPage()
    await lead.goto(await journey.organiserLink('/rounds/spring/findings'))
    await arriveAt(lead, 'Findings')
    await lead.getByRole('link', { name: 'Findings in sentences' }).click()
    await expectSound(lead, 'Findings in sentences')
    const assess = lead.getByRole('region', { name: /^Undertake an assessment/ })
    await assess.getByText(/^Drafts from the figures/).click()
    await assess.getByRole('button', { name: /^Keep ?: 20 of the 34 responses/ }).click()
    await arriveAt(lead, 'Findings in sentences')
    await lead.getByRole('link', { name: /^Edit ?: 20 of the 34/ }).click()
    await expectSound(lead, 'Statement 1')
    await lead.getByLabel('Statement', { exact: true }).fill('21 of the 34 clear answers say yes.')
    await lead.getByRole('button', { name: 'Save the statement' }).click()
    await lead.getByRole('link', { name: /^21 in the text is not a figure/ }).waitFor()
    await expectSound(lead, 'Statement 1')
    await lead.getByLabel('Statement', { exact: true }).fill('20 of the 34 clear answers say yes.')
    await lead.getByRole('button', { name: 'Save the statement' }).click()
    await arriveAt(lead, 'Findings in sentences')

    // A school answers late, while the round is open.
    const school = await (await journey.browser.newContext()).newPage()
    await startAnswering(school, journey.address)
    await openSection(school, ABOUT)
    await school.getByLabel('Schools / Education', { exact: true }).check()
    await school.getByRole('button', { name: 'Save and come back later' }).click()
    await openSection(school, 'Undertake an assessment of the need for early help')
    await school.getByLabel('Yes', { exact: true }).check()
    await school.getByRole('button', { name: 'Save and come back later' }).click()
    await school.getByRole('button', { name: 'Check your answers and send them' }).click()
    await school.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(school, 'Response sent')

    await lead.reload()
    await expectSound(lead, 'Findings in sentences')
    expect(await lead.getByText('1 statement is out of date').count()).toBe(1)
    expect(await lead.getByText('was 20 of 34 (59%), is 21 of 35 (60%)').count()).toBe(1)
    await lead.getByRole('button', { name: /^Confirm with the new figures/ }).click()
    await lead.getByText('Out of date').waitFor({ state: 'detached' })
    await arriveAt(lead, 'Findings in sentences')
    await lead.getByRole('link', { name: '35', exact: true }).first().click()
    await arriveAt(lead, 'Yes: 21')

    await lead
      .getByRole('link', { name: /^Propose as a quote/ })
      .first()
      .click()
    await expectSound(lead, 'Propose a quote')
    await lead.getByRole('button', { name: 'Propose the quote' }).click()
    await expectSound(lead, 'Quote 1')
    await lead.goto(`${journey.address}/rounds/spring/quotes`)
    await expectSound(lead, 'Quotes')

    await lead.goto(`${journey.address}/rounds/spring/releases/new`)
    await lead.getByRole('checkbox').check()
    await lead.getByRole('button', { name: 'Release the findings' }).click()
    await arriveAt(lead, 'Releases')
    const reader = await (await journey.browser.newContext()).newPage()
    await reader.goto(`${journey.address}/published/spring/1/sections/assess`)
    await expectSound(reader, /^Published findings: Undertake/)
    const said = reader.getByText('21 of the 35 clear answers say yes.')
    expect(await said.count()).toBe(1)
    await reader.getByRole('link', { name: '21', exact: true }).first().click()
    expect(new URL(reader.url()).hash).toBe('#assess_lead_practitioner-choices')
  })
})
