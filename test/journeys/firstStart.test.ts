import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.js'
import { codeAt, LEAD, PASSWORD } from '../support/account.js'
import { freePort } from '../support/childServer.js'
import { startBrowser } from '../support/chromium.js'
import { arriveAt, describeJourney, expectSound } from '../support/journey.js'
import { program } from '../support/program.js'

describeJourney('the first start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-first-'))
  let browser: Browser
  let service: ChildProcess
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.close()
    service.kill()
    await once(service, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })

  /** Starts the service as `npm start` does and returns the link that it prints for the first lead. */
  async function start(port: number): Promise<string> {
    const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'silent' }
    service = spawn(process.execPath, program('server/main'), {
      cwd: projectRoot(),
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (service.stdout)
      for await (const line of createInterface(service.stdout)) {
        const link = /once only: (\S+)$/.exec(line)?.[1]
        if (link !== undefined) return link
      }
    throw new Error('No link was printed.')
  }

  /** From the printed link to a round's page, with every press of a link or button and every page counted. */
  async function setUp(page: Page, link: string) {
    const count = { pages: 0, presses: 0 }
    const arrive = async (heading: string | RegExp) => {
      await arriveAt(page, heading)
      count.pages += 1
    }
    const press = async (name: string) => {
      await page.getByRole('button', { name }).click()
      count.presses += 1
    }
    await page.goto(link)
    await arrive('Set up the first account')
    await page.getByLabel('Your name').fill(LEAD.name)
    await page.getByLabel('Email address').fill(LEAD.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await press('Continue')
    await arrive('Set up your second factor')
    const secret = (await page.locator('.app-key').innerText()).replaceAll(' ', '')
    await page.getByLabel(/Security code that the app shows/).fill(codeAt(secret, new Date()))
    await press('Confirm')
    await arrive('Keep your recovery codes')
    await press('Continue')
    await arrive('Set up your first audit round')
    await press('Create a round')
    await arrive('Create a round')
    await page.getByLabel('Title').fill('Early help audit 2027')
    await page.getByLabel('Area', { exact: true }).fill('Exampleton')
    await press('Create the round')
    await arrive('Agencies')
    return count
  }

  it('leads from an empty store to an open round, whose address an agency opens', async () => {
    const begun = performance.now()
    const port = await freePort()
    const link = await start(port)
    const page = await (await browser.newContext()).newPage()
    const { pages, presses } = await setUp(page, link)
    const told = await page.getByRole('alert').innerText()
    const address = /created and open: agencies answer at (http\S+)/.exec(told)?.[1] ?? ''
    const agency = await (await browser.newContext()).newPage()
    await agency.goto(address)
    await agency.getByRole('button', { name: 'Start now' }).waitFor()
    const seconds = Math.round((performance.now() - begun) / 1000)
    process.stdout.write(
      `First start to first open round: ${pages} pages, ${presses} presses, ${seconds} seconds without a person’s typing.\n`,
    )
    expect({ pages, presses }).toEqual({ pages: 6, presses: 5 })
    await arriveAt(agency, 'Early help audit 2027')

    await expectSound(page, 'Agencies')
    // What a lead who goes on finds while nobody is expected.
    await page.getByRole('link', { name: 'Coverage' }).click()
    await expectSound(page, 'Coverage')
    expect(await page.getByRole('link', { name: 'Say which agencies are expected' }).count()).toBe(1)
    await page.getByRole('link', { name: 'Invitations' }).click()
    await expectSound(page, 'Invitations and reminders')
    await page.getByRole('link', { name: 'Say which agencies are expected' }).click()
    await expectSound(page, 'Agencies')
    const again = await page.goto(link)
    expect(again?.status(), 'the link works once').not.toBe(200)
  })
})
