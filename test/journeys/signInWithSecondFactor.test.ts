import { afterAll, beforeAll, expect, it } from 'vitest'
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
})
