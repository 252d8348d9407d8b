/**
 * The rules that read names, each by what stands beside them. A rule reads a few words either side of the one at
 * `at`, and gives the name's stretch of the text where it applies.
 */
import { FOUND, SPACE, type Span } from './spans.js'
import {
  ACRONYMS,
  CHILDREN,
  FAMILIAR_KIN,
  FAMILY_SERVICES,
  KIN,
  NOT_NAMED,
  OWN,
  PERSONS,
  POSSESSIVES,
  SIBLINGS,
  TITLES,
} from './vocabulary.js'
import {
  endOfName,
  follows,
  isCapitalised,
  isNameWord,
  isOwned,
  opensSentence,
  startOfName,
  type Word,
} from './words.js'

/** The stretch from the word at `from` up to the word at `to`, that one not included; none where there is no word. */
function spanOf(words: readonly Word[], from: number, to: number): Span | undefined {
  const [first, last] = [words[from], words[to - 1]]
  return first && last && to > from ? { start: first.start, end: last.end } : undefined
}

/** The word in small letters; "" before the first and after the last. */
function lower(words: readonly Word[], at: number): string {
  return words[at]?.text.toLowerCase() ?? ''
}

/** "Mrs Young", "Mr. J. Smith"; but "Miss Monday" is advice. */
export function titled(words: readonly Word[], at: number): Span | undefined {
  if (!TITLES.has(words[at]?.text ?? '')) return undefined
  let surname = at + 1
  while (surname < at + 4 && afterInitial(words[surname]) && /^\p{Lu}$/u.test(words[surname]?.text ?? ''))
    surname += 1
  const mayOpen = words[at]?.text === 'Miss' ? isNameWord : isCapitalised
  const end = afterInitial(words[surname]) ? endOfName(words, surname, mayOpen) : surname
  return end > surname ? spanOf(words, at, end) : undefined
}

/** Whether the word comes after a title or initial, with or without its point. */
function afterInitial(word: Word | undefined): boolean {
  return word !== undefined && /^(?:\.|\.?[^\S\n]{1,2})$/.test(word.gap)
}

