/**
 * Finds a person in texts by what somebody typed of them: a name, an e-mail address, a telephone number or a phrase.
 * Case, accents, apostrophes, hyphens and the spaces in a name never matter. Nothing here keeps or logs a term.
 */
import type { Span } from './personalData/spans.js'
import { TITLES } from './personalData/vocabulary.js'
import { foldWord, personWords, type PersonWord } from './personWords.js'

/** Words of a text that may be the person: all that was typed ("exact"), or one part of a name. */
export interface PersonMatch extends Span {
  /** Which way of naming the person it is: 0 for all that was typed, from 1 on a part of the name. */
  readonly form: number
}

/** Finds every match in a text, in order, no two overlapping. */
export type PersonFinder = (text: string) => readonly PersonMatch[]

export type TermFault = 'empty' | 'too-short' | 'too-long'

const LONGEST_TERM = 200
const SHORTEST_TERM = 3
const SHORTEST_PART = 3
const FEWEST_DIGITS = 6
/** What has more words is a phrase: it has no parts. */
const MOST_NAMES = 4

/** What is wrong with a term; undefined where it can be looked for. */
export function termFault(term: string): TermFault | undefined {
  if (term.trim() === '') return 'empty'
  if (term.length > LONGEST_TERM) return 'too-long'
  if (telephoneIn(term) !== undefined || isEmail(term)) return undefined
  return joined(termWords(term)).length < SHORTEST_TERM ? 'too-short' : undefined
}

/** The finder for a term without faults. */
export function personFinder(term: string): PersonFinder {
  const pattern = isEmail(term) ? emailPattern(term.trim()) : telephonePattern(telephoneIn(term))
  if (pattern)
    return (text) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        start: index,
        end: index + found.length,
        form: 0,
      }))
  return nameFinder(termWords(term))
}

function isEmail(term: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(term.trim())
}

/** An address in any case, and not within a longer one. */
function emailPattern(address: string): RegExp {
  const escaped = address.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}._+-])${escaped}(?![\p{L}\p{N}@_-]|\.[\p{L}\p{N}])`, 'giu')
}

/** The digits of a telephone number without 0, 0044 or +44; undefined where the term is none. */
function telephoneIn(term: string): string | undefined {
  if (!/^[\d\s+().\-/]+$/.test(term)) return undefined
  const digits = term.replace(/\(0\)/, '').replace(/[^\d+]/g, '')
  const national = digits.replace(/^(?:\+|00)44/, '').replace(/^0/, '')
  return /^\d+$/.test(national) && national.length >= FEWEST_DIGITS ? national : undefined
}

const PREFIX = String.raw`(?:(?:\+|00)44[\s().\-]{0,3}(?:0[\s).\-]{0,3})?|\(?0[\s).\-]{0,2})?`

function telephonePattern(national: string | undefined): RegExp | undefined {
  if (national === undefined) return undefined
  const digits = Array.from(national).join(String.raw`[\s().\-/]{0,3}`)
  return new RegExp(String.raw`(?<!\d|\d\+|\+)${PREFIX}\(?${digits}(?!\d)`, 'g')
}

function termWords(term: string): readonly string[] {
  return personWords(term).map(({ folded }) => folded)
}

function joined(words: readonly string[]): string {
  return words.join('')
}

/** A name, in the order typed or with the surname first, and its parts; a phrase only as a whole. */
function nameFinder(typed: readonly string[]): PersonFinder {
  const untitled = typed.filter((word) => !FOLDED_TITLES.has(word))
  const isName = untitled.length > 0 && untitled.length <= MOST_NAMES
  const words = isName ? untitled : typed
  const whole = joined(words)
  const wholes = isName ? [...new Set([whole, joined([...words.slice(-1), ...words.slice(0, -1)])])] : [whole]
  const parts = isName && words.length > 1 ? words.filter((word) => word.length >= SHORTEST_PART) : []
  const sought = [...wholes, ...parts]
  return (text) => {
    const squashed = foldWord(text).replace(/[^\p{L}\p{N}]+/gu, '')
    if (!sought.some((one) => squashed.includes(one))) return []
    return matchesIn(text, personWords(text), wholes, parts)
  }
}

const FOLDED_TITLES: ReadonlySet<string> = new Set([...TITLES].map(foldWord))

function matchesIn(
  text: string,
  words: readonly PersonWord[],
  wholes: readonly string[],
  parts: readonly string[],
): readonly PersonMatch[] {
  const matches: PersonMatch[] = []
  let at = 0
  while (at < words.length) {
    const first = words[at]
    const end = endOfWhole(words, at, wholes)
    const part = first ? parts.indexOf(first.folded) : -1
    if (first && (end > at || part >= 0)) {
      const last = words[Math.max(at, end - 1)] ?? first
      const match = { start: first.start, end: last.end, form: end > at ? 0 : part + 1 }
      addMatch(matches, withinAddress(text, match))
    }
    at = Math.max(at + 1, end)
  }
  return matches
}

/** The index after the words that, side by side, are all that was typed; `from` where they are not. */
function endOfWhole(words: readonly PersonWord[], from: number, wholes: readonly string[]): number {
  const longest = Math.max(...wholes.map(({ length }) => length))
  let together = ''
  for (let at = from; at < words.length && together.length < longest; at += 1) {
    const word = words[at]
    if (!word || (at > from && !isSideBySide(words[at - 1], word))) return from
    together += word.folded
    if (wholes.includes(together)) return at + 1
  }
  return from
}

/** Whether two words may be of one name: "Ellie Marsh", "Marsh, Ellie", "ellie.marsh", "E. Marsh". */
function isSideBySide(before: PersonWord | undefined, { gap }: PersonWord): boolean {
  return /^(?:[\s,'’_\p{Pd}]{0,3}|\.)$/u.test(gap) || (before?.folded.length === 1 && /^\.\s$/.test(gap))
}

/** A name within an e-mail address takes the whole address with it: the rest of it names the person too. */
function withinAddress(text: string, match: PersonMatch): PersonMatch {
  const before = /[^\s@<>()[\],;:"]*@?[^\s@<>()[\],;:"]*$/u.exec(
    text.slice(Math.max(0, match.start - 80), match.start),
  )
  const after = /^[^\s@<>()[\],;:"]*@?[^\s@<>()[\],;:"]*/u.exec(text.slice(match.end, match.end + 80))
  const [head, tail] = [before?.[0] ?? '', (after?.[0] ?? '').replace(/[^\p{L}\p{N}]+$/u, '')]
  if (!head.includes('@') && !tail.includes('@')) return match
  return { ...match, start: match.start - head.length, end: match.end + tail.length }
}

/** Two matches in one address are one; it is exact where either is. */
function addMatch(matches: PersonMatch[], match: PersonMatch): void {
  const last = matches.at(-1)
  if (!last || match.start >= last.end) matches.push(match)
  else
    matches[matches.length - 1] = {
      start: last.start,
      end: Math.max(last.end, match.end),
      form: Math.min(last.form, match.form),
    }
}
