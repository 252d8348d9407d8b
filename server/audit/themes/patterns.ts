/**
 * The pattern language of rules, for people to read and write:
 *
 *   training                 a word in all its forms: train, trained, training
 *   health visitor           words next to one another, in all their forms
 *   "trained"                exactly this word; with a capital inside ("SEND") exactly as written
 *   counsel*                 every word that begins so (three letters or more)
 *   drop-in                  hyphen: joined, parted or hyphened alike; in one phrase up to 64 ways together
 *   speech|language therapy  either word in that place
 *   wait ~4 CAMHS            at most four words between, in one sentence, in either order
 *   wait & CAMHS             all in one clause, in any order
 *   =see above               the whole answer
 *   *                        any substantive answer (only in a rule that names its questions)
 *   a pattern, another       either
 */

/** How one word of a pattern is compared with a word of a text. */
export interface WordPattern {
  /** stem: any form; word: this form; written: this form with its capitals; prefix: words that begin so. */
  readonly kind: 'stem' | 'word' | 'written' | 'prefix'
  readonly text: string
}

/** One place of a phrase: any of these words. */
export type Slot = readonly WordPattern[]
/** Words next to one another, in order, in one clause. */
export type Phrase = readonly Slot[]

export type Pattern =
  | { readonly kind: 'any' }
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  | { readonly kind: 'whole'; readonly phrase: Phrase }
  | { readonly kind: 'near'; readonly left: Pattern; readonly right: Pattern; readonly within: number }
  | { readonly kind: 'all'; readonly parts: readonly Pattern[] }

/** What is wrong with a pattern, in a sentence without its subject: "has nothing on one side of '&'". */
export class PatternFault extends Error {}

const MOST_BETWEEN = 20
const SHORTEST_PREFIX = 3
/** Words with hyphens multiply the ways in which their phrase may be written, all of which are looked for. */
const MOST_WAYS = 64
const NEAR = /\s~(\d*)\s/

/** The alternatives of a rule's "match", unread. */
export function alternativesOf(match: string): string[] {
  return match.split(',').map((part) => part.trim())
}

/** Reads a rule's "match": its alternatives in order. Throws PatternFault where one can't be read. */
export function parsePatterns(match: string): Pattern[] {
  return alternativesOf(match).map(parsePattern)
}

/** Reads one alternative. Throws PatternFault where it can't be read. */
export function parsePattern(text: string): Pattern {
  if (text === '') throw new PatternFault('has an empty alternative')
  if (text === '*') return { kind: 'any' }
  if (text.startsWith('=')) return { kind: 'whole', phrase: parsePhrase(text.slice(1)) }
  const parts = text.split(/\s&\s/).map(parseNear)
  const [only] = parts
  return only && parts.length === 1 ? only : { kind: 'all', parts }
}

/** "a ~3 b ~2 c": each is near what stands before it. */
function parseNear(text: string): Pattern {
  const [first = '', ...rest] = text.split(NEAR)
  let pattern: Pattern = { kind: 'phrase', phrase: parsePhrase(first) }
  for (let i = 0; i < rest.length; i += 2) {
    const within = Number(rest[i])
    if (rest[i] === '' || within > MOST_BETWEEN) {
      throw new PatternFault(`needs a number of words from 0 to ${MOST_BETWEEN} after '~'`)
    }
    pattern = {
      kind: 'near',
      left: pattern,
      right: { kind: 'phrase', phrase: parsePhrase(rest[i + 1] ?? '') },
      within,
    }
  }
  return pattern
}

function parsePhrase(text: string): Phrase {
  if (text.split('"').length % 2 === 0) throw new PatternFault('has a quotation mark without its partner')
  const phrase = (text.match(/(?:"[^"]*"|[^\s"])+/gu) ?? []).flatMap(parsePlace)
  if (phrase.length === 0) throw new PatternFault('has nothing to look for')
  if (waysToWrite(phrase) > MOST_WAYS)
    throw new PatternFault(
      `can be written in more than ${MOST_WAYS} ways: it needs fewer words with hyphens side by side`,
    )
  return phrase
}

function waysToWrite(phrase: Phrase): number {
  return phrase.reduce((ways, slot) => ways * (1 + slot.filter(isHyphened).length), 1)
}

/** Whether a word may be written joined or parted as well. */
export function isHyphened({ text }: WordPattern): boolean {
  return text.includes('-')
}

/** One place of a phrase, or several where quotation marks hold several words. */
function parsePlace(text: string): Slot[] {
  const quoted = /^"([^"]*)"$/u.exec(text)?.[1]
  if (quoted === undefined) return [text.split('|').map(parseWord)]
  return quoted.split(/\s+/).map((word) => [parseWord(`"${word}"`)])
}

function parseWord(text: string): WordPattern {
  const quoted = /^"(.+)"$/u.exec(text)?.[1]
  const word = quoted ?? text
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*\*?$/u.test(word)) {
    throw new PatternFault(`can't read '${text}': words hold letters, digits, hyphens and apostrophes`)
  }
  if (quoted !== undefined) return { kind: /\p{Lu}/u.test(quoted) ? 'written' : 'word', text: quoted }
  if (!word.endsWith('*')) return { kind: 'stem', text: word }
  if (word.length <= SHORTEST_PREFIX)
    throw new PatternFault(`needs at least three letters before '*' in '${text}'`)
  return { kind: 'prefix', text: word.slice(0, -1) }
}
