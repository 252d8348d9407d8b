/**
 * Which themes and words a sector uses more than the rest: log-odds with an informative Dirichlet prior (Monroe,
 * Colaresi and Quinn 2008) on whether an answer holds them. Cautious on purpose: an item is "more often mentioned by" a
 * sector, never "significant".
 */
import { compareText, groupBy } from './order.js'

/** One answer, or all of a response's together, and what it holds, each item once. */
export interface Mention {
  readonly reference: string
  readonly sector: string | null
  /** The agency however it is written. */
  readonly agencyKey: string
  readonly items: readonly string[]
}

/** An item that a sector mentions more often than the rest. */
export interface Emphasis {
  readonly sector: string
  readonly item: string
  /** How many standard deviations from no difference. */
  readonly z: number
}

const LEAST_Z = 1.96
const FEWEST_MENTIONS = 3
const FEWEST_AGENCIES = 2
/** A sector of one or two agencies is those agencies: nothing is said of it. */
const FEWEST_IN_SECTOR = 3

/**
 * What each sector mentions more often than all others together, by sector, then the clearest first; ties
 * alphabetical. `prior` weighs as much as so many mentions of the whole round: the more, the more cautious. Mentions
 * without a sector count among the others. The order of mentions never matters.
 */
export function emphasised(mentions: readonly Mention[], prior: number): Emphasis[] {
  const totals = countsOf(mentions)
  const bySector = groupBy(mentions, ({ sector }) => sector)
  return [...bySector]
    .flatMap(([sector, own]) =>
      sector === null || agenciesOf(own) < FEWEST_IN_SECTOR
        ? []
        : [...groupByItem(own)]
            .filter(([, holding]) => areEnough(holding))
            .map(([item, holding]) => {
              const others = {
                of: mentions.length - own.length,
                hold: (totals.get(item) ?? 0) - holding.length,
              }
              return { sector, item, z: zOf(holding, own.length, others, prior) }
            }),
    )
    .filter(({ z }) => z >= LEAST_Z)
    .toSorted((a, b) => compareText(a.sector, b.sector) || b.z - a.z || compareText(a.item, b.item))
}

/**
 * The log-odds of holding the item here less those elsewhere, in standard deviations. Answers of one response are not
 * independent: the variance grows by how many mentions a response has on average (the design effect of clusters).
 */
function zOf(
  holding: readonly Mention[],
  of: number,
  others: { readonly of: number; readonly hold: number },
  prior: number,
): number {
  const expected = (prior * (holding.length + others.hold)) / (of + others.of)
  const here = holding.length + expected
  const there = others.hold + expected
  const difference = Math.log(here / (of + prior - here)) - Math.log(there / (others.of + prior - there))
  const independent = difference / Math.sqrt(1 / here + 1 / there)
  if (independent < LEAST_Z) return independent
  const clusters = new Set(holding.map(({ reference }) => reference)).size
  return independent / Math.sqrt(holding.length / clusters)
}

function areEnough(holding: readonly Mention[]): boolean {
  if (holding.length < FEWEST_MENTIONS) return false
  const agencies = new Set<string>()
  return holding.some(({ agencyKey }) => agencies.add(agencyKey).size >= FEWEST_AGENCIES)
}

function agenciesOf(mentions: readonly Mention[]): number {
  return new Set(mentions.map(({ agencyKey }) => agencyKey)).size
}

function countsOf(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { items } of mentions) {
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return counts
}

function groupByItem(mentions: readonly Mention[]): ReadonlyMap<string, readonly Mention[]> {
  const groups = new Map<string, Mention[]>()
  for (const mention of mentions) {
    for (const item of mention.items) {
      const group = groups.get(item)
      if (group) group.push(mention)
      else groups.set(item, [mention])
    }
  }
  return groups
}
