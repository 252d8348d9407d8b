/** How names of agencies and people that are known may stand in a text. */
import { ERASED } from './hiding.js'
import { ACRONYMS, isVocabulary, TITLES } from './personalData/vocabulary.js'
import { isCapitalised, wordsOf } from './personalData/words.js'

/** One way in which a name may be written, in words in small letters. */
export interface NamePart {
  readonly words: readonly string[]
  /** Only where it is capitalised: a single word, which is a common one in small letters. */
  readonly isExact: boolean
  readonly generic: '[an agency]' | '[a person]'
}

const SHORTEST_WORD = 3
const SMALL_WORDS = new Set('of the and for in at from with a an to us our'.split(' '))

/**
 * The ways an agency's name may be written: whole, and by the words that are its own: "Quillmere" of "Quillmere
 * Primary, nursery class". A name of one common word, such as "School", cannot be told from the word.
 */
export function nameParts(name: string): readonly NamePart[] {
  const words = wordsOf(withoutBrackets(name)).map(({ text }) => text)
  const whole = words.length > 1 && !isCommonPhrase(words) ? [part(words, false)] : []
  return [...whole, ...ownParts(words)]
}

/** "the centre", "our team": small words and one common word. */
function isCommonPhrase(words: readonly string[]): boolean {
  const own = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()))
  return own.length === 0 || (own.length === 1 && own.every(isVocabulary))
}

/** The words before the first one that many agencies share, whole and without the initials that they end in. */
function ownParts(words: readonly string[]): readonly NamePart[] {
  const end = words.findIndex((word) => isVocabulary(word) || SMALL_WORDS.has(word))
  const own = end === -1 ? words : words.slice(0, end)
  const last = own.findLastIndex((word) => !/^\p{Lu}{1,3}$/u.test(word) && !ACRONYMS.has(word))
  const named = own.slice(0, last + 1)
  if (named.join('').length < SHORTEST_WORD || !named.some((word) => /^\p{Lu}/u.test(word))) return []
  return [part(named, named.length === 1)]
}

/** The ways a person may be named: "Dawn Ellerby-Moss (DSL)" whole without the role, by surname, by first name. */
export function personParts(name: string): readonly NamePart[] {
  const [person = ''] = withoutBrackets(name).split(/[,/;&\n]|\s[-–]\s/)
  const words = wordsOf(person)
    .filter(({ text }) => !TITLES.has(text))
    .map(({ text }) => text)
  const whole = words.length > 1 ? [part(words, false, '[a person]')] : []
  const single = words.filter((word) => word.length >= SHORTEST_WORD && !isVocabulary(word))
  const capitalised = single.filter((text) => isCapitalised({ text, start: 0, end: 0, gap: '' }))
  // Whoever types their own name in small letters is found in any.
  const small = single.filter((word) => /^\p{Ll}+$/u.test(word))
  return [
    ...whole,
    ...capitalised.map((word) => part([word], true, '[a person]')),
    ...small.map((word) => part([word], false, '[a person]')),
  ]
}

function part(
  words: readonly string[],
  isExact: boolean,
  generic: NamePart['generic'] = '[an agency]',
): NamePart {
  return { words: words.map((word) => word.toLowerCase()), isExact, generic }
}

function withoutBrackets(name: string): string {
  return name.replaceAll(ERASED, ' ').replace(/\([^)]*\)?/g, ' ')
}
