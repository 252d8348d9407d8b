import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findRound } from '../../server/db/rounds.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { ANSWER_WORDS, CONTACT_WORDS, plantRound, wordsInFiles } from '../support/purge.js'

const ALL_WORDS = [...CONTACT_WORDS, ...ANSWER_WORDS]
const ROUND = '/rounds/planted'

describeJourney(
  'contact details and words go on the days that a lead has confirmed, and figures stay',
  () => {
    const time = { now: new Date('2027-05-01T12:00:00Z') }
    let journey: Journey
    let page: Page
    beforeAll(async () => {
      journey = await startJourney({}, { clock: () => time.now })
      await plantRound(journey.db)
      const context = await journey.browser.newContext()
      page = await context.newPage()
    })
    afterAll(() => journey.close())

    const open = async (address: string) => page.goto(await journey.organiserLink(address))
    const figures = async () =>
      page.getByRole('table', { name: 'Responses by sector' }).getByRole('cell').allInnerTexts()

    /** The day comes while the service is stopped, as it may be: it starts again and does what is due. */
    async function comeTo(day: string, gone: 'contactsDeletedOn' | 'wordsDeletedOn'): Promise<void> {
      time.now = new Date(`${day}T12:00:00Z`)
      await journey.restart()
      while ((await findRound(journey.db, 'planted'))?.[gone] === null)
        await new Promise((resolve) => setTimeout(resolve, 50))
    }

    it('the lead sets days, sees what would go, and confirms', async () => {
      await open(`${ROUND}/findings`)
      await arriveAt(page, 'Findings')
      expect(await figures()).toContain('2')
      await page.goto(`${journey.address}${ROUND}/settings`)
      await page.getByRole('link', { name: 'When contact details and words are deleted' }).click()
      await expectSound(page, 'Deleting contact details and words')
      await page.getByText('Nothing is deleted until a lead has confirmed the dates on this page.').waitFor()
      await page.getByLabel('Delete contact details on').fill('2027-12-31')
      await page.getByLabel('Delete words of answers on').fill('2027-06-30')
      await page.getByRole('button', { name: 'Save the dates' }).click()
      await expectSound(page, 'Deleting contact details and words')
      await page.getByLabel('Delete words of answers on').fill('2028-12-31')
      await page.getByRole('button', { name: 'Save the dates' }).click()
      await page.getByText('The dates are saved. Look at what would go, and confirm them.').waitFor()
      const row = page.getByRole('row', { name: /^Agencies whose contact/ })
      expect(await row.getByRole('cell').innerText()).toBe('1')
      expect(await wordsInFiles(journey.folder, ALL_WORDS)).toEqual(ALL_WORDS)
      await page.getByRole('button', { name: 'Confirm these dates' }).click()
      await page.getByText('Contact details are deleted on 31 December 2027.').waitFor()
      await expectSound(page, 'Deleting contact details and words')
    })

    it('is told beforehand on the first page, and postpones', async () => {
      time.now = new Date('2027-12-10T12:00:00Z')
      await open('/')
      await page.getByRole('link', { name: 'Contact details are deleted on 31 December 2027' }).click()
      await page.getByRole('button', { name: 'Postpone by 3 months' }).click()
      await page.getByText('Contact details are deleted on 31 March 2028.').waitFor()
      await page.goto(`${journey.address}/help/privacy`)
      await page
        .getByText('contact details are kept until 31 March 2028, words until 31 March 2029')
        .waitFor()
    })

    it('then contact details go, and later words; pages, workbook and search have none of them', async () => {
      await comeTo('2028-03-31', 'contactsDeletedOn')
      expect(await wordsInFiles(journey.folder, ['heliotrope'])).toEqual(['heliotrope'])
      await comeTo('2029-03-31', 'wordsDeletedOn')
      await open(`${ROUND}/findings`)
      await page.getByText('These are the figures as they were then, and they no longer change.').waitFor()
      await expectSound(page, 'Findings')
      expect(await figures()).toContain('2')
      await page.goto(`${journey.address}${ROUND}/responses?search=heliotrope`)
      await page.getByText('No response is like that.').waitFor()
      await page.goto(`${journey.address}${ROUND}/responses/REF-one`)
      await expectSound(page, 'Response REF-one')
      await page.getByText('[deleted on 31 March 2029]').first().waitFor()
      expect(await page.getByRole('button', { name: 'Leave out' }).count()).toBe(0)
      await page.goto(`${journey.address}${ROUND}/retention`)
      await page.getByText('Words of answers were deleted on 31 March 2029.').waitFor()
      await expectSound(page, 'Deleting contact details and words')
      await page.goto(`${journey.address}/activity`)
      await page
        .getByRole('cell', { name: /^For 2029-03-31, confirmed on 2027-12-10T12:00:00\.000Z: words/ })
        .waitFor()
      await journey.restart()
      expect(await wordsInFiles(journey.folder, ALL_WORDS)).toEqual([])
    })
  },
)
