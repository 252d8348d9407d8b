/** Sentences that count answers of one sort: given, thin, yes, in figures. */
import { UNCLEAR } from '../choiceTables.js'
import { READ, UNREAD } from '../numberTables.js'
import { NOT_ANSWERED } from '../questionTables.js'
import { cellIn, figureIn, outOf, wasOrWere, type Figure } from '../report/figures.js'
import type { DraftedQuestion } from './drafting.js'
import type { ReadableTable } from './evidence.js'
import { restOf, type Sentence } from './sentence.js'

/** How many answered, and how many did not. */
export function answeredSentence(
  table: ReadableTable | undefined,
  { about }: DraftedQuestion,
): Sentence | undefined {
  const answered = figureIn(table, 'answered')
  const silent = figureIn(table, NOT_ANSWERED)
  if (!table || !answered?.base || !silent) return undefined
  const did = outOf(answered.count, answered.base, 'response', 'responses')
  const rest = restOf([[silent, 'gave no answer']])
  const text = `${did} answered the question on ${about}${answered.share}${rest.text}`
  return { text, table, rows: ['answered', ...rest.rows(['not-answered'])] }
}

/** How many answers say next to nothing; undefined where none does. */
export function thinSentence(
  table: ReadableTable | undefined,
  { about }: DraftedQuestion,
): Sentence | undefined {
  const thin = figureIn(table, 'thin')
  if (!table || !thin?.base || thin.count === 0) return undefined
  const text = `${outOf(thin.count, thin.base, 'answer', 'answers')} on ${about} ${wasOrWere(thin.count)} thin${thin.share}, giving no assurance`
  return { text, table, rows: ['thin'] }
}

type Yes = NonNullable<DraftedQuestion['yes']>

/** How many said yes, of those who chose yes or no. */
export function yesNoSentence(table: ReadableTable | undefined, say: Yes): Sentence | undefined {
  const yes = figureIn(table, 'yes')
  if (!table || !yes?.base) return undefined
  const kind = 'that gave a clear yes or no'
  const did = outOf(yes.count, yes.base, `response ${kind}`, `responses ${kind}`)
  const unclear = figureIn(table, UNCLEAR)
  const rest = restOf([
    [unclear, `${wasOrWere(unclear?.count ?? 0)} neither`],
    [figureIn(table, NOT_ANSWERED), 'gave no answer'],
  ])
  const rows = ['yes', ...rest.rows([UNCLEAR, NOT_ANSWERED])]
  return { text: `${did} ${said(say, yes)}${yes.share}${rest.text}`, table, rows }
}

/** How many answers open with a yes, of those that can be read so. */
export function openingSentence(table: ReadableTable | undefined, say: Yes): Sentence | undefined {
  const yes = figureIn(table, 'yes')
  if (!table || !yes?.base) return undefined
  const kind = 'that could be read as a yes or a no'
  const did = outOf(yes.count, yes.base, `answer ${kind}`, `answers ${kind}`)
  const rest = restOf([
    [figureIn(table, 'qualified'), 'said so in part or at times'],
    [figureIn(table, 'no'), 'said no'],
    [figureIn(table, UNCLEAR), 'could not be read so'],
    [figureIn(table, NOT_ANSWERED), 'gave no answer'],
  ])
  const rows = ['yes', ...rest.rows(['qualified', 'no', UNCLEAR, NOT_ANSWERED])]
  return { text: `${did} ${said(say, yes)}${yes.share}${rest.text}`, table, rows }
}

/** The verb goes with what is counted: of "the only response" and of "1 of the 34". */
function said({ one, many }: Yes, { count }: Figure): string {
  return count === 1 ? one : many
}

/** How many gave a number, with its median and sum; undefined where nobody did. */
export function numbersSentence(
  table: ReadableTable | undefined,
  { about, caveat }: DraftedQuestion,
): Sentence | undefined {
  const [read, unread] = [figureIn(table, READ), figureIn(table, UNREAD)]
  if (!table || !read?.base || !unread || read.count === 0) return undefined
  const given = `${outOf(read.count, read.base, 'answer', 'answers')} on ${about} gave one number in figures${read.share}`
  const measures = ['median', 'sum'].flatMap((id) => {
    const cell = cellIn(table, id)
    return cell?.kind === 'measure' && cell.value !== null ? [{ id, value: cell.value }] : []
  })
  const parts = measures.map(
    ({ id, value }) => `their ${id} is ${value}${id === 'sum' && caveat !== undefined ? `, ${caveat}` : ''}`,
  )
  return { text: [given, ...parts].join('; '), table, rows: [READ, ...measures.map(({ id }) => id)] }
}
