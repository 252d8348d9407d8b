import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, cpSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backUpStore, restoreStore } from '../../../server/db/backups.js'
import { openStore, openStoreToRead, storePath } from '../../../server/db/store.js'
import { projectRoot } from '../../../server/projectRoot.js'
import { openSection } from '../../support/colleagues.js'
import { elements, textOf } from '../../support/dom.js'
import {
  NOON,
  startResponse,
  startTestService,
  type Browser,
  type TestService,
} from '../../support/service.js'

const TYPED = 'We notice it in the playground. '.repeat(200)
const PAGE = 4096
const typedOn = (html: string) => elements(elements(html, 'main')[0] ?? '', 'textarea').map(textOf)

let service: TestService
let browser: Browser
beforeEach(async () => {
  service = await startTestService()
  browser = service.browser()
  await startResponse(browser)
  await (await openSection(browser)).save({ identify_how: TYPED }).expect(303)
})
afterEach(() => service.close())

/** Another program that holds the store until it is told to let go. */
async function holdElsewhere(): Promise<() => Promise<void>> {
  const program = `const D = require('better-sqlite3'); const d = new D(process.argv[1]); d.exec('BEGIN EXCLUSIVE'); console.log('held'); process.stdin.once('data', () => { d.exec('ROLLBACK'); process.exit() })`
  const child = spawn(process.execPath, ['-e', program, storePath(service.folder)], {
    cwd: projectRoot(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return async () => {
    child.stdin.write('let go')
    await once(child, 'exit')
  }
}

/** Overwrites bytes of the store's file. */
function overwrite(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(length, 0xa5), 0, length, from)
  closeSync(file)
}

const settle = () => sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(service.db)

it('a store that another process holds for longer than we wait gives the text back, and takes it afterwards', async () => {
  const letGo = await holdElsewhere()
  const page = await openSection(browser)
  const reply = await page.save({ identify_how: 'Another text.' }).expect(503)
  expect(typedOn(reply.text)).toEqual(['Another text.'])
  await letGo()
  await page.save({ identify_how: 'Another text.' }).expect(303)
  expect((await openSection(browser)).shown('identify_how')).toBe('Another text.')
})

it.each([
  ['its head', 0, 100],
  ['a page in its middle', 3 * PAGE, PAGE],
])(
  'a store that is damaged in %s is not opened, says what to do, and is left as it is',
  async (_, from, length) => {
    await settle()
    const folder = join(service.folder, 'copy')
    cpSync(storePath(service.folder), storePath(folder))
    overwrite(storePath(folder), from, length)
    const damaged = readFileSync(storePath(folder))
    await expect(openStore(folder)).rejects.toThrow(
      /is damaged .* It was left as it is\. Put your latest backup/,
    )
    expect(readFileSync(storePath(folder)).equals(damaged)).toBe(true)
    const backup = join(service.folder, 'backup.sqlite')
    await backUpStore(service.folder, backup)
    await restoreStore(folder, backup, NOON)
    const db = await openStore(folder)
    expect(await db.selectFrom('draft_answers').selectAll().execute()).toHaveLength(1)
    await db.destroy()
  },
)

it('a store that is damaged while it is used costs nobody the page, nor what they typed', async () => {
  await settle()
  const path = storePath(service.folder)
  await sql`PRAGMA cache_size = 0`.execute(service.db)
  await sql`PRAGMA shrink_memory`.execute(service.db)
  overwrite(path, PAGE, statSync(path).size - PAGE)
  const reply = await browser
    .post('/rounds/spring/response/sections/identify')
    .type('form')
    .send({ identify_how: 'Another text.' })
    .expect(503)
  expect(typedOn(reply.text)).toEqual(['Another text.'])
  await browser.get('/help/cookies').expect(200)
})

it('the log of changes is kept in bounds, and shrinks once a long reading is over', async () => {
  const log = () => statSync(`${storePath(service.folder)}-wal`).size
  const write = async (times: number) => {
    for (let turn = 0; turn < times; turn += 1)
      await service.db
        .updateTable('draft_answers')
        .set({ value: JSON.stringify(randomBytes(50_000).toString('hex')) })
        .execute()
  }
  await write(100)
  const usual = log()
  const reading = openStoreToRead(service.folder)
  await reading.transaction().execute(async (trx) => {
    await trx.selectFrom('rounds').selectAll().execute()
    await write(200)
  })
  const grown = log()
  await reading.destroy()
  await write(100)
  process.stderr.write(
    `The log of changes: ${usual} bytes, ${grown} beside a long reading, ${log()} after it.\n`,
  )
  expect(usual).toBeLessThan(8 * 1024 * 1024)
  expect(grown).toBeGreaterThan(16 * 1024 * 1024)
  expect(log()).toBeLessThan(8 * 1024 * 1024)
})
