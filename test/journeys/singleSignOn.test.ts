import { afterAll, beforeAll, it } from 'vitest'
import { insertOrganiser } from '../../server/db/organisers.js'
import { freePort } from '../support/childServer.js'
import { arriveAt, describeJourney, expectSound, startJourney, type Journey } from '../support/journey.js'
import { startProvider } from '../support/provider.js'

describeJourney('single sign-on', () => {
  let journey: Journey
  let provider: Awaited<ReturnType<typeof startProvider>>
  beforeAll(async () => {
    const port = await freePort()
    const mo = { name: 'Mo Khan', email: 'mo.khan@example.org', email_verified: true }
    const stranger = { email: 'stranger@example.org', email_verified: true }
    provider = await startProvider({ mo, stranger }, `http://localhost:${port}`)
    const council = { COUNCIL_NAME: 'Anytown Council' }
    journey = await startJourney(
      { ...provider.env, ...council, PORT: String(port) },
      { demonstration: false },
    )
    await insertOrganiser(journey.db, { name: 'Mo Khan', email: mo.email, role: 'member' }, new Date())
  })
  afterAll(async () => {
    await journey.close()
    await provider.close()
  })

  async function signInAs(who: string) {
    const page = await (await journey.browser.newContext()).newPage()
    await page.goto(`${journey.address}/rounds/spring/findings`)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await arriveAt(page, 'Sign in')
    await page.getByRole('link', { name: 'Sign in with your council account' }).click()
    await arriveAt(page, 'Council sign-in')
    await page.getByLabel('Who are you?').fill(who)
    await page.getByRole('button', { name: 'Go on' }).click()
    return page
  }

  it('a member of the group comes back to the page that was wanted', async () => {
    await arriveAt(await signInAs('mo'), 'Findings')
  })

  it('somebody who was not invited is told whom to ask', async () => {
    await expectSound(await signInAs('stranger'), 'You could not be signed in with your council account')
  })
})
