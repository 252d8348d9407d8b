/** What answers say in nouns, verbs and adjectives, each answer read once. */
import type { CodedAnswer } from './coded.js'
import { phrasesOf, type Phrase } from './phrases.js'
import { firstReading } from './sameWords.js'

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

/** What a text says whatever its reading: each way of writing a phrase once, and where it stands. */
interface PlacedPhrases {
  readonly phrases: readonly Phrase[]
  /** For each place: which of the phrases, its start and its end. */
  readonly places: Uint32Array
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
/** By the first reading of the same words. */
const placed = new WeakMap<CodedAnswer, PlacedPhrases & { readonly text: string }>()
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
  const { phrases, places } = placedPhrases(text, coded)
  const mined = new Map<string, MinedPhrase>()
  for (let at = 0; at < places.length; at += 3) {
    const phrase = phrases[places[at] ?? 0]
    if (!phrase) continue
    const open = !explained.subarray(places[at + 1], places[at + 2]).includes(1)
    const known = mined.get(phrase.key)
    if (!known || (open && !known.open)) mined.set(phrase.key, { phrase, open })
  }
  return [...mined.values()]
}

/** The tagger takes most of the time, and what it says rests on the words alone. */
function placedPhrases(text: string, coded: CodedAnswer): PlacedPhrases {
  const first = firstReading(coded)
  const known = placed.get(first)
  if (known?.text === text) return known
  const numbers = new Map<Phrase, number>()
  const places = phrasesOf(text).flatMap((found) => {
    const phrase = share(found)
    const number = numbers.get(phrase) ?? numbers.size
    numbers.set(phrase, number)
    return [number, found.start, found.end]
  })
  const read = { text, phrases: [...numbers.keys()], places: Uint32Array.from(places) }
  placed.set(first, read)
  return read
}

function share({ key, surface, stems }: Phrase): Phrase {
  const known = shared.get(surface)
  if (known?.key === key) return known
  if (shared.size >= MOST_SHARED) shared.clear()
  const phrase = { key, surface, stems }
  shared.set(surface, phrase)
  return phrase
}
