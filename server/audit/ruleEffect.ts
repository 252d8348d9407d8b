/** Which answers a theme would hold with a changed rule that it doesn't, and the other way about. */
import { textOf, type AuditResponse } from './answers.js'
import { responsesWith } from './answerWords.js'
import { codingOf, isReadForThemes } from './codings.js'
import type { Findings } from './findings.js'
import { answers } from './questionTables.js'
import type { Question } from './questionnaire.js'
import { holdersOf } from './themesAcross.js'
import type { Codebook, Rule, Theme } from './themes/codebook.js'
import { createCoder, type Coder } from './themes/coding.js'
import { answerKey, type DecidedAnswers } from './themes/decidedExcerpts.js'
import { firstWordsOf, type FirstWord } from './themes/firstWords.js'
import type { Span } from './themes/segments.js'

/** An answer that would come or go, with the words that make it so. */
export interface MovedAnswer {
  readonly response: AuditResponse
  readonly question: Question
  readonly text: string
  readonly marks: readonly Span[]
}

export interface RuleEffect {
  readonly come: readonly MovedAnswer[]
  readonly go: readonly MovedAnswer[]
  /** How many answers hold the theme before and after. */
  readonly before: number
  readonly after: number
}

export interface EffectInput {
  readonly responses: readonly AuditResponse[]
  /** As the codebook is now. */
  readonly findings: Findings
  readonly codebook: Codebook
  readonly decided: DecidedAnswers
  readonly theme: Theme
  /** One of the theme's rules; undefined where it would be a new one. */
  readonly rule: Rule | undefined
  /** The rule as it would be. */
  readonly next: Rule
}

/**
 * What a changed rule does to answers. Only its theme is read, and of the answers only those that the rule may move.
 * People's decisions on answers count as ever.
 */
export function effectOf(input: EffectInput): RuleEffect {
  const { findings, codebook, decided, theme, rule, next } = input
  const rules = rule ? theme.rules.map((each) => (each === rule ? next : each)) : [...theme.rules, next]
  const coderOf = (read: Theme) => createCoder({ ...codebook, themes: [read] })
  const [now, then] = [coderOf(theme), coderOf({ ...theme, rules })]
  const marksBy = (coder: Coder, question: Question, response: AuditResponse) =>
    codingOf(question, response, coder, decided).excerpts.filter(({ themeId }) => themeId === theme.id)
  const moved: { come: MovedAnswer[]; go: MovedAnswer[] } = { come: [], go: [] }
  const mayMove = movable(input)
  let before = 0
  for (const question of findings.questions.map((asked) => asked.question).filter(isReadForThemes)) {
    const held = new Set(holdersOf(findings, question.id, theme.id))
    before += held.size
    for (const response of mayMove(question, held)) {
      const marks = marksBy(then, question, response)
      const [was, is] = [held.has(response.reference), marks.length > 0]
      const answer = { response, question, text: textOf(response.answers, question.id) }
      if (is && !was) moved.come.push({ ...answer, marks })
      if (was && !is) moved.go.push({ ...answer, marks: marksBy(now, question, response) })
    }
  }
  return { ...moved, before, after: before + moved.come.length - moved.go.length }
}

/**
 * The responses whose answers the rule may move: those that hold the theme and have words of the rule as it is, those
 * that don't and have words of the rule as it would be, and those that people decided on.
 */
function movable({ responses, codebook, decided, theme, rule, next }: EffectInput) {
  const wordsOf = (rules: Rule[]) => firstWordsOf({ ...codebook, themes: [{ ...theme, rules }] })
  const [now, then] = [wordsOf(rule ? [rule] : []), wordsOf([next])]
  return (question: Question, held: ReadonlySet<string>) => {
    const having = (words: FirstWord) => responsesWith(responses, question.id, words)
    const [before, after] = [having(now(question.id)), having(then(question.id))]
    return responses.filter((response) => {
      const { reference } = response
      const isNamed = (held.has(reference) ? before : after).has(response)
      return (isNamed || decided.has(answerKey(reference, question.id))) && answers(response, question)
    })
  }
}
