/** Which responses may come from one agency twice: by its name, or by what they say. */
import { textOf, type AuditResponse } from './answers.js'
import { nameKey } from './agencyNames.js'
import { AGENCY_QUESTION, questionsOf, type Questionnaire } from './questionnaire.js'
import { compareText, groupBy } from './themes/order.js'

/** What of a response is compared. */
export interface Likeness {
  readonly reference: string
  /** "" where the agency is not named. */
  readonly agencyKey: string
  /** Its answers in words, every three words in a row as a number, in order and without repeats. */
  readonly runs: Uint32Array
}

export interface PossibleDuplicate {
  readonly reference: string
  /** The response that comes first by reference. */
  readonly of: string
  readonly by: 'same-agency' | 'near-same-text'
}

const RUN = 3
/** A response with fewer runs has too little to say to be told from others. */
const FEWEST_RUNS = 12
/** So much of all that two responses say is in both. */
const NEAR_SAME = 0.6
/** Two texts as alike as that share one of so many of their smallest runs, but for once in ten thousand times. */
const SKETCH = 16
/** A run in more responses than that is a common phrase, or pasted guidance. */
const MOST_SHARING = 30

/** What of a response is compared with others. */
export function likenessOf({ reference, answers }: AuditResponse, questionnaire: Questionnaire): Likeness {
  const texts = questionsOf(questionnaire)
    .filter(({ kind }) => kind === 'long-text')
    .map(({ id }) => textOf(answers, id))
  return { reference, agencyKey: nameKey(textOf(answers, AGENCY_QUESTION)), runs: runsOf(texts) }
}

/** Each response that may be a duplicate of an earlier one, once for each such. */
export function possibleDuplicates(responses: readonly Likeness[]): readonly PossibleDuplicate[] {
  const inOrder = responses.toSorted((a, b) => compareText(a.reference, b.reference))
  const named = groupBy(
    inOrder.filter(({ agencyKey }) => agencyKey !== ''),
    ({ agencyKey }) => agencyKey,
  )
  const found = new Map<string, PossibleDuplicate>()
  for (const [first, ...others] of named.values())
    for (const { reference } of others)
      if (first)
        found.set(`${first.reference}\n${reference}`, { reference, of: first.reference, by: 'same-agency' })
  for (const [one, other] of pairsToCompare(inOrder)) {
    const key = `${one.reference}\n${other.reference}`
    if (!found.has(key) && sharedBy(one.runs, other.runs) >= NEAR_SAME)
      found.set(key, { reference: other.reference, of: one.reference, by: 'near-same-text' })
  }
  return [...found.values()]
}

/** Pairs that share one of their smallest runs: comparing each with each would take hours for ten thousand. */
function pairsToCompare(inOrder: readonly Likeness[]): Iterable<readonly [Likeness, Likeness]> {
  const enough = inOrder.filter(({ runs }) => runs.length >= FEWEST_RUNS)
  const sketches = enough.flatMap((one) => [...one.runs.subarray(0, SKETCH)].map((run) => ({ run, one })))
  const pairs = new Map<string, readonly [Likeness, Likeness]>()
  for (const sharing of groupBy(sketches, ({ run }) => run).values()) {
    if (sharing.length > MOST_SHARING) continue
    for (const [index, { one }] of sharing.entries())
      for (const { one: other } of sharing.slice(index + 1))
        pairs.set(`${one.reference}\n${other.reference}`, [one, other])
  }
  return pairs.values()
}

/** The share of all runs of two lists in order that is in both. */
function sharedBy(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [left = 0, right = 0] = [a[i], b[j]]
    if (left === right) shared += 1
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return shared / Math.max(1, a.length + b.length - shared)
}

function runsOf(texts: readonly string[]): Uint32Array {
  const runs = new Set<number>()
  for (const text of texts) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    for (let at = 0; at + RUN <= words.length; at += 1) runs.add(hashOf(words.slice(at, at + RUN).join(' ')))
  }
  return Uint32Array.from(runs).sort()
}

/** FNV-1a: spreads short texts evenly over 32 bits, the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
