import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertOrganiser } from '../../server/db/organisers.js'
import { insertResponses } from '../../server/db/responses.js'
import { insertSession } from '../../server/db/sessions.js'
import { hashOf, newKey } from '../../server/web/keys.js'
import { describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { focusOf, tabTo } from '../support/keyboard.js'

describeJourney('two readers and their agreement', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    const { db, round } = journey
    const said = Array.from({ length: 12 }, (_, index) => ({
      reference: `R${index + 10}`,
      edition: round.edition,
      answers: {
        identify_how: index % 2 ? `Visits to families, ${index}` : `By talking at the gate, ${index}`,
      },
    }))
    await insertResponses(db, round.id, said, new Date())
  })
  afterAll(() => journey.close())

  /** Somebody of the group, in a browser of their own, without JavaScript. */
  async function member(name: string): Promise<Page> {
    const { db } = journey
    const token = newKey()
    const person = { name, email: `${name}@example.org`, role: 'member' } as const
    const { id: organiserId } = await insertOrganiser(db, person, new Date())
    const expiresAt = new Date(Date.now() + 3_600_000)
    const session = { organiserId, tokenHash: hashOf(token), browser: '', expiresAt, stage: 'open' } as const
    await insertSession(db, session, new Date())
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    await context.addCookies([{ name: 'organiser', value: token, url: journey.address }])
    return context.newPage()
  }

  /** Reads all ten answers as the given theme or none, and finishes. */
  async function read(page: Page, themeOf: (answer: number) => string): Promise<void> {
    await page.goto(`${journey.address}/rounds/spring/readers`)
    await page.getByRole('button', { name: 'Read these answers' }).click()
    for (let answer = 1; answer <= 10; answer += 1) {
      await page.getByRole('heading', { level: 1, name: `Answer ${answer} of 10` }).waitFor()
      await page.getByLabel(themeOf(answer), { exact: true }).check()
      await page.getByRole('button', { name: 'Save and go on' }).click()
    }
    await page.getByRole('button', { name: 'Finish reading' }).click()
    await page.getByText('You have finished').first().waitFor()
  }

  it('a lead draws, two read without seeing what was found, and the group settles what they differ on', async () => {
    const lead = await (await journey.browser.newContext()).newPage()
    const readers = `${journey.address}/rounds/spring/readers`
    await lead.goto(await journey.organiserLink('/rounds/spring/readers'))
    await expectSound(lead, 'Two readers')
    await lead.getByLabel('How many answers').fill('10')
    await lead.getByRole('button', { name: 'Draw answers' }).click()
    const [ann, bea] = [await member('Ann'), await member('Bea')]
    await read(ann, () => 'Observation in a setting or home')
    await ann.goto(`${journey.address}/rounds/spring/findings`)
    await ann.getByRole('heading', { level: 1, name: 'You are reading answers of this round' }).waitFor()
    await read(bea, (answer) => (answer > 4 ? 'Observation in a setting or home' : 'None of these'))

    await lead.goto(readers)
    await lead.getByRole('link', { name: /^10 answers drawn on/ }).click()
    await expectSound(lead, 'How far two readers agree')
    await lead.getByRole('link', { name: 'Go through what they differ on' }).click()
    await expectSound(lead, 'What two readers differ on')
    await lead.getByLabel('The answer holds the theme').first().check()
    await lead.getByRole('button', { name: 'Save' }).click()
    await lead.getByText('4 decisions, 3 to settle').waitFor()
    await lead.goto(readers)
    await lead.getByRole('button', { name: /^Sign off version/ }).click()
    await lead.getByText(/was signed off by/).waitFor()
    await expectSound(lead, 'Two readers')
  })

  it('somebody checks a theme by the keyboard alone', async () => {
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/themes/observation/review'))
    await expectSound(page, /^Check the theme/)
    for (let answer = 0; answer < 3; answer += 1) {
      await tabTo(page, /^Holds the theme$/)
      await page.keyboard.press('Space')
      await page.keyboard.press(answer === 1 ? 'ArrowRight' : 'Space')
    }
    await tabTo(page, /^Save$/)
    await page.keyboard.press('Enter')
    await page.getByText(/Status: checked/).waitFor()
    expect((await focusOf(page)).name).not.toContain('problem')
  })
})
