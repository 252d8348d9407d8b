/**
 * Statements drafted from figures: sentences whose every number is a cell of the tables. Figures of the whole round
 * alone, and nothing of what was said where fewer than ten answered: such a sentence could not be published.
 */
import type { Findings, QuestionFindings } from '../findings.js'
import { SMALLEST_BASE } from '../percentages.js'
import type { TableKind } from '../published.js'
import { figureIn, tableOf } from '../report/figures.js'
import { ALL } from '../tallies.js'
import {
  answeredSentence,
  numbersSentence,
  openingSentence,
  thinSentence,
  yesNoSentence,
} from './countedSentences.js'
import type { DraftedQuestion, Drafting, SentenceKind } from './drafting.js'
import { evidenceAt, type CellEvidence, type ReadableTable } from './evidence.js'
import { themesSentence, ticksSentence } from './namedSentences.js'
import type { Sentence } from './sentence.js'

export interface DraftStatement {
  /** The question and what the sentence is made from: "assess_consent/choices". Stable while figures change. */
  readonly id: string
  readonly sectionId: string
  readonly questionId: string
  readonly text: string
  readonly evidence: readonly CellEvidence[]
}

/** Every statement that the figures carry, in the instrument's order and the document's. */
export function draftStatements(
  { questions, responses }: Pick<Findings, 'questions' | 'responses'>,
  drafting: Drafting,
): readonly DraftStatement[] {
  return questions.flatMap((asked) => {
    const drafted = drafting.questions.find(({ id }) => id === asked.question.id)
    if (!drafted) return []
    const question = { id: drafted.id, tables: asked.tables }
    const answered = figureIn(tableOf(question, 'answers'), 'answered')?.count ?? 0
    const isSmall = answered < SMALLEST_BASE || responses < SMALLEST_BASE
    const sentences = drafted.sentences.filter((kind) => kind === 'answered' || !isSmall)
    return sentences.flatMap((kind) => draftOf(kind, drafted, asked) ?? [])
  })
}

function draftOf(
  kind: SentenceKind,
  drafted: DraftedQuestion,
  { question, sectionId, tables }: QuestionFindings,
): DraftStatement | undefined {
  const sentence = sentenceOf(
    kind,
    drafted,
    (name) => tableOf({ id: question.id, tables }, name),
    question.kind,
  )
  if (!sentence) return undefined
  const { text, table, rows } = sentence
  const evidence = rows.map((row) => evidenceAt([table], { table: table.id, row, column: ALL }))
  return { id: `${question.id}/${kind}`, sectionId, questionId: question.id, text: `${text}.`, evidence }
}

function sentenceOf(
  kind: SentenceKind,
  drafted: DraftedQuestion,
  find: (kind: TableKind) => ReadableTable | undefined,
  questionKind: string,
): Sentence | undefined {
  switch (kind) {
    case 'answered':
      return answeredSentence(find('answers'), drafted)
    case 'thin':
      return thinSentence(find('answers'), drafted)
    case 'choices':
      if (!drafted.yes) return ticksSentence(find('choices'), drafted)
      return questionKind === 'yes-no'
        ? yesNoSentence(find('choices'), drafted.yes)
        : openingSentence(find('choices'), drafted.yes)
    case 'numbers':
      return numbersSentence(find('numbers'), drafted)
    case 'themes':
      return themesSentence(find('themes'), drafted)
  }
}
