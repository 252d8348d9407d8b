/** The questionnaire as numbered places for answers: what the Word and Excel copies print and the Excel copy gives back. */
import {
  detailIdOf,
  fillWording,
  optionsOf,
  type Option,
  type Question,
  type Questionnaire,
  type Wording,
} from '../../audit/questionnaire.js'
import type { OfflineWords } from './words.js'

/** What every copy of the form is made from. */
export interface OfflineForm {
  readonly questionnaire: Questionnaire
  readonly wording: Wording
  readonly round: { readonly title: string; readonly closesOn: string }
  readonly words: OfflineWords
  /** Who publishes: never a person. */
  readonly organisation: string
}

/** Where the Excel copy has answers, and the keys of their places right beside them. */
export const ANSWER_COLUMN = 'D'
export const ID_COLUMN = 'E'

/** One place for an answer: words, one choice of several, or a tick beside one option of a list. */
export interface FormPlace {
  /** "<edition>/<answer's id>", and "/<option's id>" for a tick: says what the answer is, wherever its row moves. */
  readonly key: string
  readonly kind: 'words' | 'choice' | 'tick'
  readonly answerId: string
  /** As printed: "7", or "4.1" for a place that belongs to question 4. */
  readonly number: string
  readonly section: string
  /** The question's exact wording and the rest of it, a paragraph each; then, for a tick or further text, its label. */
  readonly lines: readonly string[]
  /** The choices, or the one option that a tick stands for. */
  readonly options: readonly Option[]
}

/** A question's wording for a round, and the rest of it where the round has what it needs. */
export function questionLines(question: Question, wording: Wording): readonly string[] {
  const text = fillWording(question.text, wording) ?? question.text
  const hint = question.hint === undefined ? undefined : fillWording(question.hint, wording)
  return hint === undefined ? [text] : [text, hint]
}

/** The words beside an option's further text field. */
export function detailLabel(option: Option): string {
  return `${option.label}: ${option.specify ?? ''}`
}

export interface NumberedSection {
  readonly heading: string
  readonly questions: readonly { readonly question: Question; readonly number: number }[]
}

/** The sections with their questions numbered through, from 1. */
export function numberedSections({ sections }: Questionnaire): readonly NumberedSection[] {
  let number = 0
  return sections.map(({ heading, questions }) => ({
    heading,
    questions: questions.map((question) => ({ question, number: (number += 1) })),
  }))
}

/** Every place for an answer, in the instrument's order. */
export function placesOf(questionnaire: Questionnaire, wording: Wording): readonly FormPlace[] {
  const { edition } = questionnaire
  return numberedSections(questionnaire).flatMap(({ heading: section, questions }) =>
    questions.flatMap(({ question, number }) =>
      placesFor(question, questionLines(question, wording), { edition, number, section }),
    ),
  )
}

interface PlaceContext {
  readonly edition: string
  readonly number: number
  readonly section: string
}

function placesFor(
  question: Question,
  lines: readonly string[],
  context: PlaceContext,
): readonly FormPlace[] {
  const { edition, number, section } = context
  const options = optionsOf(question)
  const key = `${edition}/${question.id}`
  if (question.kind === 'tick-list')
    return options.map((option, index) => ({
      key: `${key}/${option.id}`,
      kind: 'tick',
      answerId: question.id,
      number: `${number}.${index + 1}`,
      section,
      lines: [...lines, option.label],
      options: [option],
    }))
  const kind = options.length > 0 ? 'choice' : 'words'
  const place: FormPlace = {
    key,
    kind,
    answerId: question.id,
    number: String(number),
    section,
    lines,
    options,
  }
  return [place, ...detailPlaces(options, context)]
}

function detailPlaces(options: readonly Option[], context: PlaceContext): readonly FormPlace[] {
  const { edition, number, section } = context
  return options
    .filter((option) => option.specify !== undefined)
    .map((option, index) => ({
      key: `${edition}/${detailIdOf(option)}`,
      kind: 'words',
      answerId: detailIdOf(option),
      number: `${number}.${index + 1}`,
      section,
      lines: [detailLabel(option)],
      options: [],
    }))
}
