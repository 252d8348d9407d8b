/**
 * What is left of a round once its words are deleted: choices, numbers, and figures with the responses behind them. In
 * the place of words stands a sentence that says so, so that "answered" stays answered wherever it is looked at.
 */
import { isAnswered, textOf, type Answer, type AuditResponse } from './answers.js'
import type { Remedy } from './corrections.js'
import { readFamilyCount } from './familyCounts.js'
import { cellIn, type Findings, type FindingTable, type QuestionFindings } from './findings.js'
import { questionsOf, wordsBeside, type Question, type Questionnaire } from './questionnaire.js'
import { longDate } from './longDate.js'
import { readYesNo } from './readings.js'
import { ALL } from './tallies.js'
import type { AnswerClass } from './themes/coded.js'

/** "[deleted on 31 March 2028]", for an ISO date. */
export function deletedText(on: string): string {
  return `[deleted on ${longDate(on)}]`
}

/** What files of a round without words say, for an ISO date. */
export function wordsDeletedNote(on: string): string {
  return `The words of answers were deleted on ${longDate(on)}. Figures are as they were then.`
}

/** Whether a text is what stands in the place of deleted words. */
export function isDeletedText(text: string): boolean {
  return /^\[deleted on \d{1,2} \p{L}+ \d{4}\]$/u.test(text)
}

/** Whether there is something to read in an answer by now: its words, a choice, or what an organiser read in it. */
export function isReadable({ answers, readings }: AuditResponse, id: string): boolean {
  const isDeleted = isDeletedText(textOf(answers, id)) && readings?.[id] === undefined
  return isAnswered(answers[id]) && !isDeleted
}

/** The ids of answers that say who answered. */
export function personalIdsOf(questionnaire: Pick<Questionnaire, 'sections'>): readonly string[] {
  return questionsOf(questionnaire)
    .filter(({ personal }) => personal)
    .map(({ id }) => id)
}

/**
 * What stays of an answer: chosen options, a yes or no, the number in it, or else the text that says when the words were
 * deleted.
 */
export function withoutWords(question: Question | undefined, answer: Answer, deleted: string): Answer {
  if (typeof answer !== 'string') {
    const words = new Set(question ? wordsBeside(answer, question) : [])
    return [...words].every(isDeletedText) ? answer : [...answer.filter((item) => !words.has(item)), deleted]
  }
  const isChosen = question !== undefined && (question.kind === 'choice' || question.kind === 'tick-list')
  if (isChosen || !isAnswered(answer) || isDeletedText(answer)) return answer
  if (question?.kind === 'yes-no' && readYesNo(answer) !== 'unclear') return answer
  const number = question?.kind === 'count' ? readFamilyCount(answer) : undefined
  return number === undefined ? deleted : String(number)
}

/** What stays of a correction: that it was made, and what it says in choices and numbers. */
export function remedyWithoutWords(remedy: Remedy, deleted: string): Remedy {
  if (remedy.kind === 'text' && remedy.text !== '' && !isDeletedText(remedy.text))
    return { ...remedy, text: deleted }
  // Where hidden words stood would be a place in a text that is no longer there.
  return remedy.kind === 'redaction' ? { ...remedy, spans: [] } : remedy
}

const NO_WORDS = 'Rows that were called by respondents’ own words are no longer here.'

/** The same figures without a word of respondents: what is kept of a round's findings when its words are deleted. */
export function findingsWithoutWords(findings: Findings, on: string): Findings {
  return {
    ...findings,
    wordsDeletedOn: on,
    tables: findings.tables.map(tableWithoutWords),
    questions: findings.questions.map((asked): QuestionFindings => ({
      ...asked,
      tables: asked.tables.map(tableWithoutWords),
      unclear: [],
      unread: [],
      themes: asked.themes.map((theme) => ({ ...theme, quotes: [], heldBack: 0 })),
      suggestions: [],
    })),
  }
}

function tableWithoutWords(table: FindingTable): FindingTable {
  const rows = table.rows.filter(({ id, themeId }) => {
    if (table.id === 'emphasis') return themeId !== undefined
    return !table.id.endsWith('-suggestions') && !id.startsWith('kind-')
  })
  return rows.length === table.rows.length ? table : { ...table, rows, notes: [...table.notes, NO_WORDS] }
}

/** What was read in one answer, without the answer. */
export interface WordlessCoding {
  readonly reference: string
  readonly questionId: string
  readonly answerClass: AnswerClass
  /** Ids in the order of the question's themes; they mean what the findings' codebook says. */
  readonly themes: readonly string[]
}

/** What was read in each answer, from findings alone, so that later rounds can be compared with one without words. */
export function codingsIn({ questions }: Findings): readonly WordlessCoding[] {
  return questions.flatMap(({ question, tables, themes }) => {
    const classes = tables.find(({ id }) => id === `${question.id}-classes`)
    return (classes?.rows ?? [])
      .filter(({ id }) => id !== 'blank')
      .flatMap(({ id }) => {
        const cell = classes && cellIn(classes, id, ALL)
        return (cell?.kind === 'count' ? cell.references : []).map((reference) => ({
          reference,
          questionId: question.id,
          answerClass: id as AnswerClass,
          themes: themes.filter(({ references }) => references.includes(reference)).map((theme) => theme.id),
        }))
      })
  })
}
