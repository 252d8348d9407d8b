/** The programs that change a whole store at once, each with a store to do it to. */
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { backUpStore } from '../../../server/db/backups.js'
import { migrations } from '../../../server/db/migrations.js'
import { wipeDeleted } from '../../../server/db/purges.js'
import { confirmPurgeDates } from '../../../server/db/retentions.js'
import { insertRound } from '../../../server/db/rounds.js'
import { openStore, storePath, type Db } from '../../../server/db/store.js'
import { clearAbandonedImports } from '../../../server/web/workspace/importWork.js'
import { freePort } from '../../support/childServer.js'
import { makeEarlierStore } from '../../support/filledStore.js'
import { runProgram, type Program } from '../../support/killedProgram.js'
import { ANSWER_WORDS, CONTACT_WORDS, plantedRound, plantRound, wordsInFiles } from '../../support/purge.js'
import { openRound } from '../../support/service.js'

/** A command that is going to be killed. What it works on is all in one folder, which is copied for every kill. */
export interface Command {
  readonly name: string
  /** Fills the folder. */
  readonly prepare: (folder: string) => Promise<void>
  readonly program: (folder: string) => Program
  /** The folder of the store that it changes, in that folder. */
  readonly store: string
  /** What it may answer the second time where it was done the first time: it changes nothing then. */
  readonly refusal?: RegExp
  /** What it may answer where it was killed just now, and what passing time does about that. */
  readonly wait?: { readonly says: RegExp; readonly pass: (folder: string) => void }
  /** What the running service does by itself in time. */
  readonly later?: (folder: string) => Promise<void>
  /** What has to be so in the end beside the rows of the store: what is not. */
  readonly faults?: (folder: string) => Promise<readonly string[]>
}

const STORE = 'store'
const storeOf = (folder: string) => join(folder, STORE)
const inFolder = (path: string, folder: string, ...args: readonly string[]): Program => ({
  path,
  args,
  env: { DATA_DIR: storeOf(folder), LOG_LEVEL: 'silent' },
})

async function inStore(folder: string, step: (db: Db) => Promise<unknown>): Promise<void> {
  const db = await openStore(storeOf(folder))
  try {
    await step(db)
  } finally {
    await db.destroy()
  }
}

/** Long ago by the clock of those who run this. */
const PAST = { ...plantedRound, opensOn: '2020-03-01', closesOn: '2020-03-31' }
const DATES = { contacts: '2021-03-31', words: '2022-03-31' }
const CONFIRMED = new Date('2020-05-01T12:00:00Z')

/** A store with a round whose days have come, and a backup from before they were confirmed. */
async function preparePurge(folder: string): Promise<void> {
  await inStore(folder, async (db) => {
    const { round, leadId } = await plantRound(db, PAST)
    await backUpStore(storeOf(folder), join(folder, 'backup.sqlite'))
    await confirmPurgeDates(db, round.id, DATES, leadId, CONFIRMED)
  })
  const exports = join(storeOf(folder), 'exports')
  mkdirSync(exports)
  writeFileSync(join(exports, 'waiting.xlsx'), 'Words that wait to be fetched.')
}

async function prepareRound(folder: string): Promise<void> {
  await inStore(folder, (db) => insertRound(db, openRound, CONFIRMED))
}

/** A service of an earlier version has left a store, which is brought up to date when the service starts. */
async function startOn(version: string): Promise<Command> {
  const PORT = String(await freePort())
  return {
    name: `start on a store of ${version.slice(0, 4)}`,
    store: STORE,
    prepare: async (folder) => {
      mkdirSync(storeOf(folder))
      await makeEarlierStore(storeOf(folder), version)
    },
    program: (folder) => {
      const { env, ...rest } = inFolder('server/main', folder)
      return { ...rest, env: { ...env, PORT }, until: 'is running' }
    },
    // The purge job begins with what was owed, unless the service is stopped before.
    later: (folder) => inStore(folder, wipeDeleted),
  }
}

/** Rows whose words a killed import has left are cleared by the service after a day. */
const TWO_DAYS = 48 * 60 * 60 * 1000

