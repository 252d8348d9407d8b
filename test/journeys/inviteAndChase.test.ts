import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { IDENTIFY, HOW, openSection, saveAndContinue } from '../support/respondent.js'
import { linkIn, startSmtp, type TestSmtp } from '../support/smtp.js'

const TABLE = `Agency,Sector,Contact,Email
Mill Surgery,Health,Ann Example,ann@mill.example.org
Park Surgery,Health,,office@park.example.org
Fenwick Road School,Schools / Education,,head@fenwick.example.org
Harbour Clinic,Dentistry,,office@harbour.example.org
`

describeJourney('a lead runs a round', () => {
  let journey: Journey
  let smtp: TestSmtp
  beforeAll(async () => {
    smtp = await startSmtp()
    journey = await startJourney({ SMTP_URL: smtp.url, MAIL_FROM: 'audit@example.org' })
  })
  afterAll(async () => {
    await journey.close()
    await smtp.close()
  })

  const mailTo = (to: string, subject: RegExp) =>
    smtp.received.find((mail) => mail.to === to && subject.test(mail.subject))

  /** Goes on looking at the queue, as a person does, until it is empty. */
  async function untilSent(page: Page) {
    const refresh = page.getByRole('link', { name: 'See how far it is now' })
    while ((await refresh.count()) > 0) await refresh.click()
  }

  async function follow(name: string) {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const mail = mailTo(name, /please answer/)
    if (!mail) throw new Error(`No invitation arrived at ${name}.`)
    await page.goto(`${journey.address}${linkIn(mail)}`)
    await arriveAt(page, 'Your response')
    return page
  }

  /** What the board says of a sector, by column. */
  async function boardOf(page: Page, sector: string) {
    const row = page.getByRole('row', { name: new RegExp(`^${sector} `) })
    return (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim())
  }

  it('imports agencies, invites them, chases the right ones, and sees the board move', async () => {
    const context = await journey.browser.newContext({ javaScriptEnabled: false })
    const lead = await context.newPage()
    await lead.goto(await journey.organiserLink('/rounds/spring/coverage'))
    await arriveAt(lead, 'Coverage')
    await lead.getByRole('link', { name: 'Say which agencies are expected' }).click()
    await arriveAt(lead, 'Agencies')
    await lead.getByRole('link', { name: 'Import agencies from a table' }).click()
    await arriveAt(lead, 'Import agencies')
    await lead.getByLabel('Table of agencies').setInputFiles({
      name: 'agencies.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(TABLE),
    })
    await lead.getByRole('button', { name: 'Upload and check' }).click()
    await arriveAt(lead, 'Check what the table would do')
    expect(await lead.getByText('“Dentistry” is no sector of this questionnaire').count()).toBe(1)
    await lead.getByRole('button', { name: 'Take in 3 agencies' }).click()
    await arriveAt(lead, 'Agencies')

    await lead.getByRole('link', { name: 'Coverage' }).click()
    await lead.getByRole('link', { name: 'Invite 3 agencies' }).click()
    await arriveAt(lead, 'Invitation')
    expect(await lead.getByText('As Fenwick Road School gets it:').count()).toBe(1)
    await lead.getByRole('button', { name: 'Send to 3 agencies' }).click()
    await arriveAt(lead, 'Messages')
    await untilSent(lead)
    expect(await lead.getByText('3 of 3 messages sent.').count()).toBe(1)
    expect(smtp.received).toHaveLength(3)

    const mill = await follow('ann@mill.example.org')
    await openSection(mill, IDENTIFY)
    await mill.getByLabel(HOW).fill('Receptionists notice families who miss appointments.')
    await saveAndContinue(mill)
    const fenwick = await follow('head@fenwick.example.org')
    await fenwick.getByRole('button', { name: 'Check your answers and send them' }).click()
    await arriveAt(fenwick, /^Check your answers/)
    await fenwick.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(fenwick, 'Response sent')

    await lead.getByRole('link', { name: 'Coverage' }).click()
    await arriveAt(lead, 'Coverage')
    expect(await lead.getByText('1 of 3 agencies has responded.').count()).toBe(1)
    // Expected, responded, part done, opened, invited, not invited, declined, rate.
    expect(await boardOf(lead, 'Health')).toEqual(['2', '0', '1', '0', '1', '0', '0', '[u]'])
    await lead.getByRole('link', { name: 'Chase 2 agencies that have not responded' }).click()
    await arriveAt(lead, 'Agencies to chase')
    await lead.getByRole('link', { name: 'Remind 1 agency that is part done' }).click()
    await lead.getByRole('button', { name: 'Send to 1 agency' }).click()
    await arriveAt(lead, 'Messages')
    await untilSent(lead)
    await lead.goto(`${journey.address}/rounds/spring/invitations/reminder-not-started`)
    await lead.getByRole('button', { name: 'Send to 1 agency' }).click()
    await arriveAt(lead, 'Messages')
    await untilSent(lead)
    expect(smtp.received).toHaveLength(5)
    expect(mailTo('ann@mill.example.org', /started and not sent/)).toBeDefined()
    expect(mailTo('office@park.example.org', /have not heard/)).toBeDefined()

    // The first link still opens the response beside the reminder's.
    await mill.goto(`${journey.address}/rounds/spring/response/check`)
    await mill.getByRole('button', { name: 'Send response' }).click()
    await arriveAt(mill, 'Response sent')
    await lead.goto(`${journey.address}/rounds/spring/coverage`)
    expect(await boardOf(lead, 'Health')).toEqual(['2', '1', '0', '0', '1', '0', '0', '[u]'])
    await lead.goto(`${journey.address}/`)
    expect(await lead.getByText('2 of 3 agencies have responded.').count()).toBe(1)
  })

  it('finds every page of the workspace sound for everybody', { timeout: 240_000 }, async () => {
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(await journey.organiserLink('/rounds/spring/coverage'))
    const visit = async (path: string, heading: string | RegExp) => {
      await page.goto(`${journey.address}${path}`)
      await expectSound(page, heading)
    }
    const round = '/rounds/spring'
    await visit(`${round}/coverage`, 'Coverage')
    await visit(`${round}/coverage/chase`, 'Agencies to chase')
    await visit(`${round}/agencies`, 'Agencies')
    await visit(`${round}/agencies/1`, 'Mill Surgery')
    await visit(`${round}/agencies/import`, 'Import agencies')
    await visit(`${round}/invitations`, 'Invitations and reminders')
    await visit(`${round}/invitations/last-call`, 'Last call')
    await visit(`${round}/messages`, 'Messages')
    await visit(`${round}/matches`, 'Match responses to agencies')
    await visit(`${round}/closure`, 'Closing the round')
    await visit(`${round}/settings`, 'Settings')
    await visit('/rounds/new', 'Create a round')
    await page.getByRole('button', { name: 'Create the round' }).click()
    await expectSound(page, 'Create a round')
    expect(await page.locator('.govuk-error-summary:focus').count()).toBe(1)
  })
})
