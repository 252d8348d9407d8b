/**
 * What members of the group read instead of words that say who somebody is: "[an agency]", "[a person]". The names are
 * those that respondents gave and that the register has; a respondent's own words keep their sense.
 */
import { textOf, type Answer, type AuditResponse } from './answers.js'
import { hide, mergeOverlaps, type HiddenSpan } from './hiding.js'
import { nameParts, personParts, type NamePart } from './knownNames.js'
import { findPersonalData, type PersonalDataKind } from './personalData.js'
import { isNameWord, opensSentence, wordsOf, type Word } from './personalData/words.js'
import {
  AGENCY_QUESTION,
  CONTACT_QUESTION,
  detailIdOf,
  NAME_QUESTION,
  questionsOf,
  sectorsOf,
  wordsBeside,
  type Question,
  type Questionnaire,
} from './questionnaire.js'
import { isDeletedText } from './wordless.js'

export interface Mask {
  /** Where a text says who somebody is, in order and without overlaps. */
  readonly spansIn: (text: string, isReviewed?: boolean) => readonly HiddenSpan[]
  /** The text with generics in their place. `isReviewed`: somebody has looked at its possible personal data. */
  readonly text: (text: string, isReviewed?: boolean) => string
}

const GENERIC_OF: Readonly<Record<PersonalDataKind, string>> = {
  'nhs-number': '[a number]',
  upn: '[a number]',
  'ni-number': '[a number]',
  postcode: '[contact details]',
  phone: '[contact details]',
  email: '[contact details]',
  address: '[contact details]',
  'date-of-birth': '[a date]',
  'named-person': '[a person]',
}
const CONTACT = '[contact details]'
/** Beside a sector: "School nursing" says more than the sector does. */
const KIND = '[a kind of agency]'

/** The names to hide. */
export interface KnownNames {
  readonly agencies: readonly string[]
  readonly persons: readonly string[]
}

/** The names that responses give, with those that are registered. */
export function knownNamesIn(
  responses: readonly AuditResponse[],
  registered: KnownNames = { agencies: [], persons: [] },
): KnownNames {
  const given = (id: string) =>
    responses.map(({ answers }) => textOf(answers, id)).filter((name) => name !== '' && !isDeletedText(name))
  return {
    agencies: [...new Set([...given(AGENCY_QUESTION), ...registered.agencies])],
    persons: [...given(NAME_QUESTION), ...registered.persons],
  }
}

/** A mask that hides these names, and what looks like contact details or possible personal data. */
export function createMask({ agencies, persons }: KnownNames): Mask {
  const parts = new Map<string, NamePart[]>()
  for (const part of [...agencies.flatMap(nameParts), ...persons.flatMap(personParts)]) {
    const [first = ''] = part.words
    const known = parts.get(first)
    if (!known) parts.set(first, [part])
    else if (!known.some((other) => isSamePart(part, other))) known.push(part)
  }
  const spansIn = (text: string, isReviewed = false) =>
    mergeOverlaps([...namesIn(text, parts), ...identifiersIn(text, isReviewed)])
  return { spansIn, text: (text, isReviewed) => hide(text, spansIn(text, isReviewed)) }
}

function isSamePart(one: NamePart, other: NamePart): boolean {
  return (
    one.generic === other.generic &&
    one.isExact === other.isExact &&
    one.words.join(' ') === other.words.join(' ')
  )
}

function identifiersIn(text: string, isReviewed: boolean): readonly HiddenSpan[] {
  return findPersonalData(text)
    .map(({ start, end, kind }) => ({ start, end, generic: GENERIC_OF[kind] }))
    .filter(({ generic }) => !isReviewed || generic === CONTACT)
}

function namesIn(text: string, parts: ReadonlyMap<string, readonly NamePart[]>): readonly HiddenSpan[] {
  const words = wordsOf(text)
  return words.flatMap((word, at) =>
    (parts.get(word.text.toLowerCase()) ?? []).flatMap((part) => {
      const last = words[at + part.words.length - 1]
      return last && standsAt(part, words, at)
        ? [{ start: word.start, end: last.end, generic: part.generic }]
        : []
    }),
  )
}

/** Whether a name stands in a text from the word at `at`. One that is a single word is told from others by its capital. */
function standsAt({ words: name, isExact }: NamePart, words: readonly Word[], at: number): boolean {
  const [first] = words.slice(at, at + 1)
  if (
    isExact &&
    !(isNameWord(first) && !(first && opensSentence(first) && COMMON.has(first.text.toLowerCase())))
  )
    return false
  return name.every((part, index) => {
    const word = words[at + index]
    return (
      word?.text.toLowerCase() === part &&
      (index === 0 || /^[^\p{L}\p{N}\n]{0,4}$/u.test(word.gap.replace(/^['’]s/i, '')))
    )
  })
}

/** Names that open sentences as common words too. */
const COMMON = new Set('will may mark grant grace hope joy faith pat sue bill rob dawn'.split(' '))

/** A response as members read it: who answered is hidden whole, and every text goes through the mask. */
export function maskResponse(
  response: AuditResponse,
  mask: Mask,
  questionnaire: Questionnaire,
  reviewed: ReadonlySet<string> = new Set(),
): AuditResponse {
  const choices = new Map(
    questionsOf(questionnaire)
      .filter(({ kind }) => kind === 'choice' || kind === 'tick-list')
      .map((question) => [question.id, question]),
  )
  const details = new Set(sectorsOf(questionnaire).map(detailIdOf))
  const answers = Object.entries(response.answers).map(([id, answer]): readonly [string, Answer] => {
    const choice = choices.get(id)
    if (details.has(id) && answer !== '') return [id, KIND]
    if (typeof answer !== 'string') return [id, maskWords(answer, choice, mask)]
    if (choice !== undefined || answer === '') return [id, answer]
    return [id, WHOLE[id] ?? mask.text(answer, reviewed.has(id))]
  })
  return { ...response, answers: Object.fromEntries(answers) }
}

/** Ids of options stay; words that are none go through the mask. */
function maskWords(answer: readonly string[], question: Question | undefined, mask: Mask): readonly string[] {
  const words = new Set(question ? wordsBeside(answer, question) : [])
  return answer.map((item) => (words.has(item) ? mask.text(item) : item))
}

/** What is shown in place of the answers that say who answered. */
const WHOLE: Readonly<Record<string, string>> = {
  [AGENCY_QUESTION]: '[an agency]',
  [NAME_QUESTION]: '[a person]',
  [CONTACT_QUESTION]: CONTACT,
}
