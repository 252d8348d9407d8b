import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backUpStore, restoreStore } from '../../server/db/backups.js'
import { insertRound, listRounds } from '../../server/db/rounds.js'
import { openStore } from '../../server/db/store.js'
import { program } from '../support/program.js'
import { NOON, springRound } from '../support/service.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-backups-'))
const file = (name: string) => join(folder, name)
const store = file('store')
const contents = () => readFileSync(join(store, 'audit.sqlite'))

beforeAll(async () => {
  const db = await openStore(store)
  await insertRound(db, springRound, NOON)
  await db.destroy()
  await backUpStore(store, file('whole.sqlite'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('writes over no file, and needs a store', async () => {
  const whole = readFileSync(file('whole.sqlite'))
  await expect(backUpStore(store, file('whole.sqlite'))).rejects.toThrow('left as it is')
  expect(readFileSync(file('whole.sqlite')).equals(whole)).toBe(true)
  await expect(backUpStore(file('nowhere'), file('none.sqlite'))).rejects.toThrow('There is no store')
  await expect(backUpStore(store, file('no/folder.sqlite'))).rejects.toThrow('cannot be written')
  writeFileSync(file('two.sqlite.part'), 'of another')
  await expect(backUpStore(store, file('two.sqlite'))).rejects.toThrow('another copy is being made')
  expect(readFileSync(file('two.sqlite.part'), 'utf8')).toBe('of another')
})

/** Makes it look as if nobody had written to a file for two minutes. */
function leave(path: string): void {
  const before = new Date(Date.now() - 120_000)
  utimesSync(path, before, before)
}

it('waits for a copy that somebody makes or looks through, and puts away one that was cut off', async () => {
  const part = file('three.sqlite.part')
  const held = new Database(part)
  held.exec('CREATE TABLE of_another (value); BEGIN; SELECT * FROM of_another')
  leave(part)
  await expect(backUpStore(store, file('three.sqlite'))).rejects.toThrow('Try again in a minute')
  held.close()
  leave(part)
  await backUpStore(store, file('three.sqlite'))
  writeFileSync(file('four.sqlite.part'), 'of another')
  leave(file('four.sqlite.part'))
  await backUpStore(store, file('four.sqlite'))
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual(['two.sqlite.part'])
})

it('is made by the next try after one that was killed, without hand work', async () => {
  const large = file('large')
  const db = await openStore(large)
  await sql`CREATE TABLE ballast AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
    SELECT i, hex(randomblob(1000)) AS text FROM n`.execute(db)
  await db.destroy()
  const output = file('killed.sqlite')
  const part = `${output}.part`
  let kills = 0
  while (!existsSync(part)) {
    rmSync(output, { force: true })
    const args = [...program('scripts/backup'), '--output', output]
    const child = spawn(process.execPath, args, { env: { ...process.env, DATA_DIR: large }, stdio: 'ignore' })
    const ended = once(child, 'exit')
    while (child.exitCode === null && !(existsSync(part) && statSync(part).size > 0)) await sleep(1)
    child.kill('SIGKILL')
    await ended
    kills += 1
  }
  process.stdout.write(`1 backup cut off by ${kills} kill${kills === 1 ? '' : 's'}.\n`)
  expect(existsSync(output)).toBe(false)
  await expect(backUpStore(large, output)).rejects.toThrow('one was cut off just now')
  leave(part)
  expect((await backUpStore(large, output)).rows).toBeGreaterThan(30_000)
  expect(readdirSync(folder).filter((name) => name.startsWith('killed'))).toEqual(['killed.sqlite'])
})

it('restores nothing that is damaged, no store, or of a newer version', async () => {
  const whole = readFileSync(file('whole.sqlite'))
  writeFileSync(file('damaged.sqlite'), Buffer.from(whole).fill(7, 5 * 4096, 9 * 4096))
  writeFileSync(file('short.sqlite'), whole.subarray(0, 8 * 4096))
  writeFileSync(file('letter.sqlite'), 'Dear council, this is no database. '.repeat(200))
  writeFileSync(file('empty.sqlite'), '')
  const newer = await openStore(file('newer'))
  await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999 future', '')`.execute(newer)
  await newer.destroy()

  const before = contents()
  const restore = (name: string) => restoreStore(store, file(name), NOON)
  for (const name of ['damaged', 'short', 'letter', 'empty'])
    await expect(restore(`${name}.sqlite`), name).rejects.toThrow(/Nothing was changed\.$/)
  await expect(restore('newer/audit.sqlite')).rejects.toThrow('made by a newer version')
  await expect(restore('none.sqlite')).rejects.toThrow('There is no file')
  expect(contents().equals(before)).toBe(true)
  expect(readdirSync(store)).toEqual(['audit.sqlite'])
})

it('puts a backup in the place of a store that is damaged, and keeps that as it is', async () => {
  const damaged = 'What is left of a store.'.repeat(400)
  writeFileSync(join(store, 'audit.sqlite'), damaged)
  const { kept } = await restoreStore(store, file('whole.sqlite'), NOON)
  expect(kept).toBe(join(store, 'audit-replaced-2027-03-10T120000.sqlite'))
  expect(readFileSync(kept ?? '', 'utf8')).toBe(damaged)
  const db = await openStore(store)
  expect(await listRounds(db)).toMatchObject([springRound])
  await db.destroy()
})
