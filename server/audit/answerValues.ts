/** Turns a JSON value into an answer, or says in a sentence why it is none. */
import { LONGEST_ANSWER, normaliseText, type Answer } from './answers.js'
import {
  answerIdsOf,
  contradictsItself,
  exclusiveOption,
  optionsOf,
  questionsOf,
  type Question,
  type Questionnaire,
} from './questionnaire.js'

/** An answer, null where the value says that there is none; or what is wrong with the value. */
export type AnswerValue =
  | { readonly answer: Answer | null; readonly fault?: undefined }
  | { readonly fault: string; readonly answer?: undefined }

/**
 * Reads values by the id of the question, or of the further field of an option, that they answer. Text keeps every
 * character but for line breaks; a number is kept as text for a count; boxes ticked twice are kept once. A yes-no
 * answer may be any text: one that is neither is counted as unclear.
 */
export function answerReader(questionnaire: Questionnaire): (id: string, value: unknown) => AnswerValue {
  const known = new Set(answerIdsOf(questionnaire))
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]))
  return (id, value) => {
    if (!known.has(id)) {
      return { fault: `${quoted(id)} is not a question of ${questionnaire.edition}.` }
    }
    return value === null ? { answer: null } : answerTo(id, questions.get(id), value)
  }
}

function answerTo(id: string, question: Question | undefined, value: unknown): AnswerValue {
  if (question?.kind === 'tick-list') return ticksOf(question, value)
  const text = question?.kind === 'count' && Number.isFinite(value) ? String(value) : value
  if (typeof text !== 'string') return { fault: `${quoted(id)} must be text, not ${nameOf(value)}.` }
  if (question?.kind === 'choice') return choiceOf(question, text)
  const answer = normaliseText(text)
  if (answer.length <= LONGEST_ANSWER) return { answer }
  return { fault: `${quoted(id)} has ${answer.length} characters; the longest answer is ${LONGEST_ANSWER}.` }
}

function choiceOf(question: Question, id: string): AnswerValue {
  if (id.trim() === '') return { answer: null }
  return isOption(question, id) ? { answer: id } : { fault: unknownOption(question, id) }
}

function ticksOf(question: Question, value: unknown): AnswerValue {
  if (!isTextList(value)) {
    return { fault: `${quoted(question.id)} must be a list of option ids, not ${nameOf(value)}.` }
  }
  const unknown = value.find((id) => !isOption(question, id))
  if (unknown !== undefined) return { fault: unknownOption(question, unknown) }
  const answer = [...new Set(value)]
  const none = quoted(exclusiveOption(question)?.id ?? '')
  return contradictsItself(answer, question)
    ? { fault: `${quoted(question.id)} is ${none} and something else: it cannot be both.` }
    : { answer }
}

function isOption(question: Question, id: string): boolean {
  return optionsOf(question).some((option) => option.id === id)
}

function unknownOption(question: Question, id: string): string {
  const options = optionsOf(question).map((option) => option.id)
  return `${quoted(question.id)} is ${quoted(id)}, which is none of ${options.join(', ')}.`
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** Names a JSON value's kind; never the value itself, which may be somebody's words. */
function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return 'text'
  return typeof value === 'boolean' ? 'true or false' : 'a number'
}

/** The first 60 characters in quotation marks, so that a message stays a message. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
