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
  /** The row of "None of these": no answer that ticks it ticks another. Undefined where the list has none. */
  readonly exclusive: string | undefined
}

/** What a row can be, where answers with both ticks and words are as many as they are. */
export function tickEnds(id: string, group: GroupTicks): Ends {
  const { answered, ticked, exclusive } = group
  const [least, most] = tickedEnds(group, id)
  if (id !== UNCLEAR) return [ticked - most, ticked - (id === exclusive ? least : aloneIn(group))]
  const both = bothIn(group)
  return [
    Math.max(both, answered + both - Math.min(answered, most)),
    Math.min(answered, answered + both - least),
  ]
}

/** How many answers there can be. */
export function answeredEnds(group: GroupTicks): Ends {
  const [least, most] = tickedEnds(group)
  const alone = (group.counts.get(UNCLEAR) ?? 0) - bothIn(group)
  return [Math.max(alone + least, ...group.counts.values()), alone + most]
}

/** How many answers can tick options, by the options' counts; one of them left out. */
function tickedEnds(group: GroupTicks, without?: string): Ends {
  const options = [...group.counts].filter(([id]) => id !== UNCLEAR && id !== without)
  const shared = options.filter(([id]) => id !== group.exclusive).map(([, count]) => count)
  const alone = without === group.exclusive ? 0 : aloneIn(group)
  return [alone + Math.max(0, ...shared), alone + sum(shared)]
}

/** Answers that tick "None of these". */
function aloneIn({ counts, exclusive }: GroupTicks): number {
  return exclusive === undefined ? 0 : (counts.get(exclusive) ?? 0)
}

/** Answers that tick an option and hold words beside. */
function bothIn({ answered, ticked, counts }: GroupTicks): number {
  return ticked + (counts.get(UNCLEAR) ?? 0) - answered
}
