/** Phrases that say the same: slips of one another, one inside the other, a short form and its long form. */
import type { Codebook } from './codebook.js'
import { isOneSlip } from './distance.js'
import { compareText, groupBy } from './order.js'
import type { MinedAnswer, Use } from './uses.js'
import { tokensOf } from './words.js'

/** Phrases that are shown as one. */
export interface MergedUse extends Use {
  /** The keys of the phrases that its answers use, that of the phrase shown first. */
  readonly keys: readonly string[]
}

/** Shorter words are one letter from too many others. */
const SHORTEST_SLIP = 6
/** A phrase in more answers is a word, not a slip. */
const MOST_SLIPS = 3
/** Two phrases, one inside the other, are one where they share at least this much of all their answers. */
const SHARED = 0.5
/** The longer of two stands for both when it has this share of the answers. */
const LABEL_SHARE = 0.6

/** Common phrases with the slips of them among rare ones, answers in order. */
export function withSlips(common: readonly Use[], rare: Iterable<Use>): MergedUse[] {
  const byEnds = groupBy(
    common.flatMap((use) => endsOf(use).map((end) => ({ end, use }))),
    ({ end }) => end,
  )
  const slips = [...rare].flatMap((slip) => {
    if (slip.answers.length > MOST_SLIPS) return []
    const near = endsOf(slip).flatMap((end) => byEnds.get(end) ?? [])
    const twin = near.find(({ use }) => isOneSlip(slip.phrase.key, use.phrase.key))
    return twin ? [{ slip, of: twin.use }] : []
  })
  const bySource = groupBy(slips, ({ of }) => of)
  return common.map((use) => merged([use, ...(bySource.get(use) ?? []).map(({ slip }) => slip)]))
}

/** One slip leaves the first two or the last two letters of a word of six as they are. */
function endsOf({ phrase: { key } }: Use): string[] {
  return key.length < SHORTEST_SLIP ? [] : [`${key.slice(0, 2)}*`, `*${key.slice(-2)}`]
}

/** Phrases of which none is inside another with much the same answers, nor the long form of another. */
export function withoutTwins(uses: readonly MergedUse[], glossary: Codebook['glossary']): MergedUse[] {
  const byKey = new Map(uses.map((use) => [use.phrase.key, use]))
  const shortForms = new Map(glossary.map(({ short, long }) => [keyOf(long), keyOf(short)]))
  const leaders = new Map<MergedUse, MergedUse>()
  const leaderOf = (use: MergedUse): MergedUse => {
    const leader = leaders.get(use)
    return leader ? leaderOf(leader) : use
  }
  for (const use of uses) {
    for (const twin of twinsOf(use, byKey, shortForms)) {
      const [leader, other] = [leaderOf(twin), leaderOf(use)]
      if (leader !== other) leaders.set(other, leader)
    }
  }
  return [...groupBy(uses, leaderOf).values()].map(named)
}

/** Shorter phrases that say the same. */
function twinsOf(
  { phrase, answers }: MergedUse,
  byKey: ReadonlyMap<string, MergedUse>,
  shortForms: ReadonlyMap<string, string>,
): MergedUse[] {
  const short = byKey.get(shortForms.get(phrase.key) ?? '')
  const parts = partsOf(phrase.stems).flatMap((part) => byKey.get(part) ?? [])
  const twins = parts.filter((part) => answers.length >= SHARED * part.answers.length)
  return [...(short ? [short] : []), ...twins].filter((use) => use.phrase.stems.length < phrase.stems.length)
}

/** The uses as one, named by the longest phrase that has most of their answers. */
function named(uses: readonly MergedUse[]): MergedUse {
  const most = Math.max(...uses.map(({ answers }) => answers.length))
  const byLength = uses.toSorted(
    (a, b) =>
      Number(b.answers.length >= LABEL_SHARE * most) - Number(a.answers.length >= LABEL_SHARE * most) ||
      b.phrase.stems.length - a.phrase.stems.length ||
      b.answers.length - a.answers.length ||
      compareText(a.phrase.key, b.phrase.key),
  )
  return merged(byLength)
}

/** The keys of the phrases inside a phrase, longest first. */
function partsOf(stems: readonly string[]): string[] {
  const parts: string[] = []
  for (let length = stems.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= stems.length; from += 1) {
      parts.push(stems.slice(from, from + length).join(' '))
    }
  }
  return parts
}

function keyOf(words: string): string {
  return tokensOf(words)
    .map(({ stem }) => stem)
    .join(' ')
}

/** The uses as one, named by the first, with the keys of those that add answers. */
function merged(uses: readonly (Use & Partial<MergedUse>)[]): MergedUse {
  const [first] = uses
  if (first && uses.length === 1) return { ...first, keys: first.keys ?? [first.phrase.key] }
  const answers = new Set<MinedAnswer>()
  const adding = uses.filter((use) => {
    const before = answers.size
    for (const answer of use.answers) answers.add(answer)
    return answers.size > before
  })
  const phrase = first?.phrase ?? { key: '', surface: '', stems: [] }
  return { phrase, keys: adding.flatMap((use) => use.keys ?? [use.phrase.key]), answers: [...answers] }
}
