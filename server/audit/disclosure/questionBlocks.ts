/**
 * How a question's published counts hang together: the relations by which a hidden one could be worked out. Each block
 * is kept safe even from a reader who knows every count outside it, so that all are safe together.
 */
import type { QuestionFindings } from '../findings.js'
import type { SectorGroup } from '../published.js'
import { NOT_ANSWERED } from '../questionTables.js'
import { NO_THEME, THIN } from '../themeTables.js'
import { answeredEnds, tickEnds, type GroupTicks } from './tickLimits.js'
import { ANSWERED, relationsIn, sum, type Counts, type PerGroup, type Relations } from './relations.js'
import { saysTooMuch } from './tooMuch.js'
import { hiddenIn, type Block, type BlockCell, type BlockRow } from './blocks.js'

/** Which cells by sector are hidden; keys are "<kind of table>/<row's id>". */
export type HiddenRows = ReadonlyMap<string, PerGroup<boolean>>

/**
 * Which cells by sector of a question's answers, choices and themes are hidden. Counts below `minimum` are. Undefined
 * where nothing by sector may be shown.
 */
export function hiddenRows(
  findings: QuestionFindings,
  groups: readonly SectorGroup[],
  minimum: number,
): HiddenRows | undefined {
  const relations = relationsIn(findings, groups, minimum)
  const { ticks, mentions } = relations
  const rows: (readonly [string, PerGroup<boolean> | undefined])[] = [
    ...hiddenParts(relations),
    ...[...ticks].map(([id, counts]) => [`choices/${id}`, hiddenTick(id, counts, relations)] as const),
    ...[...mentions.keys()].map((id) => [`themes/${id}`, hiddenMention(id, relations)] as const),
    ...(mentions.has(THIN) ? [[`answers/${THIN}`, hiddenMention(THIN, relations)] as const] : []),
  ]
  const known = rows.flatMap(([id, hidden]) => (hidden ? [[id, hidden] as const] : []))
  return known.length === rows.length ? new Map(known) : undefined
}

/** Choices, answers that are none of them, and responses without an answer: together they are the responses. */
function hiddenParts(relations: Relations): readonly (readonly [string, PerGroup<boolean> | undefined])[] {
  const { responses, answered, notAnswered, parts } = relations
  const row = (counts: PerGroup<number>, published: boolean, isSensitive: boolean): BlockRow => ({
    published,
    cells: counts.map((value, at) => {
      const sensitive = isSensitive && saysTooMuch(value, answered[at] ?? 0, relations.minimum)
      return { value, least: 0, most: responses[at] ?? 0, sensitive }
    }),
  })
  const others = answered.map((all, at) => all - sum([...parts.values()].map((counts) => counts[at] ?? 0)))
  const rows =
    parts.size > 0
      ? [...[...parts.values()].map((counts) => row(counts, true, true)), row(others, false, false)]
      : [row(answered, true, false)]
  const silent = notAnswered.map((value, at): BlockCell => {
    const [least, most] = answeredLimits(at, relations)
    const all = responses[at] ?? 0
    return { value, least: all - most, most: all - least, sensitive: false }
  })
  const hidden = hiddenIn(
    [...rows, { published: true, cells: silent }],
    [...rows, row(notAnswered, true, false)],
  )
  const unanswered = hidden?.at(-1)
  return [
    ...[...parts.keys()].map((id, at) => [`choices/${id}`, hidden?.[at]] as const),
    [`choices/${NOT_ANSWERED}`, unanswered],
    [`answers/${NOT_ANSWERED}`, unanswered],
    [`answers/${ANSWERED}`, unanswered],
  ]
}

/** The least and the most answers that somebody would hold possible who knows what was ticked and mentioned. */
function answeredLimits(at: number, relations: Relations): readonly [number, number] {
  const { responses, ticks, mentions } = relations
  const [least, mostTicked] =
    ticks.size > 0 ? answeredEnds(ticksIn(at, relations)) : [0, Number.MAX_SAFE_INTEGER]
  const { unthemed, others } = mentionsIn(at, mentions)
  const most = [responses[at] ?? 0, mostTicked]
  if (mentions.size > 0) most.push(unthemed + sum(others))
  return [Math.max(0, least, unthemed + Math.max(0, ...others)), Math.min(...most)]
}

function ticksIn(at: number, { answered, ticked, ticks, exclusive }: Relations): GroupTicks {
  const counts = new Map([...ticks].map(([id, row]) => [id, row[at] ?? 0]))
  return { answered: answered[at] ?? 0, ticked: ticked[at] ?? 0, counts, exclusive }
}

/** One box, or the words that are none. */
function hiddenTick(
  id: string,
  counts: PerGroup<number>,
  relations: Relations,
): PerGroup<boolean> | undefined {
  const cells = counts.map((value, at) => {
    const [least, most] = tickEnds(id, ticksIn(at, relations))
    return limitedCell(value, least, most, at, relations)
  })
  return hiddenRow(cells, relations.answered)
}

/** A theme, "no theme found" or thin: no answer without a theme holds another, and one that is not thin is either. */
function hiddenMention(id: string, relations: Relations): PerGroup<boolean> | undefined {
  const { answered, mentions } = relations
  const rest = new Map([...mentions].filter(([other]) => other !== id))
  const cells = (mentions.get(id) ?? []).map((value, at) => {
    const all = answered[at] ?? 0
    const { unthemed, others } = mentionsIn(at, rest)
    const most = id === NO_THEME ? all - Math.max(0, ...others) : all - unthemed
    return limitedCell(value, all - unthemed - sum(others), most, at, relations)
  })
  return hiddenRow(cells, answered)
}

/** Answers in which no theme was found, and those with each of the other mentions, thin ones among them. */
function mentionsIn(
  at: number,
  mentions: Counts,
): { readonly unthemed: number; readonly others: readonly number[] } {
  const others = [...mentions].filter(([id]) => id !== NO_THEME).map(([, row]) => row[at] ?? 0)
  return { unthemed: mentions.get(NO_THEME)?.[at] ?? 0, others }
}

function limitedCell(
  value: number,
  least: number,
  most: number,
  at: number,
  relations: Relations,
): BlockCell {
  const sensitive = saysTooMuch(value, relations.answered[at] ?? 0, relations.minimum)
  return { value, least: Math.max(0, least), most, sensitive }
}

/** A row's hidden cells, where each is part of the answers of its group. */
function hiddenRow(cells: readonly BlockCell[], answered: PerGroup<number>): PerGroup<boolean> | undefined {
  const free = cells.map((cell, at) => ({ ...cell, least: 0, most: answered[at] ?? 0 }))
  return hiddenIn(withRemainder(cells), withRemainder(free))?.[0]
}

/** A row, and what it lacks of its limits: never printed, though everybody knows that it adds up. */
function withRemainder(cells: readonly BlockCell[]): Block {
  const remainder = cells.map(({ value, least, most }): BlockCell => {
    return { value: most - value, least: 0, most: most - least, sensitive: false }
  })
  return [
    { published: true, cells },
    { published: false, cells: remainder },
  ]
}
