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

/** A phrase in an answer. */
export interface MinedPhrase {
  readonly phrase: Phrase
  /** It stands at least once outside every excerpt: no rule explains it. */
  readonly open: boolean
}

interface Mined {
  readonly text: string
  readonly phrases: readonly MinedPhrase[]
}

/** A span of so much of the answer is the whole of it, and explains none of its words. */
const WHOLE = 0.9
const MOST_SHARED = 200_000

/** By what the coder gave: another codebook gives another reading, and what nobody holds is forgotten. */
const remembered = new WeakMap<CodedAnswer, Mined>()
/** Phrases by surface, so that answers share them. */
const shared = new Map<string, Phrase>()

/** The phrases of an answer, each once. Linear time; the same reading of the same text is mined once. */
export function phrasesIn({ text, coded }: Pick<AnswerToMine, 'text' | 'coded'>): readonly MinedPhrase[] {
  const known = remembered.get(coded)
  if (known?.text === text) return known.phrases
  const phrases = mine(text, coded)
  remembered.set(coded, { text, phrases })
  return phrases
}

function mine(text: string, coded: CodedAnswer): MinedPhrase[] {
  const explained = new Uint8Array(text.length)
  for (const { start, end } of coded.excerpts) {
    if (end - start < WHOLE * text.trim().length) explained.fill(1, start, end)
  }
  const mined = new Map<string, MinedPhrase>()
  for (const placed of phrasesOf(text)) {
    const open = !explained.subarray(placed.start, placed.end).includes(1)
    const known = mined.get(placed.key)
    if (!known || (open && !known.open)) mined.set(placed.key, { phrase: share(placed), open })
  }
  return [...mined.values()]
}

function share({ key, surface, stems }: Phrase): Phrase {
  const known = shared.get(surface)
  if (known?.key === key) return known
  if (shared.size >= MOST_SHARED) shared.clear()
  const phrase = { key, surface, stems }
  shared.set(surface, phrase)
  return phrase
}
