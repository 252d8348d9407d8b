/** Every compared figure as a row, for a CSV file: a number stands alone in its cell. */
import type { ComparedQuestion, ComparedRow, Share } from '../../../audit/comparison.js'
import type { Language } from '../../language/en.js'
import { wordingOf } from '../fields.js'
import { wordingFor } from '../roundWording.js'
import { labelOf, saysWords } from './comparedRows.js'
import { breakWords, type ComparisonInput } from './comparisonPage.js'

/** The heading row, then a row a figure; a cell with no number says why in the last two columns. */
export function comparisonFileRows(
  { now, then, comparison }: Pick<ComparisonInput, 'now' | 'then' | 'comparison'>,
  language: Language,
): readonly (readonly (string | number)[])[] {
  const { file } = language.comparison
  const overall = breakWords(comparison, language).join(' ')
  const textOf = ({ now: asked, then: before }: ComparedQuestion) => {
    if (asked) return wordingOf(asked, wordingFor(now.round))
    return before ? wordingOf(before, wordingFor(then.round)) : ''
  }
  return [
    Object.values(file.columns),
    ...comparison.themes.map((row) => [file.overall, '', '', ...figuresOf(row, language), overall]),
    ...comparison.questions.flatMap((question) =>
      question.tables.flatMap(({ kind, rows }) =>
        rows.map((row) => [
          kind,
          (question.now ?? question.then)?.id ?? '',
          textOf(question),
          ...figuresOf(row, language),
          [question.note, row.note].filter((note) => note !== undefined).join(' '),
        ]),
      ),
    ),
  ]
}

function figuresOf(row: ComparedRow, language: Language): readonly (string | number)[] {
  const { difference } = row
  return [
    row.id,
    labelOf(row, language),
    ...sharesOf(row.then),
    ...sharesOf(row.now),
    difference === null ? '' : Number((difference * 100).toFixed(1)),
    saysWords(row, language),
  ]
}

function sharesOf(share: Share | null): readonly string[] {
  const limit = (value: number | undefined) => (value === undefined ? '' : (value * 100).toFixed(1))
  return [
    share ? String(share.count) : '',
    share?.base === undefined ? '' : String(share.base),
    limit(share?.range?.low),
    limit(share?.range?.high),
  ]
}
