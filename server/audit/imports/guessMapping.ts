/** Guesses what the columns of another tool's table are for. Only ever guessed: a person looks before it is used. */
import {
  CONTACT_QUESTION,
  detailIdOf,
  fillWording,
  NAME_QUESTION,
  optionsOf,
  questionsOf,
  type Question,
  type Questionnaire,
  type Wording,
} from '../questionnaire.js'
import type { ColumnUse, Mapping } from './mapping.js'
import { plain, sharedWords, tidy } from './plain.js'
import type { SurveyTable, Tool } from './surveyTable.js'
import { orderOfDates } from './times.js'
import { optionNamed, squeezed } from './values.js'

/** How a column's use was found: what tools write themselves, the same words, much the same words, or not at all. */
export type Certainty = 'tool' | 'same' | 'alike' | 'none'

export interface GuessedColumn {
  readonly heading: string
  readonly use: ColumnUse
  readonly certainty: Certainty
}

/** Headings in plain words of what tools write beside answers. What is not used is ignored and said to be. */
const OWN: readonly (readonly [ColumnUse, readonly string[]])[] = [
  ['reference', ['id', 'response id', 'respondent id', 'responseid']],
  ['sent', ['completion time', 'submitdate', 'date submitted', 'end date', 'timestamp', 'submitted at']],
  [
    'ignore',
    ['start time', 'last modified time', 'lastpage', 'last page', 'startlanguage', 'start language'],
  ],
  ['ignore', ['seed', 'token', 'startdate', 'start date', 'date started', 'datestamp', 'date last action']],
  [
    'ignore',
    ['collector id', 'first name', 'last name', 'custom data 1', 'refurl', 'referrer url', 'language'],
  ],
  ['ignore', ['total points', 'quiz feedback', 'last action']],
]
/** Tools that know who is signed in write these: they answer the instrument's own questions where nothing else does. */
const ABOUT: readonly (readonly [string, readonly string[]])[] = [
  [`answer/${NAME_QUESTION}`, ['name', 'full name']],
  [`answer/${CONTACT_QUESTION}`, ['email', 'email address', 'e mail']],
]
/** Headings less alike than this are left for a person. */
const ALIKE = 0.72

/** A use for each column, no use twice. */
export function guessColumns(
  { headings, rows }: Pick<SurveyTable, 'headings' | 'rows'>,
  questionnaire: Questionnaire,
  wording: Wording,
): readonly GuessedColumn[] {
  const places = placesIn(questionnaire, wording)
  const own = headings.map((heading) => ownUse(heading))
  const pairs = headings.flatMap((heading, column) =>
    own[column] !== undefined
      ? []
      : scored(heading, places).map(({ use, score }) => ({ column, use, score })),
  )
  const uses = new Map<number, { use: ColumnUse; score: number }>()
  const taken = new Set<ColumnUse>(own.filter((use) => use !== undefined && use !== 'ignore') as string[])
  for (const { column, use, score } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (uses.has(column) || (taken.has(use) && !use.startsWith('other/'))) continue
    uses.set(column, { use, score })
    taken.add(use)
  }
  return headings.map((heading, column): GuessedColumn => {
    const found = uses.get(column)
    if (found) return { heading, use: found.use, certainty: found.score >= 1 ? 'same' : 'alike' }
    const isSaid = rows.some(({ cells }) => !NOBODY.has(plain(cells[column] ?? '')))
    const about = aboutUse(heading, isSaid, taken, questionnaire)
    if (about !== undefined) taken.add(about)
    const use = about ?? own[column]
    return { heading, use: use ?? 'ignore', certainty: use === undefined ? 'none' : 'tool' }
  })
}

