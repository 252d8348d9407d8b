/**
 * Which passwords an account takes: long ones that are not built of what everybody tries first. There are no rules on
 * capitals, digits or signs, which make passwords harder to remember and no harder to guess.
 */

export const SHORTEST_PASSWORD = 12

/** Longer than anybody's phrase; what is longer is refused rather than cut. */
export const LONGEST_PASSWORD = 256

/** Words that people build passwords from, and runs of keys: data/common-passwords.json. */
export interface CommonPasswords {
  readonly words: readonly string[]
  readonly runs: readonly string[]
}

export type PasswordFault = 'too-short' | 'too-long' | 'too-common'

/** How many different characters must be somebody's own once what is common is taken away. */
const OWN_CHARACTERS = 5

/** How many common words in a row may stand for nothing: three random ones are a good password, if a plain one. */
const COMMON_WORDS = 2

/** The shortest run of keys or digits that counts as one. */
const SHORTEST_RUN = 3

const SHORTEST_WORD = 3

/**
 * What is wrong with a password, or undefined.
 *
 * @param about names that others know: the council's, the service's, the organiser's own
 */
export function faultOfPassword(
  password: string,
  common: CommonPasswords,
  about: readonly string[],
): PasswordFault | undefined {
  const { length } = Array.from(password)
  if (length < SHORTEST_PASSWORD) return 'too-short'
  if (length > LONGEST_PASSWORD) return 'too-long'
  return isCommon(password, common, about) ? 'too-common' : undefined
}

function isCommon(password: string, { words, runs }: CommonPasswords, about: readonly string[]): boolean {
  const names = about.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return [plain(password), withoutDisguise(password)].some((text) => {
    const own = without(text, names.filter(isLong), Infinity)
    const left = without(own, words.filter(isLong), COMMON_WORDS)
    return new Set(withoutRepeats(withoutRuns(left, runs).replace(YEAR, ''))).size < OWN_CHARACTERS
  })
}

const YEAR = /(19|20)\d\d/g
const SIGNS = /[\s\p{P}\p{Sm}\p{Sc}\p{Sk}]/gu
const DIGITS_AND_SIGNS_AT_END = /[\d\s\p{P}\p{Sm}\p{Sc}\p{Sk}]+$/u

function plain(password: string): string {
  return password.toLowerCase().replace(SIGNS, '')
}

/** "P4ssw0rd!27" is "password" to everybody who guesses. */
function withoutDisguise(password: string): string {
  const stem = password.toLowerCase().replace(DIGITS_AND_SIGNS_AT_END, '')
  return plain(stem.replace(/[013457@$!|]/g, (sign) => DISGUISES[sign] ?? sign))
}

const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
}

/** A text without the longest of these words, as many different ones as may go. */
function without(text: string, words: readonly string[], most: number): string {
  const found = [...new Set(words)].filter((word) => text.includes(word))
  return found
    .toSorted((a, b) => b.length - a.length)
    .slice(0, most)
    .reduce((left, word) => left.replaceAll(word, ''), text)
}

/** A text without what follows a run of keys, forwards or backwards. */
function withoutRuns(text: string, runs: readonly string[]): string {
  const both = runs.flatMap((run) => [run, Array.from(run).reverse().join('')])
  let left = ''
  for (let at = 0; at < text.length;) {
    const length = longestRunAt(text, at, both)
    if (length < SHORTEST_RUN) left += text.charAt(at)
    at += length < SHORTEST_RUN ? 1 : length
  }
  return left
}

function longestRunAt(text: string, at: number, runs: readonly string[]): number {
  let length = 0
  while (at + length < text.length && runs.some((run) => run.includes(text.slice(at, at + length + 1))))
    length++
  return length
}

/** "abcdabcdabcd" says no more than "abcd". */
function withoutRepeats(text: string): string {
  return text.replace(/(.{1,6}?)\1+/gu, '$1')
}

function isLong(word: string): boolean {
  return word.length >= SHORTEST_WORD
}
