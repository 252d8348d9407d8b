import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertOrganiser } from '../../server/db/organisers.js'
import { insertSession } from '../../server/db/sessions.js'
import { hashOf } from '../../server/web/keys.js'
import { firstLeadLink } from '../../server/web/account/newLink.js'
import { codeAt, LEAD, PASSWORD } from '../support/account.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

describeJourney('signing in with a second factor', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney({}, { demonstration: false })
  })
  afterAll(() => journey.close())

  it('the first lead sets up an account, invites a colleague, signs out, and signs in with a code', async () => {
    const at = { db: journey.db, publicUrl: journey.address, now: new Date() }
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(await firstLeadLink(at))
    await expectSound(page, 'Set up the first account')
    await page.getByLabel('Your name').fill(LEAD.name)
    await page.getByLabel('Email address').fill(LEAD.email)
    await page.getByLabel('Password').fill('earlyhelp2027')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: /Choose a password that is harder to guess/ }).click()
    const password = page.getByLabel('Password')
    expect(await page.evaluate<boolean>('document.activeElement.id === "password"')).toBe(true)
    expect(await password.inputValue()).toBe('')
    await password.fill(PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expectSound(page, 'Set up your second factor')
    const secret = (await page.locator('.app-key').innerText()).replaceAll(' ', '')
    await page.getByRole('img', { name: /Square to scan/ }).waitFor()
    await page.getByLabel(/Security code that the app shows/).fill(codeAt(secret, new Date()))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expectSound(page, 'Keep your recovery codes')
    const recovery = await page.locator('.app-key').first().innerText()
    await page.getByRole('button', { name: 'Continue' }).click()
    await arriveAt(page, 'Audit rounds')

    await page.getByRole('link', { name: 'Organisers' }).click()
    await expectSound(page, 'Organisers')
    await page.getByLabel('Name').fill('Mo Khan')
    await page.getByLabel('Email address').fill('mo.khan@example.org')
    await page.getByLabel('Group member').check()
    await page.getByRole('button', { name: 'Invite' }).click()
    await expectSound(page, 'Mo Khan is invited')
    const invitation = new URL(await page.getByLabel('One-time link').inputValue()).pathname
    const colleague = await (await journey.browser.newContext()).newPage()
    await colleague.goto(`${journey.address}${invitation}`)
    await colleague.getByLabel('Password').fill(PASSWORD)
    await colleague.getByRole('button', { name: 'Continue' }).click()
    await arriveAt(colleague, 'Audit rounds')
    expect(await colleague.getByRole('link', { name: 'Organisers', exact: true }).count()).toBe(0)

    await page.getByRole('link', { name: 'Activity' }).click()
    await expectSound(page, 'Activity')
    await page.getByLabel('What was done').selectOption('Invited an organiser')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await page.getByRole('link', { name: 'Your account' }).click()
    await expectSound(page, 'Your account')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await arriveAt(page, 'Audit rounds')

    await page.goto(`${journey.address}/activity`)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await expectSound(page, 'Sign in')
    await page.getByLabel('Email address').fill(LEAD.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expectSound(page, 'Enter your security code')
    // The code of this half minute was used to set the factor up: the next one is within a clock's tolerance.
    await page.getByLabel('Security code').fill(codeAt(secret, new Date(Date.now() + 30_000)))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await arriveAt(page, 'Activity')

    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.goto(`${journey.address}/account/sign-in`)
    await page.getByLabel('Email address').fill(LEAD.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Use a recovery code instead' }).click()
    await expectSound(page, 'Enter a recovery code')
    await page.getByLabel('Recovery code').fill(recovery)
    await page.keyboard.press('Enter')
    await arriveAt(page, 'Audit rounds')
  })

  it('warns before the session ends, lets one stay, and keeps what is typed where one cannot', async () => {
    const context = await journey.browser.newContext()
    const now = new Date()
    const organiser = { name: 'Ana Lowe', email: 'ana.lowe@example.org', role: 'lead' } as const
    const { id: organiserId } = await insertOrganiser(journey.db, organiser, now)
    const session = { organiserId, tokenHash: hashOf('token'), stage: 'open', browser: '' } as const
    const expiresAt = new Date(now.getTime() + 12 * 60 * 60_000)
    await insertSession(journey.db, { ...session, expiresAt }, now)
    await context.addCookies([{ name: 'organiser', value: 'token', url: journey.address }])
    const page = await context.newPage()
    await page.clock.install()
    // Its script, which comes after the page, counts from when it runs.
    await page.goto(`${journey.address}/rounds/spring/settings`, { waitUntil: 'networkidle' })
    await arriveAt(page, 'Settings')
    const dialog = page.getByRole('dialog', { name: 'Your session is ending' })
    await page.clock.fastForward('07:54:00')
    expect(await dialog.count()).toBe(0)
    await page.clock.fastForward('00:01:30')
    await dialog.getByText('because you have not used the service').waitFor()
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Stay signed in')
    await expectSound(page, 'Settings')
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    await dialog.waitFor({ state: 'hidden' })

    const soon = new Date(Date.now() + 4 * 60_000)
    await journey.db.updateTable('organiser_sessions').set({ expires_at: soon.toISOString() }).execute()
    const other = await context.newPage()
    await other.goto(`${journey.address}/account`)
    await other.keyboard.press('Escape')
    await other.getByRole('region', { name: 'You will be signed out soon' }).waitFor()
    await other.close()
    await dialog.getByText('when your session has lasted as long as a session may').waitFor()
    await expectSound(page, 'Settings')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByLabel('Title').fill('Typed before the end')
    await page.clock.fastForward('00:05:00')
    await dialog.getByText('You are signed out.').waitFor()
    expect(await dialog.getByRole('link', { name: 'sign in again' }).getAttribute('target')).toBe('_blank')
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect(await page.getByLabel('Title').inputValue()).toBe('Typed before the end')
    await context.close()
  })
})
