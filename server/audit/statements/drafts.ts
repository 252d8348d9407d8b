/**
 * Statements drafted from figures: sentences whose every number is a cell of the tables. Figures of the whole round
 * alone, and nothing of what was said where fewer than ten answered: such a sentence could not be published.
 */
import { UNCLEAR } from '../choiceTables.js'
import type { Findings, QuestionFindings } from '../findings.js'
import { READ, UNREAD } from '../numberTables.js'
import { SMALLEST_BASE } from '../percentages.js'
import type { TableKind } from '../published.js'
import { NOT_ANSWERED } from '../questionTables.js'
import { cellIn, figureIn, largest, outOf, tableOf, wasOrWere, type Figure } from '../report/figures.js'
import { ALL } from '../tallies.js'
import { NO_THEME } from '../themeTables.js'
import type { DraftedQuestion, Drafting, SentenceKind } from './drafting.js'
import { evidenceAt, type CellEvidence, type ReadableTable } from './evidence.js'

export interface DraftStatement {
  /** The question and what the sentence is made from: "assess_consent/choices". Stable while figures change. */
  readonly id: string
  readonly sectionId: string
  readonly questionId: string
  readonly text: string
  readonly evidence: readonly CellEvidence[]
}

/** So many choices or themes are named in a sentence. */
const NAMED = 3
/** What fewer mention is not among what is mentioned most, whatever else is. */
const FEWEST_NAMED = 3

/** Every statement that the figures carry, in the instrument's order and the document's. */
export function draftStatements(
  { questions, responses }: Pick<Findings, 'questions' | 'responses'>,
  drafting: Drafting,
): readonly DraftStatement[] {
  return questions.flatMap((asked) => {
    const drafted = drafting.questions.find(({ id }) => id === asked.question.id)
    if (!drafted) return []
    const question = { id: drafted.id, tables: asked.tables }
    const answered = figureIn(tableOf(question, 'answers'), 'answered')?.count ?? 0
    const isSmall = answered < SMALLEST_BASE || responses < SMALLEST_BASE
    const sentences = drafted.sentences.filter((kind) => kind === 'answered' || !isSmall)
    return sentences.flatMap((kind) => draftOf(kind, drafted, asked) ?? [])
  })
}

interface Sentence {
  readonly text: string
  readonly table: ReadableTable
  /** The rows whose figures it uses, in the order in which it does. */
  readonly rows: readonly string[]
}

function draftOf(
  kind: SentenceKind,
  drafted: DraftedQuestion,
  { question, sectionId, tables }: QuestionFindings,
): DraftStatement | undefined {
  const sentence = sentenceOf(
    kind,
    drafted,
    (name) => tableOf({ id: question.id, tables }, name),
    question.kind,
  )
  if (!sentence) return undefined
  const { text, table, rows } = sentence
  const evidence = rows.map((row) => evidenceAt([table], { table: table.id, row, column: ALL }))
  return { id: `${question.id}/${kind}`, sectionId, questionId: question.id, text: `${text}.`, evidence }
}

function sentenceOf(
  kind: SentenceKind,
  drafted: DraftedQuestion,
  find: (kind: TableKind) => ReadableTable | undefined,
  questionKind: string,
): Sentence | undefined {
  switch (kind) {
    case 'answered':
      return answeredSentence(find('answers'), drafted)
    case 'thin':
      return thinSentence(find('answers'), drafted)
    case 'choices':
      if (!drafted.yes) return ticksSentence(find('choices'), drafted)
      return questionKind === 'yes-no'
        ? yesNoSentence(find('choices'), drafted.yes)
        : openingSentence(find('choices'), drafted.yes)
    case 'numbers':
      return numbersSentence(find('numbers'), drafted)
    case 'themes':
      return themesSentence(find('themes'), drafted)
  }
}

function answeredSentence(
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

function thinSentence(table: ReadableTable | undefined, { about }: DraftedQuestion): Sentence | undefined {
  const thin = figureIn(table, 'thin')
  if (!table || !thin?.base || thin.count === 0) return undefined
  const text = `${outOf(thin.count, thin.base, 'answer', 'answers')} on ${about} ${wasOrWere(thin.count)} thin${thin.share}, giving no assurance`
  return { text, table, rows: ['thin'] }
}

type Yes = NonNullable<DraftedQuestion['yes']>

function yesNoSentence(table: ReadableTable | undefined, say: Yes): Sentence | undefined {
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

function openingSentence(table: ReadableTable | undefined, say: Yes): Sentence | undefined {
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

function ticksSentence(table: ReadableTable | undefined, { about }: DraftedQuestion): Sentence | undefined {
  const rows = (table?.rows ?? []).filter(({ id }) => id !== UNCLEAR && id !== NOT_ANSWERED)
  return namedSentence(table, rows, (label) => label.replace(/\.$/, ''), {
    opening: `On ${about}, named most often`,
    one: 'response that chose any',
    many: 'responses that chose any',
    last: [[figureIn(table, NOT_ANSWERED), 'chose none or gave no answer'] as const],
    lastIds: [NOT_ANSWERED],
  })
}

function themesSentence(table: ReadableTable | undefined, { about }: DraftedQuestion): Sentence | undefined {
  const rows = (table?.rows ?? []).filter(({ themeId }) => themeId !== undefined)
  return namedSentence(table, rows, (label) => label, {
    opening: `On ${about}, mentioned most often`,
    one: 'answer',
    many: 'answers',
    last: [[figureIn(table, NO_THEME), 'held no theme'] as const],
    lastIds: [NO_THEME],
  })
}

interface Naming {
  readonly opening: string
  readonly one: string
  readonly many: string
  readonly last: readonly Rest[]
  readonly lastIds: readonly string[]
}

/** The largest rows, the first with its base: "On gaps, mentioned most often: A (49 of the 87 answers, 56%); B (30, 34%)". */
function namedSentence(
  table: ReadableTable | undefined,
  rows: readonly { readonly id: string }[],
  printed: (label: string) => string,
  { opening, one, many, last, lastIds }: Naming,
): Sentence | undefined {
  const figures = rows.flatMap(({ id }) => {
    const figure = figureIn(table, id)
    return figure?.base === undefined || figure.count < FEWEST_NAMED ? [] : [{ ...figure, id }]
  })
  const named = largest(figures, NAMED)
  if (!table || named.length === 0) return undefined
  const parts = named.map(({ label, count, base = 0, share }, at) => {
    const ofBase = at === 0 ? ` of the ${base} ${base === 1 ? one : many}` : ''
    return `${printed(label)} (${count}${ofBase}${share === '' ? '' : `, ${share.slice(2, -1)}`})`
  })
  const rest = restOf(last)
  const text = `${opening}: ${parts.join('; ')}${rest.text}`
  return { text, table, rows: [...named.map(({ id }) => id), ...rest.rows(lastIds)] }
}

function numbersSentence(
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

type Rest = readonly [Figure | undefined, string]

/** What is added of those who are left, without those that nobody is. */
function restOf(parts: readonly Rest[]) {
  const isThere = parts.map(([figure]) => (figure?.count ?? 0) > 0)
  return {
    text: parts
      .flatMap(([figure, words], at) => (isThere[at] ? [`; ${figure?.count ?? 0} ${words}`] : []))
      .join(''),
    rows: (ids: readonly string[]) => ids.filter((_, at) => isThere[at]),
  }
}
