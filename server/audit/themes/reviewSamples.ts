/** Which answers somebody reads to check a theme: some that rules found and some that they did not. */
import type { AnswerPlace } from './readerSamples.js'
import { answerKey } from './decidedExcerpts.js'
import { isLookedForIn, isMatch, isOfSubstance, saidOf, type ReadAnswer } from './checkedThemes.js'
import type { Theme } from './codebook.js'
import { markKey, type Marks } from './marks.js'
import { compareText } from './order.js'
import { ruleRecords, SAMPLE_OF_EACH, sampleToCheck, type RuleRecord } from './reviews.js'

export type PlacedAnswer = ReadAnswer & AnswerPlace

/** An answer to read for a theme. */
export interface AnswerToCheck<Answer extends PlacedAnswer> {
  readonly answer: Answer
  /** What somebody said of it as it is now; undefined where nobody has. */
  readonly said: boolean | undefined
  /** Whether somebody marked it before its text changed. */
  readonly isOutdated: boolean
}

export interface ReviewSample<Answer extends PlacedAnswer> {
  readonly matches: readonly AnswerToCheck<Answer>[]
  readonly others: readonly AnswerToCheck<Answer>[]
  /** Whether there are more of either kind than are here. */
  readonly hasMore: boolean
}

/**
 * Ten matches and ten others for each batch, spread evenly over questions and references, with those that somebody has
 * marked before. The same answers give the same sample whatever was marked meanwhile, and a further batch takes none away.
 */
export function reviewSample<Answer extends PlacedAnswer>(
  theme: Theme,
  answers: readonly Answer[],
  marks: Marks,
  batches: number,
): ReviewSample<Answer> {
  const said = answers.filter(({ byRule }) => isOfSubstance(byRule))
  const matches = said.filter((answer) => isMatch(answer, theme.id))
  const others = said.filter(
    (answer) => !isMatch(answer, theme.id) && isLookedForIn(theme, answer.questionId),
  )
  const chosen = [matches, others].map((kind) => chosenFrom(kind, theme, marks, batches))
  const [ofMatches = [], ofOthers = []] = chosen
  const hasMore = ofMatches.length < matches.length || ofOthers.length < others.length
  return { matches: ofMatches, others: ofOthers, hasMore }
}

function chosenFrom<Answer extends PlacedAnswer>(
  kind: readonly Answer[],
  theme: Theme,
  marks: Marks,
  batches: number,
): AnswerToCheck<Answer>[] {
  const byKey = new Map(kind.map((answer) => [keyOf(answer), answer]))
  const drawn = new Set<string>()
  for (let batch = 0; batch < batches; batch += 1)
    for (const key of sampleToCheck(
      [...byKey.keys()].filter((one) => !drawn.has(one)),
      SAMPLE_OF_EACH,
    ))
      drawn.add(key)
  return [...byKey]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([key, answer]) => {
      const said = saidOf(answer, theme.id)
      const isOutdated = said === undefined && marks.has(markKey({ ...answer, themeId: theme.id }))
      return { key, answer, said, isOutdated }
    })
    .filter(({ key, said, isOutdated }) => drawn.has(key) || said !== undefined || isOutdated)
    .map(({ answer, said, isOutdated }) => ({ answer, said, isOutdated }))
}

/** How each rule of a theme did in the answers that somebody has checked. */
export function recordsOfRules(theme: Theme, answers: readonly ReadAnswer[]): RuleRecord[] {
  const found = answers
    .filter((answer) => isMatch(answer, theme.id))
    .map((answer) => ({ rules: rulesIn(answer, theme.id), said: saidOf(answer, theme.id) }))
  const hits = new Map(
    theme.rules.map(({ id }) => [id, found.filter(({ rules }) => rules.includes(id)).length]),
  )
  const reviews = found.flatMap(({ rules, said }) =>
    said === undefined ? [] : rules.map((ruleId) => ({ ruleId, right: said })),
  )
  return ruleRecords(hits, reviews)
}

function rulesIn({ byRule }: ReadAnswer, theme: string): readonly string[] {
  const own = byRule.excerpts.filter(({ themeId }) => themeId === theme)
  return [...new Set(own.map(({ ruleId }) => ruleId))]
}

/** By question first, so that a sample is spread over questions too. */
function keyOf({ reference, questionId }: AnswerPlace): string {
  return answerKey(questionId, reference)
}
