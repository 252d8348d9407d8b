/** Sentences that name the choices or themes of most answers. */
import { UNCLEAR } from '../choiceTables.js'
import { NOT_ANSWERED } from '../questionTables.js'
import { figureIn, largest } from '../report/figures.js'
import { NO_THEME } from '../themeTables.js'
import type { DraftedQuestion } from './drafting.js'
import type { ReadableTable } from './evidence.js'
import { restOf, type Rest, type Sentence } from './sentence.js'

/** So many choices or themes are named in a sentence. */
const NAMED = 3
/** What fewer mention is not among what is mentioned most, whatever else is. */
const FEWEST_NAMED = 3

/** What was ticked most often, of those who ticked any; undefined where nothing was. */
export function ticksSentence(
  table: ReadableTable | undefined,
  { about }: DraftedQuestion,
): Sentence | undefined {
  const rows = (table?.rows ?? []).filter(({ id }) => id !== UNCLEAR && id !== NOT_ANSWERED)
  return namedSentence(table, rows, (label) => label.replace(/\.$/, ''), {
    opening: `On ${about}, named most often`,
    one: 'response that chose any',
    many: 'responses that chose any',
    last: [[figureIn(table, NOT_ANSWERED), 'chose none or gave no answer'] as const],
    lastIds: [NOT_ANSWERED],
  })
}

/** Which themes most answers hold; undefined where none is held by enough. */
export function themesSentence(
  table: ReadableTable | undefined,
  { about }: DraftedQuestion,
): Sentence | undefined {
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
