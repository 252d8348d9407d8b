/**
 * The questionnaire: the audit's instrument as data. One immutable document an edition; it drives the form,
 * the tallies and the exports. The documents are in data/questionnaires/; checkQuestionnaire.ts lists what is
 * wrong with one.
 */

import type { Answer } from './answers.js'

export type QuestionKind = 'text' | 'long-text' | 'choice' | 'yes-no' | 'count' | 'tick-list'

export interface Option {
  readonly id: string
  readonly label: string
  /** Words beside a further text field that belongs to this option, such as "please specify". */
  readonly specify?: string
  /** "None of these": excludes every other option of its tick list. */
  readonly exclusive?: boolean
}

export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  /** The instrument's wording, word for word; may hold {area} and {thresholds_url}. */
  readonly text: string
  /** The rest of the question as the paper form prints it, shown in full above the field. */
  readonly hint?: string
  /** The answer says who answered: it is counted, never printed in findings. */
  readonly personal?: boolean
  /** A yes/no question answered in prose: the opening of the answer is read by rule. */
  readonly closed?: boolean
  /** "None" says what was asked, as in answer to "What gaps…?": it is not a thin answer. */
  readonly noneIsContent?: boolean
  readonly options?: readonly Option[]
}

export interface Section {
  readonly id: string
  readonly heading: string
  /** Ours, to find one's way by where the instrument's heading is a sentence. */
  readonly shortHeading?: string
  readonly questions: readonly Question[]
}

export interface Questionnaire {
  /** The edition's id, such as "working-together-2018": also the document's file name. */
  readonly edition: string
  /** Still being worked on: its id, title and purpose say "draft", so that whoever reads of it knows. */
  readonly draft?: boolean
  readonly title: string
  readonly purpose: string
  /** Where the instrument comes from, for a person who wants to check the wording. */
  readonly source: string
  readonly note?: string
  readonly sections: readonly Section[]
}

/** The question whose answer places a response in a sector. */
export const SECTOR_QUESTION = 'sector'
/** The question whose answer names the agency. */
export const AGENCY_QUESTION = 'agency'
/** The question whose answer is the respondent's name, in every edition that asks for one. */
export const NAME_QUESTION = 'respondent_name'
/** The question whose answer says how to reach the respondent, in every edition that asks for it. */
export const CONTACT_QUESTION = 'contact_details'

/** The two choices of every yes-no question. */
export const YES_NO: readonly Option[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
]

/** Every question in the instrument's order. */
export function questionsOf(questionnaire: Pick<Questionnaire, 'sections'>): readonly Question[] {
  return questionnaire.sections.flatMap((section) => section.questions)
}

/** The question with this id, or undefined. */
export function findQuestion(
  questionnaire: Pick<Questionnaire, 'sections'>,
  id: string,
): Question | undefined {
  return questionsOf(questionnaire).find((question) => question.id === id)
}

/** Whether the answer says who answered, and not what they think: who took part is told of apart. */
export function tellsWhoAnswered({ id, personal }: Question): boolean {
  return personal === true || id === SECTOR_QUESTION || id === AGENCY_QUESTION
}

/** The choices a person can pick from: none for questions that are answered in words. */
export function optionsOf(question: Question): readonly Option[] {
  return question.kind === 'yes-no' ? YES_NO : (question.options ?? [])
}

/** The option that excludes every other, "None of these"; undefined where a question has none. */
export function exclusiveOption(question: Question): Option | undefined {
  return optionsOf(question).find(({ exclusive }) => exclusive)
}

/** Whether an answer ticks "None of these" and something else as well: it cannot mean both. */
export function contradictsItself(answer: Answer | undefined, question: Question): boolean {
  const exclusive = exclusiveOption(question)
  return (
    Array.isArray(answer) && answer.length > 1 && exclusive !== undefined && answer.includes(exclusive.id)
  )
}

/** The words of an answer to a choice or tick list that are no option of it: only imported answers have any. */
export function wordsBeside(answer: Answer | undefined, question: Question): readonly string[] {
  if (answer === undefined || typeof answer === 'string') return []
  const ids = new Set(optionsOf(question).map(({ id }) => id))
  return answer.filter((item) => !ids.has(item))
}

/** The sectors of an edition in the instrument's order; empty where it has no sector question. */
export function sectorsOf(questionnaire: Questionnaire): readonly Option[] {
  return findQuestion(questionnaire, SECTOR_QUESTION)?.options ?? []
}

/** What a sector is called: words that are no sector's id as they are, `blank` where none is named. */
export function sectorLabel(questionnaire: Questionnaire, sector: string | null, blank: string): string {
  if (sector === null) return blank
  return sectorsOf(questionnaire).find(({ id }) => id === sector)?.label ?? sector
}

/** The id under which an option's further text is kept: "health" gives "health_detail". */
export function detailIdOf(option: Option): string {
  return `${option.id.replaceAll('-', '_')}_detail`
}

/** Every id an answer of a section may stand under: the questions' and the further text fields' of their options. */
export function answerIdsIn(section: Pick<Section, 'questions'>): readonly string[] {
  return section.questions.flatMap((question) => [
    question.id,
    ...optionsOf(question)
      .filter((option) => option.specify !== undefined)
      .map(detailIdOf),
  ])
}

/** Every id an answer may stand under. */
export function answerIdsOf(questionnaire: Pick<Questionnaire, 'sections'>): readonly string[] {
  return questionnaire.sections.flatMap(answerIdsIn)
}

/** What an edition's wording leaves open for a round: the area's name and the thresholds document's address. */
export interface Wording {
  readonly area: string
  readonly thresholdsUrl?: string | undefined
}

/**
 * The wording with its places filled in. Returns undefined where it needs the thresholds address and the round
 * has none: such a line is left out rather than printed with a hole.
 */
export function fillWording(text: string, wording: Wording): string | undefined {
  if (text.includes('{thresholds_url}') && !wording.thresholdsUrl) return undefined
  return text.replaceAll('{area}', wording.area).replaceAll('{thresholds_url}', wording.thresholdsUrl ?? '')
}

/** The question with the wording's places filled in; without a wording they stay as the document has them. */
export function wordedQuestion(question: Question, wording: Wording | undefined): Question {
  if (!wording) return question
  const { hint, ...rest } = question
  const filledHint = hint === undefined ? undefined : fillWording(hint, wording)
  const text = fillWording(question.text, wording) ?? question.text
  return filledHint === undefined ? { ...rest, text } : { ...rest, text, hint: filledHint }
}
