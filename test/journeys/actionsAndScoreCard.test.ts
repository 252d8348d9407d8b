import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NewAction } from '../../server/audit/actions.js'
import { insertAction } from '../../server/db/actions.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { loadData } from '../../server/data.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

const PHONE = { width: 375, height: 667 }

describeJourney('the group keeps its actions and its score card', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const { db, round } = journey
    const now = new Date()
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    await importResponses(db, loadData().questionnaires, round.slug, lines, now)
    const organiser = { name: 'Sam Field', email: 'sam@example.org', role: 'member' } as const
    const { id: organiserId } = await insertOrganiser(db, organiser, now)
    const action: NewAction = {
      ...{ text: 'Offer threshold training to every school', owner: 'Training subgroup', agencyId: null },
      ...{
        isOwnerNamed: false,
        dueOn: '2020-06-30',
        status: 'under-way',
        sectionId: 'assess',
        statementId: null,
      },
    }
    await insertAction(db, { roundId: round.id, formId: 'first', organiserId }, action, now)
  })
  afterAll(() => journey.close())

  it('an overdue action is found on a phone, noted and done, without JavaScript', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/findings'))
    await page.getByRole('link', { name: 'Actions', exact: true }).click()
    await arriveAt(page, 'Actions')
    await page.getByText('1 action is overdue').waitFor()
    await page.getByRole('link', { name: 'Overdue (1)' }).click()
    await page.getByRole('link', { name: '1. Offer threshold training' }).click()
    await arriveAt(page, 'Action 1')
    await page.getByRole('button', { name: 'Add the note' }).click()
    await page.getByRole('link', { name: 'Enter a note' }).waitFor()
    await page.getByLabel('New note').fill('Two sessions held, the last is booked.')
    await page.getByRole('button', { name: 'Add the note' }).click()
    await page.getByText('The note is added.').waitFor()
    await page.getByRole('radio', { name: 'Done' }).check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Status from “Under way” to “Done”').waitFor()

    await page.goto(`${journey.address}/rounds/spring/actions`)
    await page.getByText('No action is open.').waitFor()
    await page.getByRole('link', { name: 'Add an action' }).click()
    await page.getByRole('button', { name: 'Add the action' }).click()
    await page.getByRole('link', { name: 'Enter what will be done' }).waitFor()
    await page.getByLabel('What will be done').fill('Agree one assessment form')
    await page.getByLabel('Owner').fill('Early help partnership board')
    await page.getByLabel('Due date').fill('2020-09-30')
    await page.getByRole('button', { name: 'Add the action' }).click()
    await page.getByText('The action is added.').waitFor()
    await page
      .getByRole('article')
      .filter({ hasText: 'Agree one assessment form' })
      .getByText('Overdue')
      .waitFor()
    await context.close()
  })

  it('the lead sets a target and enters an indicator, and reads both beside the audit’s', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/score-card'))
    await page.getByRole('link', { name: 'Set targets' }).click()
    await page.getByLabel('Take on the lead practitioner role').fill('75')
    await page.getByRole('button', { name: 'Save the targets' }).click()
    await page.getByText('The targets are saved.').waitFor()
    const role = page.getByRole('row', { name: /^Take on the lead practitioner role/ })
    await role.getByText('75%: not met').waitFor()
    await role.getByRole('link', { name: '59%' }).click()
    await arriveAt(page, 'Yes: 20')
    await page.goto(`${journey.address}/rounds/spring/score-card`)

    await page.getByRole('link', { name: 'Add an indicator by hand' }).click()
    await page.getByLabel('Name of the indicator').fill('Re-referrals within 12 months')
    await page.getByLabel('A percentage').check()
    await page.getByLabel('Smaller is better').check()
    await page.getByLabel('Figure of this round').fill('21.5')
    await page.getByRole('button', { name: 'Add the indicator' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Enter this' }).first().waitFor()
    await page.getByLabel('When it was counted', { exact: true }).fill('April 2026 to March 2027')
    await page.getByLabel('Where it comes from', { exact: true }).fill('Case system')
    await page.getByLabel('Target (optional)').fill('20')
    await page.getByLabel('National figure (optional)').fill('22.4')
    await page.getByLabel('National: when it was counted').fill('2025 to 2026')
    await page.getByLabel('National: where it comes from').fill('DfE')
    await page.getByRole('button', { name: 'Add the indicator' }).click()
    const hand = page.getByRole('row', { name: /^Re-referrals within 12 months/ })
    await hand.getByText('20%: not met').waitFor()
    await hand.getByText('2025 to 2026, DfE').waitFor()
    await context.close()
  })

  it('every page of it is sound, errors too', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/actions?show=all'))
    await expectSound(page, 'Actions')
    await page.goto(`${journey.address}/rounds/spring/actions/1`)
    await expectSound(page, 'Action 1')
    await page.getByLabel('Owner').fill('')
    await page.getByLabel('Due date').fill('')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('alert').getByRole('link').nth(1).waitFor()
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(2)
    await expectSound(page, 'Action 1')
    await page.goto(`${journey.address}/rounds/spring/score-card`)
    await expectSound(page, 'Score card')
    await page.goto(`${journey.address}/rounds/spring/score-card/indicators/1`)
    await expectSound(page, 'Change an indicator')
    await page.goto(`${journey.address}/rounds/spring/score-card/targets`)
    await expectSound(page, 'Targets')
    await context.close()
  })
})
