import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newStore, startChildServer, type ChildServer } from '../support/childServer.js'
import { startBrowser } from '../support/chromium.js'
import { arriveAt, describeJourney, expectSound } from '../support/journey.js'
import {
  DATA,
  HOW,
  IDENTIFY,
  NOT_SAVED,
  openSection,
  SAVED,
  saveAndContinue,
  startAnswering,
  untilTold,
} from '../support/respondent.js'

describeJourney('the server restarts in the middle of typing', () => {
  let browser: Browser
  let store: Awaited<ReturnType<typeof newStore>>
  let server: ChildServer
  beforeAll(async () => {
    browser = await startBrowser()
    store = await newStore()
    server = await startChildServer(store.folder, store.port)
  })
  afterAll(async () => {
    await browser.close()
    await server.kill()
    store.remove()
  })

  it('a childminder types on; the page says that nothing is saved, keeps it, and saves when the server is back', async () => {
    const page = await (await browser.newContext()).newPage()
    await startAnswering(page, server.address)
    await openSection(page, IDENTIFY)
    await page.getByLabel(HOW).pressSequentially('Before the power cut')
    await untilTold(page, SAVED)
    await server.kill()
    await page.getByLabel(HOW).pressSequentially(', and after it')
    await untilTold(page, NOT_SAVED)
    await expectSound(page, IDENTIFY)
    await saveAndContinue(page)
    await untilTold(page, NOT_SAVED)
    await page.getByLabel(DATA).fill('Typed while it was away')

    server = await startChildServer(store.folder, store.port)
    await untilTold(page, SAVED)
    expect(await page.evaluate('localStorage.length'), 'the browser keeps nothing that is saved').toBe(0)
    await saveAndContinue(page)
    await arriveAt(page, /^Undertake/)
    await page.goto(`${server.address}/rounds/spring/response/check`)
    for (const text of ['Before the power cut, and after it', 'Typed while it was away'])
      expect(await page.getByText(text).count()).toBe(1)
  })

  it('a childminder closes the page before anything is saved, opens it again, and has the text', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await startAnswering(page, server.address)
    await openSection(page, IDENTIFY)
    const section = page.url()
    await server.kill()
    await page.getByLabel(HOW).pressSequentially('Typed on a page that was closed')
    await page.close()
    server = await startChildServer(store.folder, store.port)
    const again = await context.newPage()
    await again.goto(section)
    await untilTold(again, /Text that this browser had kept is back on the page\. Saved at/)
    expect(await again.getByLabel(HOW).inputValue()).toBe('Typed on a page that was closed')
    expect(await again.evaluate('localStorage.length')).toBe(0)
    await again.reload()
    expect(await again.getByLabel(HOW).inputValue()).toBe('Typed on a page that was closed')
  })
})
