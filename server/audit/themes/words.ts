/**
 * Text to words: the door to `natural`, which is imported file by file because its root loads database drivers.
 * (Its tagger, which weighs 42 MB, has a door of its own: phrases.ts.)
 */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'
import tokenizers from 'natural/lib/natural/tokenizers/regexp_tokenizer.js'
import { isProtected, regularForm, respell } from './spelling.js'

/** A word of a text: text.slice(start, end) is what was typed. Offsets count UTF-16 units. */
export interface Token {
  readonly start: number
  readonly end: number
  /** As written, but for compatibility forms and apostrophes: "SEND", "dont", "child" for "child’s". */
  readonly written: string
  /** Lower case, British spelling, common slips mended. */
  readonly word: string
  /** Shared by the forms of a word. Never shown to people. */
  readonly stem: string
}

type Word = Pick<Token, 'written' | 'word' | 'stem'>

const APOSTROPHE = /['’‘ʼ]/gu
/** Marks that a word processor leaves inside words: soft hyphen, zero-width characters. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu
const tokenizer = new tokenizers.RegexpTokenizer({
  pattern: /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*(?:['’‘ʼ]\p{L}+)*|[&+]/gu,
  gaps: false,
})

/** Longer "words" are addresses or noise: they are kept, and not stemmed. */
const LONGEST_STEMMED = 40
const REMEMBERED = 50_000
const NUMBER = /^\d/
const remembered = new Map<string, Word>()

/** The words of a text in order, hyphens and slashes parting them. Takes linear time. */
export function tokensOf(text: string): Token[] {
  let from = 0
  return (tokenizer.tokenize(text) ?? []).map((typed) => {
    const start = text.indexOf(typed, from)
    from = start + typed.length
    const { written, word, stem } = wordOf(typed)
    return { start, end: from, written, word, stem }
  })
}

/** The stem of a word in any spelling, alone: "Referrals" and "referred" give the same. */
export function stemOf(word: string): string {
  return wordOf(word).stem
}

function wordOf(typed: string): Word {
  // There is no end of numbers, and remembering them would drive out words.
  if (NUMBER.test(typed)) return readWord(typed)
  const known = remembered.get(typed)
  if (known) return known
  const word = readWord(typed)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(typed, word)
  return word
}

function readWord(typed: string): Word {
  if (typed === '&' || typed === '+') return { written: typed, word: 'and', stem: 'and' }
  const written = withoutEnding(typed.replace(INVISIBLE, '').normalize('NFKC')).replace(APOSTROPHE, '')
  const word = respell(written.toLowerCase())
  const regular = regularForm(word)
  const whole = isProtected(regular) || regular.length > LONGEST_STEMMED || !/[a-z]/.test(regular)
  return { written, word, stem: whole ? regular : stemmer.stem(regular) }
}

/** "child's" gives "child" and "we'll" gives "we"; "don't" stays, for it says no. */
function withoutEnding(typed: string): string {
  return typed.replace(/['’‘ʼ](?:s|ll|re|ve|d|m)$/iu, '')
}
