/** How far two readers agree with each other and with the rules: over all themes, and theme by theme. */
import type { Round } from '../../../audit/rounds.js'
import type { ReadersAgreement, ThemeAgreement } from '../../../audit/themes/agreement.js'
import type { Codebook } from '../../../audit/themes/codebook.js'
import type {
  Disagreement,
  PairedCodes,
  ReaderSample,
  SampleAgreement,
} from '../../../audit/themes/readerSamples.js'
import type { Language } from '../../language/en.js'
import { readersOf } from './addresses.js'
import { tableCell, type FindingTableOptions } from '../findingTable.js'

export interface ComparisonInput {
  readonly round: Round
  readonly codebook: Codebook
  readonly sample: ReaderSample
  readonly pairs: readonly PairedCodes[]
  readonly themes: readonly { readonly id: string; readonly label: string }[]
  readonly agreement: SampleAgreement
  readonly disagreements: readonly Disagreement[]
  /** How many decisions on which they differ are to be settled. */
  readonly open: number
}

/** The page's words and tables. */
export function comparisonPage(input: ComparisonInput, language: Language) {
  const { round, codebook, sample, pairs, agreement } = input
  const words = language.readers.comparison
  const [one, other] = namesOf(sample)
  const left = sample.answers.length - pairs.length
  const { pooled } = agreement.readers
  return {
    title: words.title,
    caption: round.title,
    facts: words.facts(one, other, pairs.length),
    left: left > 0 && words.left(left),
    changed:
      codebook.version !== sample.codebook.version &&
      words.changed(sample.codebook.version, codebook.version),
    headline: words.headline(pooled.kappa, pooled.kappaRange, pooled.f1),
    noRules: !agreement.firstAndRules && pairs.length > 0 && words.noRules,
    tables: [overallTable(input, language), themesTable(input, language)],
    differences: {
      text: words.disagreements(input.open, countOf(input.disagreements)),
      link: input.disagreements.length > 0 && {
        text: words.settle,
        href: readersOf(round).disagreements(sample.id),
      },
    },
    howToRead: { title: words.howToRead, items: words.howToReadItems },
  }
}

/** How many decisions the readers of answers differ on. */
export function countOf(disagreements: readonly Disagreement[]): number {
  return disagreements.reduce((sum, { themes }) => sum + themes.length, 0)
}

/** What the two readers are called. */
export function namesOf({ places }: ReaderSample): readonly [string, string] {
  return [places[0]?.name ?? '', places[1]?.name ?? '']
}

function overallTable(
  { sample, agreement }: ComparisonInput,
  { readers: { comparison: words } }: Language,
): FindingTableOptions {
  const [one, other] = namesOf(sample)
  const { readers, firstAndRules, secondAndRules } = agreement
  const rows = [
    { label: words.andReader(one, other), of: readers },
    { label: words.andRules(one), of: firstAndRules },
    { label: words.andRules(other), of: secondAndRules },
  ]
  const { who, ...figures } = words.overallHead
  return {
    id: 'overall',
    caption: words.overall,
    head: headOf(who, Object.values(figures)),
    rows: rows.flatMap(({ label, of }) =>
      of ? [{ label, href: false, cells: overallCells(of, words) }] : [],
    ),
    notes: [],
  }
}

type Words = Language['readers']['comparison']

function overallCells({ answers, pooled, mean }: ReadersAgreement, words: Words) {
  const { n, observed, kappa, kappaRange, f1 } = pooled
  return [
    String(answers),
    String(n),
    observed === null ? words.none : words.share(observed),
    kappa === null ? words.none : words.kappa(kappa, kappaRange),
    f1 === null ? words.none : words.kappa(f1, null),
    mean.kappa === null ? words.none : words.mean(mean.kappa, mean.kappaThemes),
    mean.f1 === null ? words.none : words.mean(mean.f1, mean.f1Themes),
  ].map((text) => tableCell(text, { numeric: true }))
}

function themesTable(
  { sample, themes, agreement }: ComparisonInput,
  { readers: { comparison: words } }: Language,
): FindingTableOptions {
  const [one, other] = namesOf(sample)
  const { theme, both, alone, neither, n, observed, kappa, f1 } = words.head
  const labels = new Map(themes.map(({ id, label }) => [id, label]))
  return {
    id: 'themes',
    caption: words.byTheme,
    head: headOf(theme, [both, alone(one), alone(other), neither, n, observed, kappa, f1]),
    rows: agreement.readers.themes.map((agreed) => ({
      label: labels.get(agreed.themeId) ?? '',
      href: false,
      cells: themeCells(agreed, words),
    })),
    notes: [],
  }
}

function themeCells({ table, n, observed, kappa, kappaRange, f1 }: ThemeAgreement, words: Words) {
  const { both, firstAlone, secondAlone, neither } = table
  const counts = [both, firstAlone, secondAlone, neither, n].map(String)
  return [
    ...[...counts, observed === null ? words.none : words.share(observed)].map((text) =>
      tableCell(text, { numeric: true }),
    ),
    tableCell(kappa === null ? words.noMeaning : words.kappa(kappa, kappaRange), { numeric: kappa !== null }),
    tableCell(f1 === null ? words.noF1 : words.kappa(f1, null), { numeric: f1 !== null }),
  ]
}

function headOf(first: string, figures: readonly string[]) {
  return [{ text: first, numeric: false }, ...figures.map((text) => ({ text, numeric: true }))]
}
