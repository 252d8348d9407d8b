/** Answers read for themes, ready to be counted and quoted. */
import { sectorOf, textOf, type AuditResponse } from './answers.js'
import { AGENCY_QUESTION, questionsOf, type Question, type Questionnaire } from './questionnaire.js'
import { answers } from './questionTables.js'
import type { ReadAnswer } from './themes/checkedThemes.js'
import type { CodedAnswer } from './themes/coded.js'
import type { Coder } from './themes/coding.js'
import { answerKey, decideExcerpts, standingActs, type DecidedAnswers } from './themes/decidedExcerpts.js'

/** One answer as typed and what was read in it. */
export interface CodedResponse {
  readonly reference: string
  readonly sector: string | null
  /** The agency's name as typed; "" where it was left blank. */
  readonly agency: string
  readonly text: string
  readonly coded: CodedAnswer
}

/** One question's answers by reference of their response. */
export type Codings = ReadonlyMap<string, CodedResponse>

/** Whether a question's answers are read for themes. */
export function isReadForThemes(question: Question): boolean {
  return question.kind === 'long-text'
}

/** How many answers there are to read in a round. */
export function answersToRead(questionnaire: Questionnaire, responses: readonly AuditResponse[]): number {
  return questionsOf(questionnaire)
    .filter(isReadForThemes)
    .reduce((sum, question) => sum + responses.filter((response) => answers(response, question)).length, 0)
}

/** Nothing that people decided. */
const NOTHING_DECIDED: DecidedAnswers = new Map()

/** What the rules, and then people, read in a response's answer to a question. */
export function codingOf(
  question: Question,
  response: AuditResponse,
  coder: Coder,
  decided: DecidedAnswers = NOTHING_DECIDED,
): CodedAnswer {
  const text = textOf(response.answers, question.id)
  const acts = decided.size > 0 ? decided.get(answerKey(response.reference, question.id)) : undefined
  return decideExcerpts(coder.code(text, question), text, acts)
}

/** Reads every answer to a question. */
export function codingsOf(
  question: Question,
  responses: readonly AuditResponse[],
  coder: Coder,
  decided?: DecidedAnswers,
): Codings {
  const answered = responses.filter((response) => answers(response, question))
  return new Map(
    answered.map((response) => {
      const text = textOf(response.answers, question.id)
      const coded = codingOf(question, response, coder, decided)
      const agency = textOf(response.answers, AGENCY_QUESTION)
      const { reference } = response
      return [reference, { reference, sector: sectorOf(response), agency, text, coded }]
    }),
  )
}

/** The ids of the themes that a response holds in any of its answers; undefined where there is none to read. */
export function themesIn(
  response: AuditResponse,
  questions: readonly Question[],
  coder: Coder,
  decided?: DecidedAnswers,
): ReadonlySet<string> | undefined {
  const read = questions.filter((question) => isReadForThemes(question) && answers(response, question))
  if (read.length === 0) return undefined
  return new Set(
    read.flatMap((question) =>
      codingOf(question, response, coder, decided).excerpts.map(({ themeId }) => themeId),
    ),
  )
}

/** How many of the decisions on answers to a question count: those made on what the answers say now. */
export function decisionsOn(
  question: Question,
  responses: readonly AuditResponse[],
  decided: DecidedAnswers,
): number {
  return responses.reduce((sum, { reference, answers }) => {
    const acts = decided.get(answerKey(reference, question.id))
    return sum + standingActs(acts, textOf(answers, question.id)).length
  }, 0)
}

/** An answer as the rules alone read it beside what counts, to tell how far people have checked the rules. */
export function readAnswerOf(
  question: Question,
  { reference, text, coded }: CodedResponse,
  coder: Coder,
  decided: DecidedAnswers,
): ReadAnswer {
  const acts = standingActs(decided.get(answerKey(reference, question.id)), text)
  const byRule = acts.length === 0 ? coded : coder.code(text, question)
  return { questionId: question.id, byRule, coded, acts }
}
