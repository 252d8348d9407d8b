/** A store in which every kind of thing stands, and what people sent until it did. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { sql } from 'kysely'
import request from 'supertest'
import { insertRound } from '../../../server/db/rounds.js'
import { storePath } from '../../../server/db/store.js'
import { importResponses } from '../../../server/importResponses.js'
import { projectRoot } from '../../../server/projectRoot.js'
import { tourAccounts } from '../accountTour.js'
import { tourComparison } from '../comparisonTour.js'
import { tourConclusions } from '../conclusionsTour.js'
import { fillIn } from '../form.js'
import { tourReaders } from '../readersTour.js'
import { tourReleases } from '../releaseTour.js'
import { NOON, springRound, startResponse, startTestService, type TestService } from '../service.js'
import { tourThemes } from '../themesTour.js'
import { download, filledCopy } from '../upload.js'
import { tourWorkspace } from '../workspaceTour.js'
import { addPlain } from './addresses.js'
import { Corpus } from './corpus.js'
import { crawl } from './crawl.js'

/** What the attacked service is set up with: behind a proxy, so that each case can come from an address of its own. */
export const FUZZ_ENV = {
  SMTP_URL: 'smtp://localhost:1',
  MAIL_FROM: 'audit@example.org',
  TRUST_PROXY: '1',
  METRICS_TOKEN: 'a-token-of-the-tests-alone',
}

export interface Seed {
  readonly corpus: Corpus
  /** The store's file, to begin from again and again. */
  readonly file: string
  readonly remove: () => void
}

/**
 * Goes the tours that tests have of all pages once, and keeps the store in a file of its own.
 *
 * @param isWhole whether to go every tour, which takes a minute, or a respondent's alone
 */
export async function seedStore(isWhole: boolean): Promise<Seed> {
  const service = await startTestService(FUZZ_ENV)
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-seed-'))
  const [corpus, file] = [new Corpus(), storePath(folder)]
  try {
    await insertSample(service)
    const app = express().use(corpus.recorder).use(service.app)
    await tourRespondent(app)
    if (isWhole) await tourTheRest({ ...service, app })
    addPlain(corpus)
    await crawl(service.app, corpus, { lead: await service.organiserCookie('lead'), most: isWhole ? 4 : 1 })
    // Findings of some answers are worked out as those of many are, only faster.
    await sql`DELETE FROM answers WHERE response_id % 8`.execute(service.db)
    await sql`VACUUM INTO ${sql.lit(file)}`.execute(service.db)
    return {
      corpus,
      file,
      remove: () => {
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } finally {
    await service.services.findingsThread.stop()
    await service.close()
  }
}

const look = () => Promise.resolve()

async function insertSample({ db, services }: TestService): Promise<void> {
  const { slug } = await insertRound(db, { ...springRound, slug: 'sample', invented: true }, NOON)
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(db, services.questionnaires, slug, lines, NOON)
}

async function tourTheRest(service: TestService): Promise<void> {
  await tourWorkspace(service, look)
  await tourThemes(service, look)
  await tourAccounts(service, service.app, look)
  await tourReleases(service, look)
  await tourConclusions(service, look)
  await tourComparison(service, look)
  await tourReaders(service, look)
}

/** A respondent's way from the start page to a response that waits to be sent. */
async function tourRespondent(app: TestService['app']): Promise<void> {
  const browser = request.agent(app)
  await browser.get('/rounds/spring')
  const response = await startResponse(browser)
  await browser.get(response)
  await fillIn(browser, `${response}/sections/about`, { agency: 'Another', initials: 'DE', completed: 'yes' })
  await fillIn(browser, `${response}/sections/identify`, { identify_how: 'Call 01632 960123' })
  const form = { agency: 'Open Door', provide_gaps: 'Waiting lists' }
  const filled = await filledCopy(await download(browser, `${response}/offline.xlsx`), form)
  await browser.post(`${response}/upload`).attach('file', filled, 'filled.xlsx')
  await browser.get(`${response}/upload/changes`)
  await browser.post(`${response}/submission`)
}
