import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertRound, updateRound } from '../../server/db/rounds.js'
import { DRAFT_EDITION } from '../support/draftEdition.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { openRound } from '../support/service.js'
import { makeTwoRounds } from '../support/twoRounds.js'

describeJourney('round two against round one', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const [, second] = await makeTwoRounds(journey)
    await updateRound(journey.db, second.id, { ...second, earlierRoundId: null })
    const draft = { ...openRound, slug: 'draft', title: 'Draft audit', edition: DRAFT_EDITION }
    await insertRound(journey.db, draft, new Date())
  })
  afterAll(() => journey.close())

  it('a lead chooses the earlier round, sees what grew, and reads one agency’s two answers', async () => {
    const lead = await (await journey.browser.newContext()).newPage()
    await lead.goto(await journey.organiserLink('/rounds/second/findings'))
    await arriveAt(lead, 'Findings')
    await lead.getByRole('link', { name: 'Compare with the earlier round' }).click()
    await expectSound(lead, 'Compared with the earlier round')
    await lead.getByRole('link', { name: 'Choose it in the settings' }).click()
    await arriveAt(lead, 'Settings')
    await lead.getByLabel('Earlier round to compare with (optional)').selectOption('First audit')
    await lead.getByRole('button', { name: 'Save the settings' }).click()
    await lead.getByText('The settings are saved.').waitFor()

    await lead.goto(`${journey.address}/rounds/second/comparison`)
    await expectSound(lead, 'Compared with the earlier round')
    expect(await lead.getByRole('row', { name: 'Responses that count 92 81' }).count()).toBe(1)
    const themes = lead.getByRole('region', { name: /^Themes across/ })
    expect(await themes.getByRole('row', { name: /^Waiting times.*More$/ }).count()).toBe(1)
    const indicators = lead.getByRole('region', { name: 'Indicators of the score card' })
    const role = { name: /^Take on the lead practitioner role/ }
    expect(await indicators.getByRole('row', role).getByText('Up: better').count()).toBe(1)
    await lead.getByRole('link', { name: /^See the score card/ }).click()
    await expectSound(lead, 'Score card')
    const travel = lead.getByRole('region', { name: 'From this audit' }).getByRole('row', role)
    expect(await travel.getByText('59%').count()).toBe(1)
    expect(await travel.getByText('Up: better').count()).toBe(1)
    await lead.getByRole('link', { name: 'Compare the two rounds' }).click()
    await arriveAt(lead, 'Compared with the earlier round')
    await lead.getByRole('link', { name: /^Undertake an assessment/ }).click()
    await expectSound(lead, /^Undertake an assessment.*: compared with the earlier round$/)
    const choices = lead.getByRole('region', { name: /lead practitioner.*Choices$/ }).first()
    expect(await choices.getByRole('row', { name: /^Yes .* More$/ }).count()).toBe(1)
    expect(await choices.getByRole('row', { name: /^No .* Fewer$/ }).count()).toBe(1)

    await lead.getByRole('link', { name: 'Back' }).click()
    await lead.getByRole('link', { name: /^The \d+ agencies in both rounds/ }).click()
    await lead.getByText('each once').waitFor()
    await lead.getByText('Agencies in both rounds: their answers side by side').click()
    await lead.getByRole('link', { name: 'Larkbarrow Primary School' }).click()
    await expectSound(lead, 'Larkbarrow Primary School: two rounds side by side')
    expect(await lead.getByText('lead practitioner training of the partnership').count()).toBe(1)
  })

  it('an agency answers the draft edition: “None of these” takes every other tick away', async () => {
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(`${journey.address}/rounds/draft`)
    await page.getByText('It is a draft edition').waitFor()
    await page.getByRole('button', { name: 'Start now' }).click()
    await arriveAt(page, 'Your response')
    await page.getByRole('link', { name: 'Noticing who would benefit' }).click()
    await expectSound(page, /^Noticing who would benefit/)
    const other = page.getByLabel('Children missing from education')
    await other.check()
    await page.getByLabel('None of these').check()
    expect(await other.isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await arriveAt(page, /^Working out with a family/)
  })
})
