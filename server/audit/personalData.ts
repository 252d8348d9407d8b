/**
 * Finds what may identify a child or family in free text, so that the person who typed it can be asked, and the lead
 * can be told. It warns and never blocks: rules find neither every name nor only names. Nothing here keeps or logs
 * what was found; a hit is a place in the text.
 */
import { type Answers, textOf } from './answers.js'
import { findAddresses } from './personalData/addresses.js'
import { findDatesOfBirth } from './personalData/births.js'
import { findEmails, findPhones, findPostcodes } from './personalData/contacts.js'
import { findNhsNumbers, findNiNumbers, findUpns } from './personalData/identifiers.js'
import { findNamedPersons } from './personalData/names.js'
import { blank, type Finder, type Span } from './personalData/spans.js'
import { AGENCY_QUESTION, type Question, type QuestionKind, type Questionnaire } from './questionnaire.js'

export type PersonalDataKind =
  | 'nhs-number'
  | 'upn'
  | 'ni-number'
  | 'postcode'
  | 'phone'
  | 'email'
  | 'date-of-birth'
  | 'address'
  | 'named-person'

/** A place that may identify somebody: text.slice(start, end). Offsets count UTF-16 units of the text as given. */
export interface PersonalDataHit extends Span {
  readonly kind: PersonalDataKind
}

/** The hits in one question's answer. */
export interface AnswerHits {
  readonly questionId: string
  readonly hits: readonly PersonalDataHit[]
}

/**
 * What is sought, in order: each finder reads what those before it left over. Telephones go before NHS numbers,
 * because "+44 7700900123" ends in ten digits; names go after the identifiers that they stand beside, and before
 * postcodes, which stand beside towns.
 */
const FINDERS: readonly (readonly [PersonalDataKind, Finder])[] = [
  ['email', findEmails],
  ['phone', findPhones],
  ['upn', findUpns],
  ['ni-number', findNiNumbers],
  ['nhs-number', findNhsNumbers],
  ['date-of-birth', findDatesOfBirth],
  ['address', findAddresses],
  ['named-person', findNamedPersons],
  ['postcode', findPostcodes],
]

/**
 * Finds possible personal data in a text, in order of place, no two hits overlapping. The same text always gives the
 * same hits. Takes time in proportion to the text's length.
 */
export function findPersonalData(text: string): readonly PersonalDataHit[] {
  let left = text
  const hits = FINDERS.flatMap(([kind, find]) => {
    const spans = find(left)
    left = blank(left, spans)
    return spans.map(({ start, end }) => ({ kind, start, end }))
  })
  return hits.sort((a, b) => a.start - b.start)
}

/** The section in which people say who they are. */
const ABOUT_SECTION = 'about'
const IN_WORDS: readonly QuestionKind[] = ['text', 'long-text', 'count']

/**
 * Finds possible personal data in a response's free text: the questions with hits, in the instrument's order.
 * What people say about themselves and their agency is asked for, so "about you", questions marked personal, the
 * agency's name and the details of choices are not read.
 */
export function findPersonalDataIn(answers: Answers, questionnaire: Questionnaire): readonly AnswerHits[] {
  return questionnaire.sections
    .filter(({ id }) => id !== ABOUT_SECTION)
    .flatMap(({ questions }) => questions.filter(isScanned))
    .map(({ id }) => ({ questionId: id, hits: findPersonalData(textOf(answers, id)) }))
    .filter(({ hits }) => hits.length > 0)
}

function isScanned({ id, kind, personal }: Question): boolean {
  return IN_WORDS.includes(kind) && personal !== true && id !== AGENCY_QUESTION
}