/** A whole mapping of a table, its columns as guessed. */
export function guessMapping(
  table: SurveyTable,
  columns: readonly GuessedColumn[],
  names: Readonly<Record<Tool, string>>,
): Mapping {
  const sent = columns.findIndex(({ use }) => use === 'sent')
  const dates = orderOfDates(table.rows.map(({ cells }) => cells[sent] ?? ''))
  return {
    source: names[table.tool],
    columns: columns.map(({ heading, use }) => ({ heading, use })),
    // SurveyMonkey writes American dates whatever the reader's country.
    dates: dates ?? (table.tool === 'surveymonkey' ? 'month-first' : 'day-first'),
    incomplete: 'leave-out',
  }
}

function ownUse(heading: string): ColumnUse | undefined {
  const said = plain(heading)
  return OWN.find(([, headings]) => headings.includes(said))?.[0]
}

/** What Microsoft Forms writes of those who did not sign in. */
const NOBODY: ReadonlySet<string> = new Set(['', 'anonymous'])

function aboutUse(
  heading: string,
  isSaid: boolean,
  taken: ReadonlySet<ColumnUse>,
  questionnaire: Questionnaire,
): ColumnUse | undefined {
  const said = plain(heading)
  const [use] = ABOUT.find(([, headings]) => headings.includes(said)) ?? []
  if (use === undefined) return undefined
  const isAsked = questionsOf(questionnaire).some(({ id }) => use === `answer/${id}`)
  return isAsked && isSaid && !taken.has(use) ? use : 'ignore'
}

/** A question as headings may write it. */
interface Place {
  readonly question: Question
  readonly texts: readonly string[]
}

function placesIn(questionnaire: Questionnaire, wording: Wording): readonly Place[] {
  return questionsOf(questionnaire).map((question) => {
    const text = fillWording(question.text, wording) ?? question.text
    return { question, texts: [text, `${text} ${question.hint ?? ''}`].map(plain) }
  })
}

interface Scored {
  readonly use: ColumnUse
  /** 1 for the same words or code. */
  readonly score: number
}

function scored(heading: string, places: readonly Place[]): readonly Scored[] {
  const [, base = heading, part] = /^(.*\S)\s*\[(.*)\]$/s.exec(tidy(heading)) ?? []
  return places.flatMap(({ question, texts }) => {
    const score = likenessOf(base, question, texts)
    const use = score < ALIKE ? undefined : useOf(question, part)
    return use === undefined ? [] : [{ use, score }]
  })
}

/** Without a number or code before it, as "3. " and "Q03. ". */
function likenessOf(heading: string, { id }: Question, texts: readonly string[]): number {
  const whole = plain(heading)
  const said = plain(heading.replace(/^[\w-]{1,24}[.):]\s+/, ''))
  if (texts.includes(said) || texts.includes(whole) || squeezed(heading) === squeezed(id)) return 1
  // Some exports cut headings off.
  const cut = plain(heading.replace(/(\.{2,}|…)\s*$/, ''))
  if (cut.length >= 15 && texts.some((text) => text.startsWith(cut))) return 0.95
  return Math.max(...texts.map((text) => sharedWords(said, text)))
}

/** What a column of a question is for: the whole answer, one option, or words beside the options. */
function useOf(question: Question, part: string | undefined): ColumnUse | undefined {
  const options = optionsOf(question)
  const isTickList = question.kind === 'tick-list'
  if (part === undefined) return `answer/${question.id}`
  const option =
    optionNamed(part.replace(/comment$/i, ''), options) ?? options[subquestionOf(part, options.length)]
  if (option && isTickList) return `tick/${question.id}/${option.id}`
  if (option?.specify !== undefined) return `answer/${detailIdOf(option)}`
  return isTickList && /^other\b/i.test(part) ? `other/${question.id}` : undefined
}

/** LimeSurvey numbers the parts of a question from SQ001 in their order; -1 where a part has no such number. */
function subquestionOf(part: string, count: number): number {
  const number = Number(/^SQ0*(\d+)$/i.exec(part.trim())?.[1] ?? 0)
  return number <= count ? number - 1 : -1
}
