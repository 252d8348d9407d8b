/** A round's score card: indicators of the audit, then those entered by hand. */
import type { Round } from '../../../audit/rounds.js'
import { BENCHMARKS } from '../../../audit/scoreCard/indicators.js'
import type { ScoreRow } from '../../../audit/scoreCard/scoreCard.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { comparisonOfRound } from '../comparison/addresses.js'
import { notificationBanner } from '../notificationBanner.js'
import { addressesOfScoreCard } from './scoreCardAddresses.js'
import { plain, travelCell, valueCell } from './scoreCells.js'
import { barOf, benchmarkText, targetText, travelText, valueText } from './scoreWords.js'

export interface ScoreCardPageInput {
  readonly round: Round
  readonly rows: readonly ScoreRow[]
  /** Undefined where none is chosen; without figures while they are being worked out. */
  readonly earlier:
    { readonly visit: { readonly round: Round }; readonly figures: object | undefined } | undefined
  /** Leads set targets and enter indicators. */
  readonly isLead: boolean
  readonly banner?: string | undefined
}

/** The page's words, links and tables. */
export function scoreCardPage(given: ScoreCardPageInput, language: Language) {
  const { round, rows, isLead, banner } = given
  const words = language.scoreCard
  const addresses = addressesOfScoreCard(round)
  const computed = rows.filter(({ hand }) => hand === undefined)
  const byHand = rows.filter(({ hand }) => hand !== undefined)
  return {
    title: words.title,
    caption: round.title,
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    intro: words.intro,
    noDefinition: computed.length === 0 && words.noDefinition,
    computed: computed.length > 0 && tableOf('computed', computed, given, language),
    noneByHand: byHand.length === 0 && words.noneByHand,
    byHand: byHand.length > 0 && tableOf('byHand', byHand, given, language),
    earlier: earlierLink(given, language),
    notes: [...(given.earlier ? [] : [words.noEarlier]), ...words.notes],
    links: isLead && [
      ...(computed.length > 0 ? [{ text: words.setTargets, href: addresses.targets }] : []),
      { text: words.addIndicator, href: addresses.newIndicator },
    ],
    download: { text: words.download, href: addresses.csv },
  }
}

/** What it is compared with, and where that is told at length; false where there is no earlier round. */
function earlierLink({ round, earlier }: ScoreCardPageInput, { scoreCard: words }: Language) {
  if (!earlier) return false
  const { title } = earlier.visit.round
  return earlier.figures
    ? { text: words.earlier(title), href: comparisonOfRound(round).page(), link: words.compare }
    : { text: words.workingOut(title), href: addressesOfScoreCard(round).page, link: words.lookAgain }
}

/** Options of views/components/score-table.ejs. */
function tableOf(
  kind: 'computed' | 'byHand',
  rows: readonly ScoreRow[],
  { round, isLead, rows: all }: ScoreCardPageInput,
  language: Language,
) {
  const { scoreCard: words } = language
  const { label, now, before, travel, target } = words.head
  const others = kind === 'byHand' ? BENCHMARKS : []
  const compares = hasEarlier(all)
  return {
    id: kind,
    caption: words[kind],
    head: [
      label,
      now,
      ...(compares ? [before, travel] : []),
      target,
      ...others.map((one) => words.benchmarks[one]),
    ],
    rows: rows.map((row) => ({
      label: row.label,
      notes: notesOf(row, isLead, language),
      link: isLead && row.hand !== undefined && changeLink(row, row.hand.id, round, language),
      cells: [
        { ...valueCell(row.now, row.unit, language), href: hrefOf(row, round), bar: barOf(row) },
        ...(compares ? [valueCell(row.before, row.unit, language), travelCell(row, language)] : []),
        plain(targetText(row, language)),
        ...others.map((one) => {
          const { text, sub } = benchmarkText(row, one, language)
          return plain(text, sub)
        }),
      ],
    })),
  }
}

/** Whether the round has an earlier one. */
function hasEarlier(rows: readonly ScoreRow[]): boolean {
  return rows.some(({ travel }) => travel.kind !== 'no-comparison' || travel.why !== 'no-earlier')
}

function hrefOf({ cell, now }: ScoreRow, round: Round): string | false {
  if (!cell || now?.kind !== 'share' || now.count === 0) return false
  return addressesOf(round).cell(cell.table, cell.row, cell.column)
}

function notesOf({ note, hand, polarity }: ScoreRow, isLead: boolean, { scoreCard: words }: Language) {
  const way = words.polarityNotes[polarity]
  if (!hand) return note === '' ? [] : [`${note} ${way}.`]
  const state = hand.isPublic ? words.published : words.notPublished
  return [`${words.counted(hand.period, hand.source)}. ${way}.`, ...(isLead ? [state] : [])]
}

function changeLink({ label }: ScoreRow, id: number, round: Round, { scoreCard: words }: Language) {
  return { text: words.change, hidden: label, href: addressesOfScoreCard(round).indicator(id) }
}

/** The rows of the score card as a file, its columns' names first. */
export function scoreCardLines(
  rows: readonly ScoreRow[],
  language: Language,
): readonly (readonly string[])[] {
  const { scoreCard: words } = language
  const { file } = words
  const head = [file.label, file.polarity, file.now, file.count, file.base]
  const earlier = [file.before, file.beforeCount, file.beforeBase, file.travel]
  const more = [file.target, file.met, ...BENCHMARKS.map((one) => words.benchmarks[one])]
  const { yes, no } = language.actions.file
  return [
    [...head, ...earlier, ...more, file.period, file.source, file.note],
    ...rows.map((row) => {
      const { label, polarity, unit, now, before, travel, target, isMet, note, hand } = row
      return [
        ...[label, words.polarityNotes[polarity], valueText(now, unit, language), ...shareOf(now)],
        ...[before === null ? '' : valueText(before, unit, language), ...shareOf(before)],
        travelText(travel, language),
        ...[target === null ? '' : String(target), isMet === null ? '' : isMet ? yes : no],
        ...BENCHMARKS.map((one) => {
          const { text, sub } = benchmarkText(row, one, language)
          return sub === '' ? '' : `${text} (${sub})`
        }),
        ...[hand?.period ?? '', hand?.source ?? file.thisAudit, note],
      ]
    }),
  ]
}

/** The count and the base of a share; "" for both where it is none. */
function shareOf(value: ScoreRow['now']): readonly [string, string] {
  return value?.kind === 'share' ? [String(value.count), String(value.base)] : ['', '']
}