const RESTORE: Command = {
  name: 'restore',
  store: STORE,
  prepare: async (folder) => {
    await preparePurge(folder)
    const purged = await runProgram(inFolder('scripts/purge', folder))
    if (purged.ended !== 'well') throw new Error(purged.said)
    writeFileSync(join(folder, 'replaced.sqlite'), readFileSync(storePath(storeOf(folder))))
  },
  program: (folder) => inFolder('scripts/restore', folder, '--input', join(folder, 'backup.sqlite')),
  wait: {
    says: /another copy is being made, or one was cut off just now\. Try again in a minute\./,
    pass: (folder) => {
      const before = new Date(Date.now() - 120_000)
      utimesSync(`${storePath(storeOf(folder))}.part`, before, before)
    },
  },
  faults: (folder) => {
    const names = readdirSync(storeOf(folder))
    const replaced = readFileSync(join(folder, 'replaced.sqlite'))
    const isKept = names
      .filter((name) => /^audit-replaced-.*\.sqlite$/.test(name))
      .some((name) => readFileSync(join(storeOf(folder), name)).equals(replaced))
    return Promise.resolve([
      ...(isKept ? [] : ['the store that was there is not kept']),
      ...names.filter((name) => name.includes('.part')),
    ])
  },
}

const PURGE: Command = {
  name: 'purge',
  store: STORE,
  prepare: preparePurge,
  program: (folder) => inFolder('scripts/purge', folder),
  faults: async (folder) => [
    ...(await wordsInFiles(storeOf(folder), [...CONTACT_WORDS, ...ANSWER_WORDS])),
    ...(existsSync(join(storeOf(folder), 'exports')) ? ['a workbook waits that holds words'] : []),
  ],
}

const MOVE: Command = {
  name: 'move',
  store: 'moved',
  prepare: preparePurge,
  program: (folder) => ({
    path: 'scripts/move',
    args: ['--from', storeOf(folder), '--to', join(folder, 'moved')],
    env: {},
  }),
  refusal: /The store to move to holds something already/,
}

const IMPORT_LINES: Command = {
  name: 'import of lines',
  store: STORE,
  prepare: prepareRound,
  program: (folder) =>
    inFolder(
      'scripts/import',
      folder,
      '--round',
      openRound.slug,
      '--input',
      'data/samples/sample-round.jsonl',
    ),
  refusal: /Nothing was loaded\.[^]*is in the round already/,
}

const IMPORT_TABLE: Command = {
  name: 'import of a table',
  store: STORE,
  prepare: async (folder) => {
    await prepareRound(folder)
    const rows = Array.from(
      { length: 120 },
      (_, row) => `${row + 1},2027-03-01 09:00,Health,Visit ${row + 1}`,
    )
    const table = join(folder, 'table.csv')
    writeFileSync(table, ['ID,Completion time,Sector,identify_how', ...rows].join('\n'))
    const guess = ['--input', table, '--guess', join(folder, 'mapping.json')]
    const guessed = await runProgram(inFolder('scripts/import', folder, '--round', openRound.slug, ...guess))
    if (guessed.ended !== 'well') throw new Error(guessed.said)
  },
  program: (folder) => {
    const from = ['--input', join(folder, 'table.csv'), '--mapping', join(folder, 'mapping.json')]
    return inFolder('scripts/import', folder, '--round', openRound.slug, ...from)
  },
  later: async (folder) => {
    await inStore(folder, (db) => clearAbandonedImports(db, new Date(Date.now() + TWO_DAYS)))
    // Of what was cleared a number is left, and headings.
    const file = new Database(storePath(storeOf(folder)))
    file.prepare(`DELETE FROM imports WHERE state = 'cleared'`).run()
    file.close()
  },
}

/** All of them; of the stores of earlier versions, the oldest and one from half way. */
export async function allCommands(): Promise<readonly Command[]> {
  const versions = Object.keys(migrations)
  const earlier = [versions[0], versions[Math.floor(versions.length / 2)]].filter((one) => one !== undefined)
  const starts = await Promise.all(earlier.map(startOn))
  return [...starts, RESTORE, PURGE, MOVE, IMPORT_LINES, IMPORT_TABLE]
}
