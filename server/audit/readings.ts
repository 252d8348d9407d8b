/**
 * Reads yes/no answers by rule. A question with two boxes is read only where it holds one of the two words. A closed
 * question answered in prose is read by how the answer opens: people say yes or no first and explain after. What no
 * rule reads is "unclear": it is listed for a person, never forced.
 */
import {
  ASIDES,
  CONDITIONS,
  IN_PART,
  KEEPS,
  MEANS_NO,
  MEANS_YES,
  NEITHER,
  NO,
  NO_STANDS_ALONE_BEFORE,
  SPEAKS_FOR_ALL,
  TAKES_BACK,
} from './readingPhrases.js'

/** In characters: what comes later in an answer explains and no longer answers. */
const LONGEST_OPENING = 300

export type Reading = 'yes' | 'no' | 'qualified' | 'unclear'

/** Reads the answer to a yes-no question: the word alone, in any case, with or without a full stop. */
export function readYesNo(answer: string): 'yes' | 'no' | 'unclear' {
  const word = answer.trim().toLowerCase().replace(/\.$/, '')
  return word === 'yes' || word === 'no' ? word : 'unclear'
}

/** Reads the opening of a closed question's answer. "qualified" is yes in part, at times or after a fashion. */
export function readOpening(answer: string): Reading {
  const opening = after(openingOf(answer), ASIDES)
  const claim = after(opening, SPEAKS_FOR_ALL)
  if (NEITHER.test(claim)) return 'unclear'
  if (IN_PART.test(claim) || isSplit(opening)) return 'qualified'
  if (CONDITIONS.test(claim)) return / yes\b/.test(claim) ? 'qualified' : 'unclear'
  if (MEANS_NO.test(claim)) return 'no'
  if (NO.test(claim)) return readNo(after(claim, NO))
  if (MEANS_YES.test(claim)) return takenBack(after(claim, MEANS_YES)) ? 'qualified' : 'yes'
  return readLateWord(opening)
}

/**
 * The first sentence or line as words in lower case, a comma for each break within it and no apostrophes:
 * "Yes – we don't" is "yes , we dont".
 */
function openingOf(answer: string): string {
  const text = answer
    .trimStart()
    .slice(0, LONGEST_OPENING)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
  const sentence = /^[^.!?;:\n]*/.exec(text)?.[0] ?? ''
  return sentence
    .replace(/[^\p{L}\p{N}\s]+/gu, ' , ')
    .trim()
    .replace(/\s+/g, ' ')
}

/** The words after the phrase that they begin with; all of them where they begin with none. */
function after(words: string, phrases: RegExp): string {
  return words.replace(phrases, '').trim()
}

/** Whether what follows a yes or a no takes part of it back: "yes, sort of", "no, but the mentor does". */
function takenBack(rest: string): boolean {
  const words = rest.replace(/^, /, '')
  return TAKES_BACK.test(words) && !KEEPS.test(words)
}

/** "No" is the answer only where it stands alone: "no consent does not mean no concern" says neither. */
function readNo(rest: string): Reading {
  if (rest !== '' && !NO_STANDS_ALONE_BEFORE.test(rest)) return 'unclear'
  return takenBack(rest) ? 'qualified' : 'no'
}

/** Some do and others do not: "some staff do", "mentors do, clubs don't", "mentor has one, rest of us no". */
function isSplit(opening: string): boolean {
  if (/ (rest|others|remainder) .*\b(no|not|dont)\b/.test(opening)) return true
  return /^(\w+ ){1,3}do\b(?! not)/.test(opening) && !SPEAKS_FOR_ALL.test(opening)
}

/** A yes that closes the sentence or draws its sum: "key worker yes", "key groups, so yes in a way"; or ", no". */
function readLateWord(opening: string): Reading {
  const words = opening.split(' ')
  const at = words.findLastIndex((word) => word === 'yes' || word === 'no')
  const [before = '', word, rest] = [words[at - 1], words[at], words.slice(at + 1).join(' ')]
  if (word === 'no') return before === ',' && rest === '' ? 'no' : 'unclear'
  const drawsTheSum = rest === '' || words.slice(Math.max(0, at - 2), at).includes('so')
  if (word === undefined || !drawsTheSum) return 'unclear'
  return IN_PART.test(before) || takenBack(rest) ? 'qualified' : 'yes'
}
