/** Loads responses from another survey tool's table into a round, by a mapping in a file. */
import { guessColumns, guessMapping } from './audit/imports/guessMapping.js'
import { fitsHeadings, mappingFaults, mappingSchema, type Mapping } from './audit/imports/mapping.js'
import type { ImportOutcome } from './audit/imports/outcome.js'
import type { RowFault } from './audit/imports/readRow.js'
import type { SurveyTable } from './audit/imports/surveyTable.js'
import type { Questionnaire } from './audit/questionnaire.js'
import type { Round } from './audit/rounds.js'
import { recordActivity } from './db/activity.js'
import { moveImport } from './db/imports.js'
import type { Db } from './db/store.js'
import { readSurveyFile } from './export/surveyFile.js'
import { checkImport, clearImport, keepTable, takeIn } from './web/workspace/importWork.js'

const FILE_FAULTS = {
  unreadable: 'The file is neither an Excel workbook without a password nor a CSV file.',
  'too-large': 'The file is too large: 50 MB, 20,000 rows and 400 columns are read.',
  'no-rows': 'The file has no rows below its headings.',
} as const

/** The table in a file. Throws a sentence where there is none. */
export async function readTable(bytes: Buffer): Promise<SurveyTable> {
  const table = await readSurveyFile(bytes)
  if ('fault' in table) throw new Error(FILE_FAULTS[table.fault])
  return table
}

/** What the columns of a table are for, as guessed, for a person to look through. */
export function guessedMapping(table: SurveyTable, questionnaire: Questionnaire, round: Round): Mapping {
  const wording = { area: round.area, thresholdsUrl: round.thresholdsUrl ?? undefined }
  return guessMapping(table, guessColumns(table, questionnaire, wording), {
    'microsoft-forms': 'Microsoft Forms',
    surveymonkey: 'SurveyMonkey',
    limesurvey: 'LimeSurvey',
    other: 'Another tool',
  })
}

/** The mapping in a JSON value. Throws sentences where it is none, or not one of this table and edition. */
export function readMappingFor(value: unknown, table: SurveyTable, questionnaire: Questionnaire): Mapping {
  const parsed = mappingSchema.safeParse(value)
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `Mapping: ${path.join('.')}: ${message}.`).join('\n'),
    )
  if (!fitsHeadings(parsed.data, table.headings))
    throw new Error('The mapping is for a table with other headings. Let --guess write one for this.')
  const faults = mappingFaults(parsed.data, questionnaire).map((fault) => {
    if (fault.kind === 'nothing') return 'Mapping: no column answers a question.'
    const what = fault.kind === 'twice' ? 'stands for two columns' : 'is no use that a column can have'
    return `Mapping: column ${fault.column}: "${fault.use}" ${what}.`
  })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return parsed.data
}

export interface TableTask {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly table: SurveyTable
  readonly mapping: Mapping
  /** Whether only to say what it would do. */
  readonly isDryRun: boolean
}

/** What a table did or would do; where a row has a fault it did nothing. */
export async function importTable(db: Db, task: TableTask, clock: () => Date): Promise<ImportOutcome> {
  const { round, questionnaire, table, mapping, isDryRun } = task
  const id = await keepTable(db, round.id, null, table, clock())
  const one = { id, roundId: round.id, rows: table.rows.length }
  const work = { one, mapping, questionnaire, clock, onProgress: () => undefined }
  try {
    const outcome = await checkImport(db, work)
    if (isDryRun || outcome.counts.fault > 0 || outcome.counts.take === 0) return outcome
    await moveImport(db, id, ['checked'], 'importing', {}, clock())
    await takeIn(db, work, (trx, taken) => {
      const object = `imports/${id}/${taken}`
      const activity = { organiserId: null, roundId: round.id, action: 'responses-imported', object } as const
      return recordActivity(trx, activity, clock())
    })
    return outcome
  } finally {
    // Of one that was taken in nothing is left to clear.
    await clearImport(db, id, clock())
  }
}

/** An outcome in sentences, a line each. */
export function outcomeLines({ counts, faults, unfit, incomplete, known, timeUnread }: ImportOutcome) {
  const rows = (numbers: readonly number[]) =>
    `${numbers.length === 1 ? 'row' : 'rows'} ${numbers.join(', ')}`
  return [
    ...(incomplete.length > 0 ? [`Left out, begun and not sent: ${rows(incomplete)}.`] : []),
    ...(known.length > 0 ? [`Left out, imported before: ${rows(known)}.`] : []),
    ...(counts.empty > 0 ? [`Left out, nothing answered: ${counts.empty}.`] : []),
    ...(timeUnread.length > 0 ? [`The time cannot be read: ${rows(timeUnread)}.`] : []),
    ...unfit.map(
      ({ questionId, text, count, rows: first }) =>
        `Kept as it stands, no option of ${questionId}: ${JSON.stringify(text)} (${count} times, first in ${rows(first.slice(0, 1))}).`,
    ),
    ...faults.flatMap(({ row, faults: own }) => own.map((fault) => `Row ${row}: ${faultText(fault)}`)),
  ]
}

function faultText(fault: RowFault): string {
  switch (fault.kind) {
    case 'too-long':
      return `the answer to ${fault.answerId} has ${fault.length} characters; the longest has 20000.`
    case 'same-reference':
      return `its number is that of row ${fault.row}.`
    case 'long-reference':
      return 'its number has more than 100 characters.'
  }
}