/** What may stand in "a boy in Y5 who is called". */
const BEFORE_CALLED = /^(?:who|who['’]s|is|was|also|here|in|aged?|year|yr|y?\d{1,2}|reception)$/

/** "a child called Jaydon", "twins named Tom and Ola", "a little girl called ola". */
export function called(words: readonly Word[], at: number): Span | undefined {
  if (!['called', 'named'].includes(words[at]?.text ?? '') || !namesPerson(words, at)) return undefined
  if (!/^[^\S\n]{1,3}["'“‘]?$/.test(words[at + 1]?.gap ?? '')) return undefined
  const end = endOfName(words, at + 1)
  if (end === at + 1) return calledInSmallLetters(words, at)
  const other = lower(words, end) === 'and' && follows(words[end + 1]) ? endOfName(words, end + 1) : end
  return spanOf(words, at + 1, other > end + 1 ? other : end)
}

/** Whether "called" or "named" at `at` follows a single person, or children of one family. */
function namesPerson(words: readonly Word[], at: number): boolean {
  let who = at - 1
  while (who > at - 5 && inPhrase(words[who]) && BEFORE_CALLED.test(lower(words, who))) who -= 1
  return inPhrase(words[who + 1]) && isSomebody(lower(words, who))
}

/** Whether the word says who somebody is; the "old" of "a two year old" as well. */
function isSomebody(word: string): boolean {
  return (
    [CHILDREN, SIBLINGS, FAMILIAR_KIN, KIN, PERSONS].some((set) => set.has(word)) ||
    /^(?:.{3,6}-)?old$/.test(word)
  )
}

/** Whether the word goes on where the one before left off: parted by white space, a comma or a bracket. */
function inPhrase(word: Word | undefined): boolean {
  return word !== undefined && /^[^\S\n]{0,2}[,()]?[^\S\n]{0,2}$/.test(word.gap)
}

function calledInSmallLetters(words: readonly Word[], at: number): Span | undefined {
  const isOneChild =
    CHILDREN.has(lower(words, at - 1)) && /^(?:an?|one|little|young)$/.test(lower(words, at - 2))
  const name = words[at + 1]?.text ?? ''
  return isOneChild && /^\p{Ll}{2,}$/u.test(name) && !NOT_NAMED.has(name)
    ? spanOf(words, at + 1, at + 2)
    : undefined
}

/** "his mum Stacey", "her son (Tom)", "pupil Jaydon Pickersgill"; two words after "client", "parent". */
export function related(words: readonly Word[], at: number): Span | undefined {
  const isOwn = POSSESSIVES.has(lower(words, at - 1)) || isOwned(words[at])
  const end = endOfName(words, at + 1)
  if (end - at - 1 < wordsToName(words[at]?.text ?? '', isOwn)) return undefined
  const isParted = isOwn && /^[^\S\n]?[,(–-][^\S\n]?$/.test(words[at + 1]?.gap ?? '')
  const isService = follows(words[end]) && isCapitalised(words[end])
  return (isParted || follows(words[at + 1])) && !isService ? spanOf(words, at + 1, end) : undefined
}

/** How many capitalised words after this one are a name: endlessly many unless it says who somebody is. */
function wordsToName(word: string, isOwn: boolean): number {
  if (KIN.has(word) || CHILDREN.has(word) || FAMILIAR_KIN.has(word.toLowerCase())) return 1
  if (isOwn && OWN.has(word)) return 1
  return PERSONS.has(word) ? 2 : Infinity
}

/** "the Smith family", "the JS family", "the J.S. family": the name alone. */
export function ofFamily(words: readonly Word[], at: number): Span | undefined {
  if (!isFamily(words, at) || !afterInitial(words[at])) return undefined
  if (isInitial(words[at - 1]) && isInitial(words[at - 2]) && afterInitial(words[at - 1]))
    return spanOf(words, at - 2, at)
  const start = isPairOfInitials(words[at - 1]) ? at - 1 : startOfName(words, at)
  return lower(words, start - 1) === 'the' && follows(words[start]) ? spanOf(words, start, at) : undefined
}

/** Whether the word at `at` is "family" and no service's: not "family support", "family hub". */
function isFamily(words: readonly Word[], at: number): boolean {
  return words[at]?.text === 'family' && !FAMILY_SERVICES.has(lower(words, at + 1))
}

function isInitial(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}$/u.test(word.text)
}

function isPairOfInitials(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}{2}$/u.test(word.text) && !ACRONYMS.has(word.text)
}

/** "Jaydon's mum", "Kerry Smith's family". */
export function ofKin(words: readonly Word[], at: number): Span | undefined {
  const word = lower(words, at)
  if (!isOwned(words[at])) return undefined
  if (!KIN.has(word) && !FAMILIAR_KIN.has(word) && !isFamily(words, at)) return undefined
  const start = startOfName(words, at)
  return /^(?:st|saint)$/.test(lower(words, start - 1)) ? undefined : spanOf(words, start, at)
}

/** "Jaydon, aged 8": one word only within a sentence, and no range of ages. */
export function aged(words: readonly Word[], at: number): Span | undefined {
  if (!/^aged?$/.test(words[at]?.text ?? '') || !inPhrase(words[at])) return undefined
  const isRange =
    /^[^\S\n]?[–+-]/.test(words[at + 2]?.gap ?? '') || /^(?:to|and|or|plus)$/.test(lower(words, at + 2))
  if (isRange || !follows(words[at + 1]) || !/^\d{1,2}$/.test(lower(words, at + 1))) return undefined
  const start = startOfName(words, at)
  const first = words[start]
  return first && (at - start > 1 || !opensSentence(first)) ? spanOf(words, start, at) : undefined
}

const LABEL = String.raw`(?:d\.?o\.?b\.?|date of birth|born(?: on)?|nhs|upn|ni|national insurance)(?: no\.?| number)?`
/** The text after a name that a number or date of birth of that person follows. */
const PERSONAL_NUMBER = new RegExp(`^(?:${SPACE}|[,(–-]){1,4}${LABEL}(?:${SPACE}|[:.#-]){0,3}${FOUND}`, 'iu')
/** The text after a name that any identifier follows. */
const IDENTIFIER = new RegExp(
  `^(?:${SPACE}|[,(:–-]){1,4}(?:(?:tel|mob|mobile|phone|email|e-mail|on|at|of|lives at)(?:${SPACE}|[:.]){1,3})?${FOUND}`,
  'iu',
)

/** "Jaydon (dob 1/2/2010)"; two words before a telephone number, e-mail or street address. */
export function besideIdentifier(words: readonly Word[], at: number, text: string): Span | undefined {
  const end = endOfName(words, at)
  const name = spanOf(words, at, end)
  if (!name || (isNameWord(words[at - 1]) && follows(words[at]))) return undefined
  const after = text.slice(name.end, name.end + 40)
  return PERSONAL_NUMBER.test(after) || (end - at > 1 && IDENTIFIER.test(after)) ? name : undefined
}
