import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadData } from '../../server/data.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { ABOUT, HOW, IDENTIFY, openSection, saveAndContinue, startAnswering } from '../support/respondent.js'

const PHONE = { width: 320, height: 640 }
const HEARD = 'What you said, and what comes of it'
const LEAD = '“You said”: what agencies read'
const ANSWER = 'We meet every family at the gate'

describeJourney('an agency reads “You said”', () => {
  let journey: Journey
  let closed = false
  beforeAll(async () => {
    const clock = () => (closed ? new Date('2100-02-01T12:00:00Z') : new Date())
    journey = await startJourney({}, { clock })
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    await importResponses(journey.db, loadData().questionnaires, journey.round.slug, lines, new Date())
  })
  afterAll(() => journey.close())

  it('after a lead has let it, on a phone without JavaScript, and when the audit has closed', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
    const page = await context.newPage()
    const link = await startAnswering(page, journey.address)
    await openSection(page, ABOUT)
    await page.getByLabel('What agency are you responding on behalf of?').fill('Larkfield School')
    await page.getByRole('radio', { name: 'Schools / Education' }).check()
    await saveAndContinue(page)
    await page.goto(link)
    await openSection(page, IDENTIFY)
    await page.getByLabel(HOW).fill(ANSWER)
    await saveAndContinue(page)
    await page.goto(`${journey.address}/rounds/spring/response/check`)
    await page.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(page, 'Response sent')
    const toHeard = page.getByRole('link', { name: 'What all agencies said, and what comes of it' })
    expect(await toHeard.count()).toBe(0)

    const lead = await (await journey.browser.newContext()).newPage()
    await lead.goto(await journey.organiserLink('/rounds/spring/releases/new'))
    await lead.getByRole('checkbox').check()
    await lead.getByRole('button', { name: 'Release the findings' }).click()
    await arriveAt(lead, 'Releases')
    await lead.goto(`${journey.address}/rounds/spring/findings`)
    await lead.getByRole('link', { name: '“You said”' }).click()
    await expectSound(lead, LEAD)
    await lead.getByLabel('As an agency counted among').selectOption('Private')
    await lead.getByRole('button', { name: 'Show' }).click()
    await lead.getByText('“Private” are the 15 responses').waitFor()
    await lead.getByRole('button', { name: 'Let agencies read release 1' }).click()
    await lead.getByText('Agencies can read it now over their private links.').waitFor()

    await page.reload()
    await toHeard.click()
    await arriveAt(page, HEARD)
    expect(await page.getByText(ANSWER, { exact: true }).count()).toBe(1)
    await page.getByText('“Schools / Education” are the 36 responses').waitFor()
    const choices = page.getByRole('region', { name: /lead practitioner.* Choices$/ })
    expect(await choices.getByRole('columnheader').allInnerTexts()).toContain('Schools / Education')

    closed = true
    const colleague = await (await journey.browser.newContext()).newPage()
    await colleague.goto(link)
    await colleague.goto(`${journey.address}/rounds/spring/response/copy`)
    await colleague.getByRole('link', { name: 'What all agencies said, and what comes of it' }).click()
    await expectSound(colleague, HEARD)
    closed = false

    await lead.getByRole('button', { name: 'Take it back' }).click()
    await lead.getByText('Agencies do not read it any more.').waitFor()
    await colleague.reload()
    await expectSound(colleague, 'There is nothing to read here at the moment')
    await colleague.getByRole('link', { name: 'All your answers' }).click()
    await arriveAt(colleague, 'Your answers')
    await context.close()
  })
})
