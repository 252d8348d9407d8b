import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'

describeJourney('a program reads the audit', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  it('a lead makes a token, the program reads with it until it is revoked', async () => {
    const lead = await (await journey.browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
    await lead.goto(await journey.organiserLink('/account'))
    await arriveAt(lead, 'Your account')
    await lead.getByRole('link', { name: 'Look after tokens for programs' }).click()
    await expectSound(lead, 'Tokens for programs')
    await lead.getByRole('button', { name: 'Make a token' }).click()
    await expectSound(lead, 'Tokens for programs')
    await lead.getByRole('link', { name: 'Enter what the token is for' }).click()
    await lead.keyboard.type('Weekly report')
    await lead.getByLabel('90 days').check()
    await lead.getByRole('button', { name: 'Make a token' }).click()
    await expectSound(lead, 'Token made: Weekly report')
    const token = await lead.getByLabel('Token', { exact: true }).inputValue()
    const read = () =>
      fetch(`${journey.address}/api/v1/rounds`, { headers: { Authorization: `Bearer ${token}` } })
    expect(await (await read()).json()).toMatchObject({ rounds: [{ slug: journey.round.slug }] })
    await lead.getByRole('link', { name: 'Back to your tokens' }).click()
    await expectSound(lead, 'Tokens for programs')
    expect(await lead.getByText(token).count()).toBe(0)
    await lead.getByRole('button', { name: 'Revoke the token for Weekly report' }).click()
    await lead.getByText('The token is revoked.').waitFor()
    expect((await read()).status).toBe(401)
  })
})
