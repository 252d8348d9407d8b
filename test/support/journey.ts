/** What journeys share: a running service, a browser, and the checks that hold on every page. */
import { AxeBuilder } from '@axe-core/playwright'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.js'
import { insertRound } from '../../server/db/rounds.js'
import { openStore } from '../../server/db/store.js'
import { startService } from '../../server/start.js'
import { demonstrationLink } from '../../server/web/account/newLink.js'
import { noBrowser, startBrowser } from './chromium.js'
import { openRound } from './service.js'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// Two journeys share two processor cores with whatever else runs.
const LONGEST_JOURNEY = 180_000

/** Journeys run where there is a browser; elsewhere the reason stands in their place. */
export function describeJourney(name: string, journeys: () => void): void {
  if (noBrowser === undefined) describe(name, { timeout: LONGEST_JOURNEY }, journeys)
  else
    describe(name, () => {
      it.skip(String(noBrowser))
    })
}

/** The service, as a demonstration unless told otherwise, listening on a port of its own, with one open round, and a browser to visit it with. */
export async function startJourney(
  env: Record<string, string> = {},
  { demonstration = true, clock = () => new Date() } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-journey-'))
  let db = await openStore(folder)
  const round = await insertRound(db, openRound, new Date())
  const config = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ...env })
  let service = await startService(config, db, { demonstration, clock })
  const browser: Browser = await startBrowser()
  return {
    get db() {
      return db
    },
    round,
    browser,
    get address() {
      return service.address
    },
    /** A link that signs a lead in without a password, as the demonstration's do. */
    organiserLink: (then: string) =>
      demonstrationLink({ db, publicUrl: service.address, now: clock() }, then),
    /** Stops the service and starts it again, at an address that may be another. */
    async restart() {
      await service.close()
      db = await openStore(folder)
      service = await startService(config, db, { demonstration, clock })
    },
    folder,
    async close() {
      await browser.close()
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Journey = Awaited<ReturnType<typeof startJourney>>

/** Waits for the page with this heading, its only one. */
export async function arriveAt(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await page.locator('h1').count(), `${pathOf(page)} has one h1`).toBe(1)
}

/**
 * As arriveAt, for a page and state that no other journey has looked at: no axe violation, no sideways scroll at 320
 * pixels.
 */
export async function expectSound(page: Page, heading: string | RegExp): Promise<void> {
  await arriveAt(page, heading)
  const where = pathOf(page)
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width, `${where} fits 320 pixels`).toBeLessThanOrEqual(320)
  if (size) await page.setViewportSize(size)
}

/** Without what it does for frames of other sites, of which there are none, and for rules that hold: a third of its time. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(WCAG)
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}
