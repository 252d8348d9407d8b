import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadData } from '../../server/data.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

describeJourney('findings become public', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    await importResponses(journey.db, loadData().questionnaires, 'spring', lines, new Date())
  })
  afterAll(() => journey.close())

  it('a lead releases, a reader finds no small sector; a withdrawn release says so and another follows', async () => {
    const lead = await (await journey.browser.newContext()).newPage()
    await lead.goto(await journey.organiserLink('/rounds/spring/findings'))
    await arriveAt(lead, 'Findings')
    await lead.getByRole('link', { name: 'Release the findings' }).click()
    await expectSound(lead, 'Releases')
    await lead.getByRole('link', { name: 'Prepare a release' }).click()
    await expectSound(lead, 'Prepare a release')
    await lead.getByRole('link', { name: 'Draft with sectors of at least 10 responses' }).click()
    await expectSound(lead, /^Draft findings/)
    expect(await lead.getByText('Only leads can see this page').count()).toBe(1)
    await lead.goto(`${journey.address}/rounds/spring/releases/new`)
    await lead.getByRole('button', { name: 'Release the findings' }).click()
    await expectSound(lead, 'Prepare a release')
    expect(await lead.getByRole('link', { name: /confirm that nobody can be recognised/ }).count()).toBe(1)
    await lead.getByRole('checkbox').check()
    await lead.getByRole('button', { name: 'Release the findings' }).click()
    await expectSound(lead, 'Releases')

    const reader = await (await journey.browser.newContext({ javaScriptEnabled: false })).newPage()
    await reader.goto(journey.address)
    await reader.getByRole('link', { name: /^Published findings/ }).click()
    await arriveAt(reader, /^Findings of the early help audit/)
    const release = reader.url()
    expect(release).toMatch(/\/published\/spring\/1$/)
    expect(await reader.getByRole('row', { name: 'Police 5' }).count()).toBeGreaterThan(0)
    await reader.getByRole('link', { name: /^Undertake an assessment/ }).click()
    await arriveAt(reader, /^Published findings: Undertake/)
    const choices = reader.getByRole('region', { name: 'Question 7 Choices by sector' })
    const yes = choices.getByRole('row', { name: /^Yes 20 59%/ })
    expect((await yes.getByRole('cell').allInnerTexts()).slice(3)).toEqual(['[c]', '12', '[c]', '[c]'])
    expect(await choices.getByRole('columnheader', { name: 'Police', exact: true }).count()).toBe(0)
    expect(await choices.getByRole('link').count()).toBe(0)
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(release)
    await expectSound(page, /^Findings of the early help audit/)
    await page.goto(`${release}/sections/assess`)
    await expectSound(page, /^Published findings: Undertake/)
    expect(await page.getByRole('img', { name: /^Bar chart: “Yes” was answered most often/ }).count()).toBe(1)
    await page.goto(`${release}/themes/training`)
    await expectSound(page, /^Theme: /)

    await lead.getByLabel('Release 1').check()
    await lead.getByLabel('Why, as readers will be told it').fill('A response was counted twice.')
    await lead.getByRole('button', { name: 'Withdraw it' }).click()
    await arriveAt(lead, 'Releases')
    await reader.goto(release)
    await arriveAt(reader, 'These findings were withdrawn')
    expect(await reader.getByText('A response was counted twice.').count()).toBe(1)
    await lead.getByRole('link', { name: 'Prepare a release' }).click()
    await expectSound(lead, 'Prepare a release')
    await lead.getByRole('checkbox').check()
    await lead.getByRole('button', { name: 'Release the findings' }).click()
    await arriveAt(lead, 'Releases')
    await reader.reload()
    await reader.getByRole('link', { name: 'Read the findings that replace them' }).click()
    await arriveAt(reader, /^Findings of the early help audit/)
    expect(reader.url()).toMatch(/\/published\/spring\/2$/)
  })
})
