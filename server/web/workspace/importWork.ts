/**
 * The long parts of an import: keeping its rows, checking them, taking them in, forgetting them. Each goes in short
 * steps and lets other work have its turn between them.
 */
import { setImmediate } from 'node:timers/promises'
import { collectOutcome, type ImportOutcome } from '../../audit/imports/outcome.js'
import { UNFINISHED } from '../../audit/imports/importStates.js'
import { rowReader, type RowReading } from '../../audit/imports/readRow.js'
import type { Mapping } from '../../audit/imports/mapping.js'
import type { SurveyTable } from '../../audit/imports/surveyTable.js'
import type { Questionnaire } from '../../audit/questionnaire.js'
import {
  dropHeldResponses,
  holdResponses,
  listSourceReferences,
  releaseResponses,
} from '../../db/heldResponses.js'
import {
  addImportRows,
  deleteImportRows,
  insertImport,
  listAbandonedImports,
  listImportRows,
  moveImport,
  type Import,
} from '../../db/imports.js'
import { inTransaction } from '../../db/inTransaction.js'
import type { Db } from '../../db/store.js'
import { newReference } from '../keys.js'

/** Rows in one short transaction. */
const BATCH = 50

/** Keeps an uploaded table and returns its import's id. */
export async function keepTable(
  db: Db,
  roundId: number,
  organiserId: number | null,
  table: SurveyTable,
  now: Date,
): Promise<number> {
  const { tool, headings, rows } = table
  const id = await insertImport(db, { roundId, organiserId, tool, headings, rows: rows.length }, now)
  for (let at = 0; at < rows.length; at += BATCH) {
    await addImportRows(db, id, rows.slice(at, at + BATCH))
    await setImmediate()
  }
  await moveImport(db, id, ['cleared'], 'uploaded', {}, now)
  return id
}

export interface ImportTask {
  readonly one: Pick<Import, 'id' | 'roundId' | 'rows'>
  readonly mapping: Mapping
  readonly questionnaire: Questionnaire
  readonly clock: () => Date
  /** Told now and then how many rows have been read. */
  readonly onProgress: (rows: number) => void
}

/** Reads every row and keeps what the import would do. Changes nothing else. */
export async function checkImport(db: Db, task: ImportTask): Promise<ImportOutcome> {
  const { one, mapping, clock } = task
  const collected = collectOutcome()
  for await (const readings of readingsOf(db, task)) readings.forEach(collected.add)
  const outcome = collected.outcome()
  await moveImport(db, one.id, ['uploaded', 'checking'], 'checked', { mapping, outcome }, clock())
  return outcome
}

/**
 * Takes in every row that nothing is wrong with, all of them or none, and returns what it did. Whatever goes wrong, an
 * organiser finds the import as it was before.
 *
 * @param record records how many were taken in, at the moment at which they are
 */
export async function takeIn(
  db: Db,
  task: ImportTask,
  record: (trx: Db, taken: number) => Promise<void>,
): Promise<ImportOutcome> {
  const { one, mapping, questionnaire, clock } = task
  const { id, roundId } = one
  const collected = collectOutcome()
  try {
    // What an import left behind that was broken off.
    await dropHeld(db, id)
    const now = clock().toISOString()
    for await (const readings of readingsOf(db, task)) {
      readings.forEach(collected.add)
      const held = readings
        .filter(({ outcome }) => outcome === 'take')
        .map(({ answers, sentAt, sourceReference }) => ({
          reference: newReference(),
          edition: questionnaire.edition,
          answers,
          sentAt: sentAt ?? now,
          sourceReference,
        }))
      if (held.length > 0) await holdResponses(db, id, mapping.source, held)
    }
    // Numbers alone: what rows said is where it belongs by now.
    const { counts } = collected.outcome()
    const outcome = { counts, faults: [], incomplete: [], known: [], timeUnread: [], unfit: [] }
    await inTransaction(db, async (trx) => {
      const released = await releaseResponses(trx, id, { roundId, outcome }, clock())
      if (released !== undefined) await record(trx, counts.take)
    })
    await deleteRows(db, id)
    return outcome
  } catch (error) {
    await dropHeld(db, id)
    await moveImport(db, id, ['importing'], 'uploaded', { outcome: null }, clock())
    throw error
  }
}

/** Forgets an import's rows and whatever it holds. */
export async function clearImport(db: Db, id: number, now: Date): Promise<void> {
  await moveImport(db, id, UNFINISHED, 'cleared', { outcome: null }, now)
  await dropHeld(db, id)
  await deleteRows(db, id)
}

const DAY = 24 * 60 * 60 * 1000

/** Forgets imports that nobody has gone on with for a day, and rows that one has left which was cut off at its end. */
export async function clearAbandonedImports(db: Db, now: Date): Promise<void> {
  for (const { id } of await listAbandonedImports(db, new Date(now.getTime() - DAY)))
    await clearImport(db, id, now)
}

/** The readings of an import's rows in their order, a batch at a time. */
async function* readingsOf(db: Db, task: ImportTask): AsyncGenerator<readonly RowReading[]> {
  const { one, mapping, questionnaire, onProgress } = task
  const known = await listSourceReferences(db, one.roundId, mapping.source)
  const read = rowReader(mapping, questionnaire, known)
  let [last, done] = [0, 0]
  for (;;) {
    const rows = await listImportRows(db, one.id, last, BATCH)
    if (rows.length === 0) return
    yield rows.map(read)
    last = rows.at(-1)?.row ?? last
    done += rows.length
    onProgress(done)
    await setImmediate()
  }
}

async function dropHeld(db: Db, id: number): Promise<void> {
  while (await dropHeldResponses(db, id, BATCH)) await setImmediate()
}

async function deleteRows(db: Db, id: number): Promise<void> {
  while (await deleteImportRows(db, id, 10 * BATCH)) await setImmediate()
}
