/**
 * What a question's published figures say, in sentences: figures of the whole round alone, so they tell nothing of
 * what is withheld by sector.
 */
import { cellText } from '../cellText.js'
import { READ, UNREAD } from '../numberTables.js'
import type { PublishedQuestion, PublishedTable } from '../published.js'
import { SMALLEST_BASE } from '../percentages.js'
import { NOT_ANSWERED } from '../questionTables.js'
import { NO_THEME } from '../themeTables.js'
import { cellIn, figureIn, figuresIn, largest, listOf, outOf, tableOf, wasOrWere } from './figures.js'
import type { Figure } from './figures.js'

/** So many choices or themes are named in a sentence. */
const NAMED = 3

/**
 * A sentence or several: how many answered, and what they said where that is published. Every number in them stands in
 * the question's tables. Empty where it has no published table of answers.
 */
export function sentencesOf(question: PublishedQuestion): readonly string[] {
  const answers = tableOf(question, 'answers')
  const answered = figureIn(answers, 'answered')
  if (answered?.base === undefined) return []
  const { count, base, share } = answered
  if (count === 0) return ['No response answered this question.']
  const did = question.kind === 'tick-list' ? 'ticked at least one box' : 'answered this question'
  return [
    `${outOf(count, base, 'response', 'responses')} ${did}${share}.`,
    ...(count < SMALLEST_BASE
      ? ['With fewer than ten answers, what they said is not published.']
      : saidSentences(question)),
  ]
}

/** What the answers said, without how many there were. */
export function saidSentences(question: PublishedQuestion): readonly string[] {
  const choices = tableOf(question, 'choices')
  return [
    ...(choices ? choiceSentences(question, choices) : []),
    ...numberSentences(tableOf(question, 'numbers')),
    ...thinSentences(figureIn(tableOf(question, 'answers'), 'thin')),
    ...themeSentences(tableOf(question, 'themes')),
  ]
}

function choiceSentences(question: PublishedQuestion, choices: PublishedTable): readonly string[] {
  if (question.kind === 'yes-no') return yesNoSentences(choices)
  if (figureIn(choices, 'qualified')) return openingSentences(choices)
  const rows = choices.rows.flatMap(({ id }) => figureIn(choices, id) ?? [])
  return question.kind === 'tick-list'
    ? namedSentence('Ticked most often', rows, 'response with a tick', 'responses with a tick')
    : namedSentence('Chosen most often', rows, 'answer', 'answers')
}

/** Yes and no out of the clear answers, then the rest. */
function yesNoSentences(choices: PublishedTable): readonly string[] {
  const [yes, no] = figuresIn(choices, ['yes', 'no'])
  if (yes?.base === undefined || !no) return []
  const kind = 'that gave a clear yes or no'
  const rest = [
    ...countOf(figureIn(choices, 'unclear'), (count) => `${count} ${wasOrWere(count)} neither`),
    ...countOf(figureIn(choices, NOT_ANSWERED), (count) => `${count} gave no answer`),
  ]
  const clear =
    yes.base === 0
      ? 'No response gave a clear yes or no'
      : `${outOf(yes.count, yes.base, `response ${kind}`, `responses ${kind}`)} said yes${yes.share} and ${countOrNone(no)} said no${no.share}`
  return [`${[clear, ...rest].join('; ')}.`]
}

/** Answers in words whose opening was read. */
function openingSentences(choices: PublishedTable): readonly string[] {
  const [yes, no, inPart] = figuresIn(choices, ['yes', 'no', 'qualified'])
  if (yes?.base === undefined || !no || !inPart) return []
  const read = `answer${yes.base === 1 ? '' : 's'} whose opening words could be read as a yes or a no`
  const said = [
    `${countOrNone(yes)} said yes${yes.share}`,
    `${countOrNone(no)} said no${no.share}`,
    `${countOrNone(inPart)} said yes in part or at times${inPart.share}`,
  ]
  const rest = countOf(figureIn(choices, 'unclear'), (count) => `${count} could not be read so`)
  const clear =
    yes.base === 0
      ? 'No answer opened with words that could be read as a yes or a no'
      : `Of the ${yes.base} ${read}, ${listOf(said)}`
  return [`${[clear, ...rest].join('; ')}.`]
}

function numberSentences(numbers: PublishedTable | undefined): readonly string[] {
  const [read, unread] = figuresIn(numbers, [READ, UNREAD])
  if (read?.base === undefined || !unread) return []
  const given = `${outOf(read.count, read.base, 'answer', 'answers')} gave one number in figures${read.share}.`
  if (read.count === 0) return [given]
  return [
    given,
    ...measureSentences(numbers, 'median', 'median'),
    ...measureSentences(
      numbers,
      'sum',
      'sum',
      ', in which a family counts once for each agency that works with it',
    ),
  ]
}

function measureSentences(
  numbers: PublishedTable | undefined,
  rowId: string,
  name: string,
  caveat = '',
): readonly string[] {
  const cell = cellIn(numbers, rowId)
  if (cell?.kind === 'withheld') return [`Their ${name} is not published.`]
  return cell?.kind === 'measure' && cell.value !== null
    ? [`Their ${name} is ${cellText(cell)}${caveat}.`]
    : []
}

function thinSentences(thin: Figure | undefined): readonly string[] {
  if (thin?.base === undefined) return []
  const { count, base, share } = thin
  const assurance = count > 0 ? `${share}, giving no assurance` : ''
  return [`${outOf(count, base, 'answer', 'answers')} ${wasOrWere(count)} thin${assurance}.`]
}

function themeSentences(themes: PublishedTable | undefined): readonly string[] {
  const ids = themes?.rows.flatMap(({ id, themeId }) => (themeId === undefined ? [] : [id])) ?? []
  const none = figureIn(themes, NO_THEME)
  return [
    ...namedSentence('Mentioned most often', figuresIn(themes, ids), 'answer', 'answers'),
    ...(none?.base !== undefined && none.count > 0
      ? [`No theme was found in ${none.count} of the ${none.base} answers${none.share}.`]
      : []),
  ]
}

/** The largest of the figures, the first with its base: "Mentioned most often: A (49 of the 87 answers, 56%), …". */
function namedSentence(
  opening: string,
  figures: readonly Figure[],
  one: string,
  many: string,
): readonly string[] {
  const named = largest(
    figures.filter(({ base }) => base !== undefined),
    NAMED,
  ).map(({ label, count, base = 0, share }, at) => {
    const ofBase = at === 0 ? ` of the ${base} ${base === 1 ? one : many}` : ''
    const percentage = share === '' ? '' : `, ${share.slice(2, -1)}`
    return `${label.replace(/\.$/, '')} (${count}${ofBase}${percentage})`
  })
  return named.length === 0 ? [] : [`${opening}: ${named.join('; ')}.`]
}

function countOrNone({ count }: Figure): string {
  return count === 0 ? 'none' : String(count)
}

function countOf(figure: Figure | undefined, words: (count: number) => string): readonly string[] {
  return figure === undefined || figure.count === 0 ? [] : [words(figure.count)]
}
