/** Which answers a changed theme would hold that it doesn't, and the other way about. */
import { textOf, type AuditResponse } from './answers.js'
import { codingOf, isReadForThemes } from './codings.js'
import type { Findings } from './findings.js'
import { answers } from './questionTables.js'
import type { Question } from './questionnaire.js'
import { holdersOf } from './themesAcross.js'
import type { Codebook, Theme } from './themes/codebook.js'
import { createCoder, type Coder } from './themes/coding.js'
import type { DecidedAnswers } from './themes/decidedExcerpts.js'
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
  /** The theme as it would be. */
  readonly changed: Theme
}

/**
 * What a changed theme does to answers. Only the theme itself is read: no other theme's excerpts depend on it. People's
 * decisions on answers count as ever.
 */
export function effectOf({ responses, findings, codebook, decided, changed }: EffectInput): RuleEffect {
  const coderOf = (themes: Theme[]) => createCoder({ ...codebook, themes })
  const [next, last] = [coderOf([changed]), coderOf(codebook.themes.filter(({ id }) => id === changed.id))]
  const moved: { come: MovedAnswer[]; go: MovedAnswer[] } = { come: [], go: [] }
  let [before, after] = [0, 0]
  for (const question of findings.questions.map((asked) => asked.question).filter(isReadForThemes)) {
    const held = new Set(holdersOf(findings, question.id, changed.id))
    for (const response of responses.filter((each) => answers(each, question))) {
      const marksBy = (coder: Coder) =>
        codingOf(question, response, coder, decided).excerpts.filter(({ themeId }) => themeId === changed.id)
      const marks = marksBy(next)
      const [was, is] = [held.has(response.reference), marks.length > 0]
      before += was ? 1 : 0
      after += is ? 1 : 0
      const answer = { response, question, text: textOf(response.answers, question.id) }
      if (is && !was) moved.come.push({ ...answer, marks })
      if (was && !is) moved.go.push({ ...answer, marks: marksBy(last) })
    }
  }
  return { ...moved, before, after }
}
