/** What somebody knows of a tick list's counts who knows all of them but one. */
import { UNCLEAR } from '../choiceTables.js'
import { sum } from './relations.js'

/** The least and the most that a count can be. */
export type Ends = readonly [least: number, most: number]

/** The counts of one group of sectors: every answer ticks options, holds words that are none, or both. */
export interface GroupTicks {
  readonly answered: number
  /** Answers that tick an option. Its total is printed: percentages are of it. */
  readonly ticked: number
  /** By row, words that are no option among them. */
  readonly counts: ReadonlyMap<string, number>
}

/** What a row can be, where answers with both ticks and words are as many as they are. */
export function tickEnds(id: string, { answered, ticked, counts }: GroupTicks): Ends {
  const others = optionsIn(counts).flatMap(([other, count]) => (other === id ? [] : [count]))
  if (id !== UNCLEAR) return [ticked - sum(others), ticked]
  const both = bothIn({ answered, ticked, counts })
  return [
    Math.max(both, answered + both - Math.min(answered, sum(others))),
    Math.min(answered, answered + both - Math.max(0, ...others)),
  ]
}

/** How many answers there can be. */
export function answeredEnds(group: GroupTicks): Ends {
  const options = optionsIn(group.counts).map(([, count]) => count)
  const alone = (group.counts.get(UNCLEAR) ?? 0) - bothIn(group)
  return [Math.max(alone + Math.max(0, ...options), ...group.counts.values()), alone + sum(options)]
}

/** Answers that tick an option and hold words beside. */
function bothIn({ answered, ticked, counts }: GroupTicks): number {
  return ticked + (counts.get(UNCLEAR) ?? 0) - answered
}

function optionsIn(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].filter(([id]) => id !== UNCLEAR)
}
