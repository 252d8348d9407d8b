/** How far people have checked what rules say of each theme: what stands beside its count everywhere. */
import type { Codebook, Rule, Theme } from './codebook.js'
import { isThin, type CodedAnswer } from './coded.js'
import type { AnswerAct } from './decisionTypes.js'
import { groupBy } from './order.js'
import type { ThemeWorkings } from './workings.js'
import { estimateCount, type CheckedTheme } from './reviews.js'

/** An answer as rules alone read it, and as it counts once people have decided on it. */
export interface ReadAnswer {
  readonly questionId: string
  readonly byRule: CodedAnswer
  readonly coded: CodedAnswer
  /** What people decided on it as it is now. */
  readonly acts: readonly AnswerAct[]
}

/** Whether a rule of the theme reads answers to a question: elsewhere the theme is not looked for. */
export function isLookedForIn(theme: Theme, questionId: string): boolean {
  const reads = ({ questions, notQuestions, off }: Rule) =>
    off !== true && (questions?.includes(questionId) ?? true) && notQuestions?.includes(questionId) !== true
  return theme.notQuestions?.includes(questionId) !== true && theme.rules.some(reads)
}

/** Whether rules alone find a theme in an answer. */
export function isMatch({ byRule }: Pick<ReadAnswer, 'byRule'>, themeId: string): boolean {
  return byRule.excerpts.some((excerpt) => excerpt.themeId === themeId)
}

/**
 * Whether an answer holds a theme as a person said, of the whole answer or of a span of it; undefined where nobody has:
 * a span that was taken away says nothing of another that is left.
 */
export function saidOf(
  { coded, acts }: Pick<ReadAnswer, 'coded' | 'acts'>,
  themeId: string,
): boolean | undefined {
  const own = acts.filter((act) =>
    act.kind === 'answer-marked' ? act.themeId === themeId : act.from === themeId || act.to === themeId,
  )
  if (own.length === 0) return undefined
  if (!coded.excerpts.some((excerpt) => excerpt.themeId === themeId)) return false
  const isSaid = own.some((act) => (act.kind === 'answer-marked' ? act.holds : act.to === themeId))
  return isSaid ? true : undefined
}

/** How far each theme of a codebook is checked, by its id. Thin answers are left out, as rules leave them. */
export function checkedThemes(
  { themes }: Codebook,
  answers: readonly ReadAnswer[],
): ReadonlyMap<string, CheckedTheme> {
  const said = answers.filter(({ byRule }) => isOfSubstance(byRule))
  const questions = [...groupBy(said, ({ questionId }) => questionId)].map(([id, own]) => ({
    id,
    answers: own.length,
    matches: matchesIn(own),
  }))
  // Of very many answers people have decided on few: only these are looked into theme by theme.
  const decided = said.filter(({ acts }) => acts.length > 0)
  return new Map(themes.map((theme) => [theme.id, checkedTheme(theme, questions, decided)]))
}

/** Whether an answer says something, so that a theme can be looked for in it. */
export function isOfSubstance({ answerClass }: CodedAnswer): boolean {
  return answerClass !== 'blank' && !isThin(answerClass)
}

interface QuestionCounts {
  readonly id: string
  readonly answers: number
  /** Answers in which rules find a theme, by its id. */
  readonly matches: ReadonlyMap<string, number>
}

function matchesIn(answers: readonly ReadAnswer[]): ReadonlyMap<string, number> {
  const matches = new Map<string, number>()
  for (const { byRule } of answers)
    for (const id of new Set(byRule.excerpts.map(({ themeId }) => themeId)))
      matches.set(id, (matches.get(id) ?? 0) + 1)
  return matches
}

function checkedTheme(
  theme: Theme,
  questions: readonly QuestionCounts[],
  decided: readonly ReadAnswer[],
): CheckedTheme {
  const sum = (of: (question: QuestionCounts) => number) =>
    questions.reduce((total, question) => total + of(question), 0)
  const matchesOf = ({ matches }: QuestionCounts) => matches.get(theme.id) ?? 0
  const count = (isMatching: boolean, holds: boolean) =>
    decided.filter((answer) => {
      const isCounted = isMatching || isLookedForIn(theme, answer.questionId)
      return isCounted && isMatch(answer, theme.id) === isMatching && saidOf(answer, theme.id) === holds
    }).length
  const [matchesRight, othersMissed] = [count(true, true), count(false, true)]
  return {
    matching: sum(matchesOf),
    others: sum((question) =>
      isLookedForIn(theme, question.id) ? question.answers - matchesOf(question) : 0,
    ),
    matchesChecked: matchesRight + count(true, false),
    matchesRight,
    othersChecked: othersMissed + count(false, false),
    othersMissed,
  }
}

export type ThemeStatus = 'automatic' | 'checked' | 'fully-reviewed'

/** Whether nobody has checked a theme, somebody has read some answers for it, or all of them. */
export function statusOf({ matching, others, matchesChecked, othersChecked }: CheckedTheme): ThemeStatus {
  if (matchesChecked + othersChecked === 0) return 'automatic'
  return matchesChecked === matching && othersChecked === others ? 'fully-reviewed' : 'checked'
}

/** The same in words, with what checking found and the estimate where enough was checked. */
export function statusText(checked: CheckedTheme): string {
  const { matching, others, matchesChecked, matchesRight, othersChecked, othersMissed } = checked
  const status = statusOf(checked)
  if (status === 'automatic') return 'automatic'
  const found = `${matchesRight} right, ${othersMissed} missed`
  if (status === 'fully-reviewed')
    return `fully reviewed: ${matchesText(matching)} and ${othersText(others)}, ${found}`
  const estimate = estimateCount(checked)
  const range =
    estimate === undefined
      ? ''
      : `: about ${Math.round(estimate.estimate)} (${Math.round(estimate.low)} to ${Math.round(estimate.high)})`
  return `checked ${matchesChecked} of ${matchesText(matching)} and ${othersChecked} of ${othersText(others)}, ${found}${range}`
}

const matchesText = (count: number) => `${count} ${count === 1 ? 'match' : 'matches'}`
const othersText = (count: number) => `${count} other ${count === 1 ? 'answer' : 'answers'}`

/** The same of all themes of a round's findings; "" where they were frozen before it was told. */
export function statusNoteOf({ workings }: { readonly workings: readonly ThemeWorkings[] }): string {
  const checked = new Map(workings.flatMap((theme) => (theme.checked ? [[theme.id, theme.checked]] : [])))
  return checked.size === 0 ? '' : statusNote(workings, checked)
}

/** What is said below a table of themes of how far their counts were checked. */
export function statusNote(
  themes: readonly Pick<Theme, 'id' | 'label'>[],
  checked: ReadonlyMap<string, CheckedTheme>,
): string {
  const told = themes.flatMap(({ id, label }) => {
    const own = checked.get(id)
    return own && statusOf(own) !== 'automatic' ? [`${label} ${statusText(own)}`] : []
  })
  if (told.length === 0)
    return 'Status of these counts: automatic. Nobody has checked a sample of the answers.'
  const rest = told.length < themes.length ? ' The others: automatic.' : ''
  return `Status of these counts, over all questions: ${told.join('; ')}.${rest}`
}
