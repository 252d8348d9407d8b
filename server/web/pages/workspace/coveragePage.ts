/** The coverage board, and the list of agencies to chase. */
import { progressOf, type RoundAgency } from '../../../audit/agencies.js'
import {
  agenciesToChase,
  rateText,
  type Coverage,
  type CoverageCounts,
  type CoverageDay,
} from '../../../audit/coverage.js'
import { isFor, type MessageKind } from '../../../audit/messages.js'
import { SMALLEST_BASE } from '../../../audit/percentages.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Announcement } from '../../../audit/retention.js'
import { stateOf, type Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { tableCell } from '../findingTable.js'
import { workspaceOf } from './addresses.js'
import { announcedLinks } from './announcedLinks.js'
import { sectorNames } from './sectorNames.js'
import { coverageChart } from './coverageChart.js'

export interface CoverageInput {
  readonly round: Round
  readonly now: Date
  readonly agencies: readonly RoundAgency[]
  readonly coverage: Coverage
  readonly days: readonly CoverageDay[]
  /** Responses that no agency is known of. */
  readonly unmatched: number
  /** Messages that a person has to decide, and those that did not arrive. */
  readonly uncertain: number
  readonly failed: number
  /** What will be deleted soon. */
  readonly announced: readonly Announcement[]
}

/** The board's words, links, tables and chart. */
export function coveragePage(input: CoverageInput, language: Language) {
  const { round, coverage, days, unmatched, announced } = input
  const { coverage: words } = language.workspace
  const { submitted, expected } = coverage.total
  const summary =
    expected < SMALLEST_BASE
      ? words.summaryNoRate(submitted, expected)
      : words.summary(submitted, expected, rateText(coverage.total))
  return {
    title: words.title,
    summary: expected === 0 ? words.empty : summary,
    toDo: {
      title: words.toDo,
      links: [...announcedLinks(announced, round, language), ...toDo(input, language)],
      nothing: words.nothing,
    },
    table: expected > 0 && sectorTable(coverage, language),
    apartTitle: words.apart,
    apart: [
      ...(coverage.unexpected > 0 ? [words.unexpected(coverage.unexpected)] : []),
      ...(coverage.severally > 0 ? [words.severally(coverage.severally)] : []),
      ...(unmatched > 0 ? [words.unmatchedText(unmatched)] : []),
    ],
    overTime: expected > 0 && words.overTime,
    noneYet: expected > 0 && days.length === 0 && words.noneYet,
    chart: days.length > 0 && coverageChart(input, language),
    days: days.length > 0 && dayTable(days, language),
  }
}

/** What waits for the lead, most pressing first. */
function toDo(
  { round, now, coverage, agencies, unmatched, uncertain, failed }: CoverageInput,
  language: Language,
) {
  const { coverage: words } = language.workspace
  const addresses = workspaceOf(round)
  const toInvite = agencies.filter((one) => isFor('invitation', one)).length
  const toChase = agenciesToChase(agencies).length - toInvite
  return [
    ...(stateOf(round, now) === 'not-open-yet'
      ? [{ count: 1, text: () => words.opens(round.opensOn), href: addresses.closure }]
      : []),
    { count: coverage.total.expected === 0 ? 1 : 0, text: () => words.begin, href: addresses.agencies },
    { count: uncertain, text: words.uncertain, href: addresses.messages },
    { count: failed, text: words.failed, href: addresses.messages },
    { count: toInvite, text: words.invite, href: addresses.kind('invitation') },
    { count: toChase, text: words.chase, href: addresses.chase },
    { count: unmatched, text: words.unmatched, href: addresses.matches },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, text, href }) => ({ text: text(count), href }))
}

const COLUMNS = ['expected', 'submitted', 'partDone', 'opened', 'invited', 'notInvited', 'declined'] as const

function sectorTable({ rows, total }: Coverage, language: Language) {
  const { coverage: words, noSector } = language.workspace
  const row = (label: string, counts: CoverageCounts) => ({
    label,
    cells: [...COLUMNS.map((column) => language.number(counts[column])), rateText(counts)].map((text) =>
      tableCell(text, { numeric: true }),
    ),
  })
  return {
    id: 'sectors',
    caption: words.table,
    head: [
      { text: words.sector, numeric: false },
      ...[...COLUMNS, 'rate' as const].map((column) => ({ text: words.columns[column], numeric: true })),
    ],
    rows: [
      ...rows.map(({ label, ...counts }) => row(label === '' ? noSector : label, counts)),
      row(words.all, total),
    ],
    notes: words.notes,
  }
}

function dayTable(days: readonly CoverageDay[], language: Language) {
  const { coverage: words } = language.workspace
  return {
    id: 'days',
    caption: words.days,
    head: [
      { text: words.day, numeric: false },
      { text: words.came, numeric: true },
      { text: words.total, numeric: true },
    ],
    rows: days.toReversed().map(({ day, came, total }) => ({
      label: language.date(day),
      cells: [came, total].map((count) => tableCell(language.number(count), { numeric: true })),
    })),
    notes: [],
  }
}

/** The agencies that the round waits for, and the way to a reminder of each kind. */
export function chasePage(
  {
    round,
    questionnaire,
    agencies,
  }: { round: Round; questionnaire: Questionnaire; agencies: readonly RoundAgency[] },
  language: Language,
) {
  const { chase: words, agencies: names, progress, never } = language.workspace
  const addresses = workspaceOf(round)
  const sectorName = sectorNames(questionnaire, language)
  const waiting = agenciesToChase(agencies)
  const remind = (kind: MessageKind, text: (count: number) => string) => {
    const count = waiting.filter((one) => isFor(kind, one)).length
    return count > 0 ? [{ text: text(count), href: addresses.kind(kind) }] : []
  }
  return {
    title: words.title,
    intro: waiting.length === 0 ? words.none : words.intro,
    links: [
      ...remind('reminder-part-done', words.partDone),
      ...remind('reminder-not-started', words.notStarted),
      ...remind('invitation', language.workspace.coverage.invite),
    ],
    table: waiting.length > 0 && {
      id: 'waiting',
      caption: words.table,
      head: [names.agency, names.sector, names.progress, names.chased].map((text) => ({
        text,
        numeric: false,
      })),
      rows: waiting.map((one) => ({
        label: one.agency.name,
        href: addresses.agency(one.agency.id),
        cells: [
          sectorName(one.agency.sector),
          progress[progressOf(one)],
          one.chasedAt === null ? never : language.date(one.chasedAt),
        ].map((text) => tableCell(text)),
      })),
      notes: [],
    },
  }
}
