/** A round beside the earlier one: who took part, themes, thin answers, and the way to each section. */
import type { ComparedQuestion, Comparison, Panel, TakingPart } from '../../../audit/comparison.js'
import { NOT_APPLICABLE, percentageText } from '../../../audit/percentages.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { ScoreRow } from '../../../audit/scoreCard/scoreCard.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { tableCell, type FindingTableOptions } from '../findingTable.js'
import { wordingOf } from '../fields.js'
import { addressesOfScoreCard } from '../findings/scoreCardAddresses.js'
import { travelTable } from '../findings/scoreCells.js'
import { wordingFor } from '../roundWording.js'
import { workspaceOf } from '../workspace/addresses.js'
import { comparisonOfRound } from './addresses.js'
import { comparedTable } from './comparedRows.js'

export interface ComparedVisit {
  readonly round: Round
  readonly questionnaire: Questionnaire
}

export interface ComparisonInput {
  readonly then: ComparedVisit
  readonly now: ComparedVisit
  readonly comparison: Comparison
  readonly both: readonly { readonly id: number; readonly name: string }[]
  /** Those of the score card; empty where there are none of these figures. */
  readonly indicators: readonly ScoreRow[]
  readonly isLead: boolean
}

/** The page where no earlier round is chosen. */
export function noComparisonPage(round: Round, isLead: boolean, language: Language) {
  const { comparison: words } = language
  return {
    title: words.title,
    caption: round.title,
    text: words.none,
    settings: isLead && { text: words.choose, href: workspaceOf(round).settings },
    ask: isLead ? '' : words.ask,
  }
}

/** The page's words, tables and links. */
export function comparisonPage(input: ComparisonInput, language: Language) {
  const { then, now, comparison, both, isLead } = input
  const { comparison: words } = language
  const { questions, panel } = comparison
  const addresses = comparisonOfRound(now.round)
  const gone = questions.filter((question) => question.now === null)
  return {
    title: words.title,
    caption: now.round.title,
    earlier: { text: words.earlier(then.round.title), href: addressesOf(then.round).findings },
    breaks: breakWords(comparison, language).map((text) => ({ text })),
    panels: panelLinks(comparison, now.round, language),
    panelText: panel === 'all' ? words.panels.allText : words.panels.bothText,
    takingPart: takingPartTable(comparison, language),
    agencies: agencyWords(comparison, language),
    sectors:
      isLead &&
      comparison.sectors.length > 0 &&
      comparedTable(
        { id: 'sectors', caption: words.sectors, rowHeading: words.sector },
        comparison.sectors,
        language,
      ),
    sideBySide: isLead &&
      both.length > 0 && {
        summary: words.agencies.list,
        links: both.map(({ id, name }) => ({ text: name, href: addresses.agency(id) })),
      },
    indicators: indicatorsOf(input, language),
    themes: comparedTable(
      { id: 'themes', caption: words.themes, rowHeading: words.theme },
      comparison.themes,
      language,
    ),
    thin: thinTable(questions, now, language),
    sectionsTitle: words.sections,
    sections: now.questionnaire.sections
      .filter((section) => questions.some((one) => one.now && one.sectionId === section.id))
      .map(({ id, heading }) => ({ text: heading, href: addresses.section(id, panel) })),
    gone: gone.length > 0 && {
      title: words.gone,
      items: gone.map((question) => question.then && wordingOf(question.then, wordingFor(then.round))),
    },
    download: { text: words.download, href: addresses.file(panel) },
    howToRead: { title: words.howToRead, items: words.howToReadItems },
  }
}

/** The indicators then and now, and the way to the score card; false where there are none. */
function indicatorsOf({ indicators, now }: ComparisonInput, language: Language) {
  if (indicators.length === 0) return false
  return {
    table: travelTable(indicators, language),
    link: { text: language.comparison.scoreCard, href: addressesOfScoreCard(now.round).page },
  }
}

/** A sentence for each break between the rounds. */
export function breakWords({ breaks, questions }: Comparison, language: Language): readonly string[] {
  const { breaks: words } = language.comparison
  return [
    ...(breaks.edition ? [questions.length > 0 ? words.edition : words.noCrosswalk] : []),
    ...(breaks.codebook ? [words.codebook(breaks.codebook.then, breaks.codebook.now)] : []),
  ]
}

function panelLinks({ panel, agencies }: Comparison, round: Round, { comparison: words }: Language) {
  const panels: readonly (readonly [Panel, string])[] = [
    ['all', words.panels.all],
    ['both', words.panels.both(agencies.both.length)],
  ]
  return {
    title: words.panels.title,
    items: panels.map(([one, text]) => ({
      text,
      href: one !== panel && comparisonOfRound(round).page(one),
    })),
  }
}

function takingPartTable({ takingPart: { then, now } }: Comparison, language: Language): FindingTableOptions {
  const { tookPartRows: rows, tookPart, columns } = language.comparison
  const row = (label: string, of: (one: TakingPart) => string) => ({
    label,
    href: false as const,
    cells: [then, now].map((one) => tableCell(of(one), { numeric: true })),
  })
  const or = (count: number | null) => (count === null ? NOT_APPLICABLE : language.number(count))
  return {
    id: 'taking-part',
    caption: tookPart,
    head: [
      { text: rows.heading, numeric: false },
      { text: columns.then, numeric: true },
      { text: columns.now, numeric: true },
    ],
    rows: [
      row(rows.responses, ({ responses }) => or(responses)),
      row(rows.expected, ({ expected }) => or(expected)),
      row(rows.responded, ({ responded }) => or(responded)),
      row(rows.rate, ({ responded, expected }) =>
        responded === null || expected === null ? NOT_APPLICABLE : percentageText(responded, expected),
      ),
    ],
    notes: [],
  }
}

function agencyWords({ agencies }: Comparison, { comparison: { agencies: words } }: Language) {
  const { both, firstTime, droppedOut, unmatched } = agencies
  return [
    words.both(both.length),
    words.first(firstTime.length),
    words.dropped(droppedOut.length),
    ...(unmatched.then + unmatched.now > 0 ? [words.unmatched(unmatched.then, unmatched.now)] : []),
  ]
}

/** The row of thin answers of every question that both rounds asked, called by its question. */
function thinTable(
  questions: readonly ComparedQuestion[],
  now: ComparedVisit,
  language: Language,
): FindingTableOptions {
  const { comparison: words } = language
  const rows = questions.flatMap(({ now: asked, tables }) => {
    const answers = tables.find(({ kind }) => kind === 'answers')
    const thin = answers?.rows.find(({ id }) => id === 'thin')
    return asked && thin ? [{ ...thin, id: asked.id, label: wordingOf(asked, wordingFor(now.round)) }] : []
  })
  const head = { id: 'thin', caption: words.thin, rowHeading: words.question, notes: [words.thinNote] }
  return comparedTable(head, rows, language)
}
