/** What answers say in nouns, verbs and adjectives, each answer read once. */
import type { CodedAnswer } from './coded.js'
import { phrasesOf, type Phrase } from './phrases.js'

/** An answer, read by the coder. */
export interface AnswerToMine {
  readonly reference: string
  readonly sector: string | null
  readonly agency: string
  readonly text: string
  readonly coded: CodedAnswer
}

/** The phrases of an answer, each key once. Kept small: a large round has a hundred thousand answers. */
interface Mined {
  readonly text: string
  /** Those first that stand at least once outside every excerpt: no rule explains them. */
  readonly phrases: readonly Phrase[]
  /** How many these are. */
  readonly open: number
}

/** A span of so much of the answer is the whole of it, and explains none of its words. */
const WHOLE = 0.9
const MOST_SHARED = 200_000

/** By what the coder gave: another codebook gives another reading, and what nobody holds is forgotten. */
const remembered = new WeakMap<CodedAnswer, Mined>()
/** Phrases by surface, so that answers share them. */
const shared = new Map<string, Phrase>()

/** The phrases of an answer, each once. Linear time; the same reading of the same text is mined once. */
export function phrasesIn(answer: Pick<AnswerToMine, 'text' | 'coded'>): readonly Phrase[] {
  return minedOf(answer).phrases
}

/** Those of them that no rule explains, in the order in which they first stand in the answer. */
export function openPhrasesIn(answer: Pick<AnswerToMine, 'text' | 'coded'>): readonly Phrase[] {
  const { phrases, open } = minedOf(answer)
  return phrases.slice(0, open)
}

function minedOf({ text, coded }: Pick<AnswerToMine, 'text' | 'coded'>): Mined {
  const known = remembered.get(coded)
  if (known?.text === text) return known
  const mined = mine(text, coded)
  remembered.set(coded, mined)
  return mined
}

function mine(text: string, coded: CodedAnswer): Mined {
  const explained = new Uint8Array(text.length)
  for (const { start, end } of coded.excerpts) {
    if (end - start < WHOLE * text.trim().length) explained.fill(1, start, end)
  }
  const mined = new Map<string, { readonly phrase: Phrase; readonly isOpen: boolean }>()
  for (const phrase of phrasesOf(text)) {
    const isOpen = !explained.subarray(phrase.start, phrase.end).includes(1)
    const known = mined.get(phrase.key)
    if (!known || (isOpen && !known.isOpen)) mined.set(phrase.key, { phrase: share(phrase), isOpen })
  }
  const all = [...mined.values()]
  const [open, others] = [true, false].map((wanted) =>
    all.flatMap(({ phrase, isOpen }) => (isOpen === wanted ? [phrase] : [])),
  )
  return { text, phrases: [...(open ?? []), ...(others ?? [])], open: open?.length ?? 0 }
}

function share({ key, surface, stems }: Phrase): Phrase {
  const known = shared.get(surface)
  if (known?.key === key) return known
  if (shared.size >= MOST_SHARED) shared.clear()
  const phrase = { key, surface, stems }
  shared.set(surface, phrase)
  return phrase
}
