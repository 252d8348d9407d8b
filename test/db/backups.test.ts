import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backUpStore, restoreStore } from '../../server/db/backups.js'
import { insertRound, listRounds } from '../../server/db/rounds.js'
import { openStore } from '../../server/db/store.js'
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
