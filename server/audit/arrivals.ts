/**
 * Counts responses that have come since findings were worked out on top of them. In a large round working out all
 * takes seconds; this reads the answers of the new ones alone.
 */
import type { AuditResponse } from './answers.js'
import { codingsOf, isReadForThemes, readAnswerOf } from './codings.js'
import type { FindingsInput } from './computeFindings.js'
import { NONE_LEFT_OUT } from './corrections.js'
import type { Findings, QuestionFindings, ThemeFindings, Verbatim } from './findings.js'
import { populationOf } from './intervals.js'
import { countQuestion, type QuestionCounts } from './questionCounts.js'
import { roundTables } from './roundTables.js'
import { ALL, inOrderOfReference, referencesIn, sectorColumns } from './tallies.js'
import { checkedThemes, isOfSubstance } from './themes/checkedThemes.js'
import type { CheckedTheme } from './themes/reviews.js'
import { workingsOf } from './themes/workings.js'

/**
 * Findings with every response of the input counted. `before` are findings of the same input without the responses
 * that `arrived`, on whose answers nobody has decided anything. All counts, shares, ranges, checks and themes are what
 * `computeFindings` would give; what takes all answers together to say is left as it was before: quotes of a theme
 * (none where it is new to the question), suggestions with their table, and what sectors mention more often.
 */
export function countArrivals(
  before: Findings,
  arrived: readonly AuditResponse[],
  input: Omit<FindingsInput, 'recall' | 'dismissed' | 'wording'>,
): Findings {
  const { questionnaire, codebook, coder, expected, decided = new Map() } = input
  const responses = inOrderOfReference(input.responses)
  const added = inOrderOfReference(arrived)
  const population = populationOf(responses, expected)
  const read = before.questions
    .map(({ question }) => question)
    .filter(isReadForThemes)
    .map((question) => {
      const codings = codingsOf(question, added, coder, decided)
      const answers = [...codings.values()].map((coding) => ({
        reference: coding.reference,
        ...readAnswerOf(question, coding, coder, decided),
      }))
      return { id: question.id, codings, answers }
    })
  const answers = read.flatMap((question) => question.answers)
  const checked = checkedTogether(before, checkedThemes(codebook, answers))
  const sectors = sectorColumns(questionnaire)
  const round = roundTables(added, questionnaire, expected, before.tables)
  return {
    ...before,
    ...{ responses: responses.length, expected, leftOut: input.leftOut ?? NONE_LEFT_OUT },
    tables: [...round, ...before.tables.filter(({ id }) => !round.some((table) => table.id === id))],
    questions: before.questions.map((earlier) => {
      const { question } = earlier
      const codings = read.find(({ id }) => id === question.id)?.codings
      const task = { question, sectors, population, responses: added, before: earlier, everyone: responses }
      return onTopOf(earlier, countQuestion(task, codings && { codebook, codings, checked }))
    }),
    workings: workingsOf(
      codebook,
      answers.filter(({ coded }) => isOfSubstance(coded)),
      checked,
      before.workings,
    ),
  }
}

function onTopOf(earlier: QuestionFindings, counts: QuestionCounts): QuestionFindings {
  const { occurring, tables } = counts
  const kept = earlier.tables.filter(({ id }) => !tables.some((table) => table.id === id))
  return {
    ...earlier,
    tables: [...tables, ...kept],
    unclear: together(earlier.unclear, counts.unclear),
    unread: together(earlier.unread, counts.unread),
    themes: (occurring?.themes ?? []).map(({ id, label, meaning }): ThemeFindings => {
      const { quotes = [], heldBack = 0 } = earlier.themes.find((theme) => theme.id === id) ?? {}
      const references = occurring ? referencesIn(occurring.tallies, id, ALL) : []
      return { id, label, meaning, references, quotes, heldBack }
    }),
  }
}

function together(earlier: readonly Verbatim[], more: readonly Verbatim[]): readonly Verbatim[] {
  return more.length === 0 ? earlier : inOrderOfReference([...earlier, ...more])
}

/** Nobody has checked what has just come: it only adds to what there is to check. */
function checkedTogether(
  { workings }: Findings,
  added: ReadonlyMap<string, CheckedTheme>,
): ReadonlyMap<string, CheckedTheme> {
  const before = new Map(workings.map(({ id, checked }) => [id, checked]))
  return new Map(
    [...added].map(([id, more]) => {
      const known = before.get(id)
      const { matching = 0, others = 0 } = known ?? {}
      return [id, { ...(known ?? more), matching: matching + more.matching, others: others + more.others }]
    }),
  )
}
