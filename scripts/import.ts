// npm run --silent import -- --round SLUG --input FILE: loads responses into a store, all of them or none.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Round } from '../server/audit/rounds.js'
import { readConfig } from '../server/config.js'
import { findEdition, loadData } from '../server/data.js'
import { findRound } from '../server/db/rounds.js'
import { openStore, type Db } from '../server/db/store.js'
import { importResponses } from '../server/importResponses.js'
import {
  guessedMapping,
  importTable,
  outcomeLines,
  readMappingFor,
  readTable,
} from '../server/importTable.js'
import { CommandError, forPerson, required, runCommand } from './command.js'

const usage = `Loads responses into a round: all of them, or none where one has a fault (exit code 1).

One JSON object a line:
  npm run --silent import -- --round SLUG --input FILE.jsonl

A table that Microsoft Forms, SurveyMonkey, LimeSurvey or another tool exported (.xlsx, .csv):
  npm run --silent import -- --round SLUG --input FILE --guess MAPPING.json
    writes what its columns seem to be for; look through it and change what is wrong
  npm run --silent import -- --round SLUG --input FILE --mapping MAPPING.json [--dry-run]
    loads it; with --dry-run only says what it would do

Rows that were begun and not sent, that were imported before, or that answer nothing are left out and named.`

const options = {
  round: { type: 'string' },
  input: { type: 'string' },
  guess: { type: 'string' },
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const

interface Values {
  readonly guess?: string | undefined
  readonly mapping?: string | undefined
  readonly 'dry-run': boolean
}

await runCommand(usage, options, async (values) => {
  const slug = required(values.round, 'round')
  const bytes = await forPerson(() => readFileSync(required(values.input, 'input')))
  const db = await openStore(readConfig().store)
  try {
    if (/\.(xlsx|csv|tsv|txt)$/i.test(values.input ?? '')) await loadTable(db, slug, bytes, values)
    else await loadLines(db, slug, bytes.toString())
  } finally {
    await db.destroy()
  }
})

async function loadLines(db: Db, slug: string, text: string): Promise<void> {
  const { loaded, faults } = await importResponses(db, loadData().questionnaires, slug, text, new Date())
  if (faults.length > 0) throw new CommandError(['Nothing was loaded.', ...faults].join('\n'))
  console.log(`Loaded ${loaded} responses into "${slug}".`)
}

async function loadTable(db: Db, slug: string, bytes: Buffer, values: Values): Promise<void> {
  const round = await findRound(db, slug)
  if (!round) throw new CommandError(`There is no round "${slug}".`)
  const questionnaire = findEdition(loadData(), round.edition)
  const table = await forPerson(() => readTable(bytes))
  if (values.guess !== undefined) {
    const guess = guessedMapping(table, questionnaire, round)
    writeFileSync(values.guess, `${JSON.stringify(guess, null, 2)}\n`)
    console.log(`Wrote ${values.guess}: look through it, then give it as --mapping.`)
    return
  }
  const path = required(values.mapping, 'mapping')
  const mapping = await forPerson(() =>
    readMappingFor(JSON.parse(readFileSync(path, 'utf8')), table, questionnaire),
  )
  await load(db, { round, questionnaire, table, mapping, isDryRun: values['dry-run'] })
}

async function load(
  db: Db,
  task: Parameters<typeof importTable>[1] & { readonly round: Round },
): Promise<void> {
  const outcome = await importTable(db, task, () => new Date())
  const lines = outcomeLines(outcome)
  if (outcome.counts.fault > 0) throw new CommandError(['Nothing was loaded.', ...lines].join('\n'))
  for (const line of lines) console.log(line)
  const did = task.isDryRun ? 'Would load' : 'Loaded'
  console.log(`${did} ${outcome.counts.take} responses into "${task.round.slug}".`)
}
