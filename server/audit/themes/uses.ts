/** Which answers use which phrases that no rule explains. */
import type { Question } from '../questionnaire.js'
import { isThin, type CodedAnswer } from './coded.js'
import { themesOf } from './coding.js'
import { GENERIC } from './genericWords.js'
import { openPhrasesIn, type AnswerToMine } from './mining.js'
import { compareText } from './order.js'
import type { Phrase } from './phrases.js'
import { tokensOf } from './words.js'

/** The answers to one question. */
export interface AskedAnswers {
  readonly question: Question
  /** A response each. */
  readonly answers: readonly AnswerToMine[]
}

/** An answer with substance. */
export interface MinedAnswer extends AnswerToMine {
  readonly questionId: string
  /** The agency however it is written; one without a name stands alone. */
  readonly agencyKey: string
  /** How much of it no theme explains: 1 where it holds none, less the more it holds. */
  readonly weight: number
}

/** A phrase and the answers that use it outside every excerpt, in order of reference. */
export interface Use {
  readonly phrase: Phrase
  readonly answers: readonly MinedAnswer[]
}

/** The phrases of the answers to one question that no theme explains. */
export interface QuestionUses {
  /** Every answer with substance. */
  readonly answers: readonly MinedAnswer[]
  /** By the phrase's key. */
  readonly uses: ReadonlyMap<string, Use>
}

/** What the answers to a question say that no theme explains, but for the question's own words and generic ones. */
export function usesOf({ question, answers }: AskedAnswers): QuestionUses {
  const mined = answers
    .filter(({ coded }) => coded.answerClass !== 'blank' && !isThin(coded.answerClass))
    .toSorted((a, b) => compareText(a.reference, b.reference))
    .map((answer) => minedAnswer(answer, question.id))
  const own = new Set(tokensOf(`${question.text} ${question.hint ?? ''}`).map((token) => token.stem))
  const uses = new Map<string, { phrase: Phrase; answers: MinedAnswer[] }>()
  for (const answer of mined) {
    for (const phrase of openPhrasesIn(answer)) {
      const use = uses.get(phrase.key)
      if (use) use.answers.push(answer)
      else if (!phrase.stems.every((stem) => own.has(stem) || GENERIC.has(stem)))
        uses.set(phrase.key, { phrase, answers: [answer] })
    }
  }
  return { answers: mined, uses }
}

/** The answers to several questions, and how many of them use each phrase that no theme explains. */
export interface Everywhere {
  readonly answers: readonly MinedAnswer[]
  /** By the phrase's key. */
  readonly counts: ReadonlyMap<string, number>
}

/** What the answers to several questions use; which answers these are is not kept, since there are millions. */
export function everywhereOf(questions: readonly QuestionUses[]): Everywhere {
  const counts = new Map<string, number>()
  for (const { uses } of questions)
    for (const [key, { answers }] of uses) counts.set(key, (counts.get(key) ?? 0) + answers.length)
  return { answers: questions.flatMap(({ answers }) => answers), counts }
}

/** The uses of several questions together, in the questions' order. */
export function togetherOf(questions: readonly QuestionUses[]): QuestionUses {
  const uses = new Map<string, { phrase: Phrase; answers: MinedAnswer[] }>()
  for (const question of questions) {
    for (const [key, { phrase, answers }] of question.uses) {
      const use = uses.get(key)
      if (use) for (const answer of answers) use.answers.push(answer)
      else uses.set(key, { phrase, answers: [...answers] })
    }
  }
  return { answers: questions.flatMap(({ answers }) => answers), uses }
}

/** How many agencies gave these answers. */
export function agenciesIn(answers: readonly MinedAnswer[]): number {
  return new Set(answers.map(({ agencyKey }) => agencyKey)).size
}

/** The responses that these answers belong to, in code-point order. */
export function referencesOf(answers: readonly MinedAnswer[]): string[] {
  return [...new Set(answers.map(({ reference }) => reference))].toSorted(compareText)
}

/** Whether answers are of so many responses and agencies at least. Looks no further than it must. */
export function areOf(answers: readonly MinedAnswer[], responses: number, agencies: number): boolean {
  if (answers.length < responses) return false
  const [references, keys] = [new Set<string>(), new Set<string>()]
  return answers.some(({ reference, agencyKey }) => {
    references.add(reference)
    keys.add(agencyKey)
    return references.size >= responses && keys.size >= agencies
  })
}

function minedAnswer(answer: AnswerToMine, questionId: string): MinedAnswer {
  const { reference, sector, agency, text, coded } = answer
  const agencyKey = agency.trim().toLowerCase() || reference
  return { reference, sector, agency, agencyKey, text, coded, questionId, weight: unexplained(coded) }
}

function unexplained(coded: CodedAnswer): number {
  return 1 / (1 + themesOf(coded).length)
}
