import { sectorOf, textOf, type AuditResponse } from './answers.js'
import { UNCLEAR, choicesTable, hasChoices } from './choiceTables.js'
import { cellIn, type Findings, type FindingTable, type QuestionFindings, type Verbatim } from './findings.js'
import { UNREAD, numbersTable } from './numberTables.js'
import { answers, answersTable, type QuestionTask } from './questionTables.js'
import {
  AGENCY_QUESTION,
  fillWording,
  type Question,
  type Questionnaire,
  type Section,
  type Wording,
} from './questionnaire.js'
import { roundTables } from './roundTables.js'
import { ALL, inOrderOfReference, sectorColumns } from './tallies.js'
import { suggestionsTable, tallyThemes, themeFindings, themesTable, type Codings } from './themeTables.js'
import type { Codebook } from './themes/codebook.js'
import { isThin } from './themes/coded.js'
import type { Coder } from './themes/coding.js'
import { suggestPhrases } from './themes/suggestions.js'

/** Everything that findings rest on. */
export interface FindingsInput {
  /** A round's responses, all to the questionnaire's edition, each with a reference of its own. */
  readonly responses: readonly AuditResponse[]
  readonly questionnaire: Questionnaire
  readonly codebook: Codebook
  /** Reads by this codebook. */
  readonly coder: Coder
  /** N, expected agencies, or null where nobody has said. */
  readonly expected: number | null
  /** Fills the wording's places; without it they stay as the document has them. */
  readonly wording?: Wording | undefined
}

/**
 * What a round's responses say. The same responses in any order give the same value; nothing outside the input
 * matters. Throws where a response answers another edition, since its answers would be counted under questions that
 * were not asked.
 */
export function computeFindings(input: FindingsInput): Findings {
  const { questionnaire, codebook, expected, wording } = input
  const responses = inOrderOfReference(input.responses)
  refuseOtherEditions(responses, questionnaire)
  const sectors = sectorColumns(questionnaire)
  return {
    edition: questionnaire.edition,
    title: filled(questionnaire.title, wording),
    codebook: { id: codebook.id, version: codebook.version },
    responses: responses.length,
    expected,
    tables: roundTables(responses, questionnaire, expected),
    questions: questionnaire.sections.flatMap((section) =>
      section.questions.map((question) => {
        const task = { question: worded(question, wording), responses, sectors }
        return questionFindings(task, section, input)
      }),
    ),
  }
}

function questionFindings(task: QuestionTask, section: Section, input: FindingsInput): QuestionFindings {
  const { question } = task
  const themes = question.kind === 'long-text' ? readThemes(task, input) : undefined
  const choices = hasChoices(question) ? choicesTable(task) : undefined
  const numbers = question.kind === 'count' ? numbersTable(task) : undefined
  const tables = [themes?.answersTable ?? answersTable(task), choices, numbers, ...(themes?.tables ?? [])]
  return {
    question,
    sectionId: section.id,
    tables: tables.filter((table) => table !== undefined),
    unclear: verbatimsIn(choices, UNCLEAR, task),
    unread: verbatimsIn(numbers, UNREAD, task),
    themes: themes?.themes ?? [],
    suggestions: themes?.suggestions ?? [],
  }
}

function readThemes(task: QuestionTask, { codebook, coder }: FindingsInput) {
  const codings = codingsOf(task, coder)
  const occurring = tallyThemes(task, codings, codebook)
  const suggestions = suggestPhrases([...codings.values()], task.question)
  return {
    answersTable: answersTable(task, ({ reference }) =>
      isThin(codings.get(reference)?.coded.answerClass ?? 'blank'),
    ),
    tables: [themesTable(task, codings, occurring), suggestionsTable(task, codings, suggestions)],
    themes: themeFindings(codings, occurring),
    suggestions,
  }
}

function codingsOf({ question, responses }: QuestionTask, coder: Coder): Codings {
  const answered = responses.filter((response) => answers(response, question))
  return new Map(
    answered.map((response) => {
      const text = textOf(response.answers, question.id)
      const { reference } = response
      const agency = textOf(response.answers, AGENCY_QUESTION)
      return [
        reference,
        { reference, sector: sectorOf(response), agency, text, coded: coder.code(text, question) },
      ]
    }),
  )
}

/** The answers behind one row, word for word. */
function verbatimsIn(
  table: FindingTable | undefined,
  rowId: string,
  { question, responses }: QuestionTask,
): readonly Verbatim[] {
  const cell = table && cellIn(table, rowId, ALL)
  if (cell?.kind !== 'count') return []
  const behind = new Set(cell.references)
  return responses
    .filter(({ reference }) => behind.has(reference))
    .map((response) => ({
      reference: response.reference,
      sector: sectorOf(response),
      text: textOf(response.answers, question.id),
    }))
}

function refuseOtherEditions(responses: readonly AuditResponse[], { edition }: Questionnaire): void {
  const other = responses.find((response) => response.edition !== edition)
  if (!other) return
  throw new Error(`Response ${other.reference} answers edition "${other.edition}", not "${edition}".`)
}

function worded(question: Question, wording: Wording | undefined): Question {
  if (!wording) return question
  const { hint, ...rest } = question
  const filledHint = hint === undefined ? undefined : fillWording(hint, wording)
  return {
    ...rest,
    text: filled(question.text, wording),
    ...(filledHint === undefined ? {} : { hint: filledHint }),
  }
}

function filled(text: string, wording: Wording | undefined): string {
  return wording ? (fillWording(text, wording) ?? text) : text
}
