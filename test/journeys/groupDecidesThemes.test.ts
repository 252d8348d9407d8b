import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertResponses } from '../../server/db/responses.js'
import { listThemeDecisions } from '../../server/db/themeDecisions.js'
import { responseOf } from '../support/findings.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { focusOf } from '../support/keyboard.js'

const SAID = [
  'We need more training, and debt advice that families can reach.',
  'More debt advice and more training would help us.',
]

describeJourney('a group makes the codebook its own, and the findings follow', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const responses = Array.from({ length: 24 }, (_, index) =>
      responseOf(`R${String(index).padStart(2, '0')}`, {
        agency: `Agency ${index}`,
        sector: 'police',
        provide_gaps: `${SAID[index % 2] ?? ''} We are number ${index}.`,
      }),
    )
    await insertResponses(journey.db, journey.round.id, responses, new Date())
  })
  afterAll(() => journey.close())

  const open = async (page: Page, address: string) => {
    await page.goto(`${journey.address}/rounds/spring/${address}`)
  }
  const decisions = () => listThemeDecisions(journey.db, journey.round.id)

  it('turns a suggestion into a theme, merges two and moves an excerpt, without JavaScript', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/findings'))
    await page.getByRole('link', { name: 'Themes', exact: true }).last().click()
    await arriveAt(page, 'Themes')
    await page
      .getByRole('link', { name: /debt advice/ })
      .first()
      .click()
    await arriveAt(page, /^Suggestion: /)
    await page.getByLabel('A theme of its own').check()
    await page.getByLabel('Name of the theme').fill('Debt')
    await page.getByLabel('What it means').fill('Money that families owe')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The suggestion is in the codebook.').waitFor()
    await page.getByRole('link', { name: 'Debt' }).click()
    await page.getByText('24 of 24 responses hold this theme').waitFor()

    await page
      .locator('#excerpts select')
      .first()
      .selectOption({ label: 'Move to: Training and development' })
    await page.getByRole('button', { name: 'Save what was chosen' }).click()
    await page.getByText('Saved. Figures rest on it').waitFor()
    await page.getByText('23 of 24 responses hold this theme').waitFor()

    await page.getByText('Merge it into another theme').click()
    await page.getByLabel('Theme that it goes into').selectOption({ label: 'Funding and reduced services' })
    await page.getByRole('button', { name: 'Merge' }).click()
    await arriveAt(page, 'Funding and reduced services')
    await page.getByText('23 of 24 responses hold this theme').waitFor()
    await open(page, 'findings/sections/provide')
    await page
      .getByRole('row', { name: /^Funding and reduced services/ })
      .first()
      .waitFor()
    await open(page, 'codebook?from=0&to=2')
    await page
      .getByText('A rule of')
      .or(page.getByText('“Funding and reduced services” has a new rule'))
      .first()
      .waitFor()
    expect((await decisions()).map(({ act }) => act.kind)).toEqual([
      ...['suggestion-accepted', 'excerpt-decided', 'themes-merged'],
    ])
    await page.getByRole('button', { name: /^Undo: .*merged into/ }).click()
    await page.getByText('Saved. Figures rest on it').waitFor()
    await open(page, 'themes/debt')
    await arriveAt(page, 'Debt')
    await context.close()
  })

  it('reviews twenty excerpts with the keyboard alone', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/themes/training'))
    await arriveAt(page, 'Training and development')
    const before = (await decisions()).length
    let reviewed = 0
    for (let stops = 0; stops < 200 && reviewed < 20; stops += 1) {
      await page.keyboard.press('Tab')
      const { name } = await focusOf(page)
      if (!name.startsWith('What should happen to')) continue
      await page.keyboard.press('ArrowDown')
      if (reviewed % 4 === 3) await page.keyboard.press('ArrowDown')
      reviewed += 1
    }
    expect(reviewed).toBe(20)
    for (let stops = 0; stops < 10; stops += 1) {
      await page.keyboard.press('Tab')
      if ((await focusOf(page)).name === 'Save what was chosen') break
    }
    await page.keyboard.press('Enter')
    await page.getByText('Saved. Figures rest on it').waitFor()
    const made = (await decisions()).slice(before)
    expect(made).toHaveLength(20)
    const removed = made.filter(({ act }) => act.kind === 'excerpt-decided' && act.to === null)
    expect(removed).toHaveLength(5)
    await context.close()
  })

  it('is sound on every page, forms open and wrong, at 320 pixels too', async () => {
    const context = await journey.browser.newContext()
    const page = await context.newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/themes'))
    await expectSound(page, 'Themes')
    await open(page, 'themes/training')
    for (const summary of await page.locator('summary').all()) await summary.click()
    await expectSound(page, 'Training and development')
    await page.getByRole('button', { name: 'Split off' }).click()
    await page.getByRole('alert').waitFor()
    await expectSound(page, 'Training and development')
    await page.getByRole('link', { name: 'Add a rule' }).click()
    await page.getByLabel('Words that it looks for').fill('number')
    await page.getByRole('button', { name: 'See what it would change' }).click()
    await page.getByText(/answers? would come/).waitFor()
    await expectSound(page, /^New rule of/)
    await open(page, 'codebook?from=0&to=2')
    await expectSound(page, 'The round’s codebook')
    await context.close()
  })
})
