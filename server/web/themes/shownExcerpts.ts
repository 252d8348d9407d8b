/** The answers that hold a theme, a page at a time, with their excerpts as their reader may see them. */
import { sectorOf, textOf, type AuditResponse } from '../../audit/answers.js'
import { codingOf } from '../../audit/codings.js'
import { placedAfterHiding } from '../../audit/hiding.js'
import type { Question } from '../../audit/questionnaire.js'
import { BY_PERSON } from '../../audit/themes/codebook.js'
import type { Excerpt } from '../../audit/themes/coded.js'
import { createCoder, type Coder } from '../../audit/themes/coding.js'
import { fingerprintOf } from '../../audit/themes/decidedExcerpts.js'
import { polarityOf } from '../../audit/themes/polarity.js'
import { placedTokensOf } from '../../audit/themes/segments.js'
import { isDeletedText } from '../../audit/wordless.js'
import type { ShownExcerpt } from '../pages/themes/excerptList.js'
import { placeName } from './excerptPlace.js'
import type { Workbench } from './workbench.js'

/** So many answers are on a page. */
const PAGE_LENGTH = 20

export interface ExcerptsPage {
  readonly excerpts: readonly ShownExcerpt[]
  /** Counts from 1. */
  readonly page: number
  readonly pages: number
  /** The first and last answer on the page, and how many there are. */
  readonly first: number
  readonly last: number
  readonly all: number
}

/** A page of the excerpts of a theme: answers in the order of questions, then of references. */
export function excerptsOf(workbench: Workbench, themeId: string, wanted: number): ExcerptsPage {
  const { findings, responses, reading } = workbench
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  const holding = findings.questions.flatMap(({ question, themes }) =>
    (themes.find(({ id }) => id === themeId)?.references ?? []).map((reference) => ({ question, reference })),
  )
  const pages = Math.max(1, Math.ceil(holding.length / PAGE_LENGTH))
  const page = Math.min(pages, Math.max(1, wanted))
  const from = (page - 1) * PAGE_LENGTH
  const shown = holding.slice(from, from + PAGE_LENGTH)
  // One theme's excerpts rest on its own rules: no others are made ready for twenty answers.
  const themes = reading.codebook.themes.filter(({ id }) => id === themeId)
  const coder = createCoder({ ...reading.codebook, themes })
  const excerpts = shown.flatMap(({ question, reference }) => {
    const response = byReference.get(reference)
    return response ? excerptsIn(response, question, themeId, coder, workbench) : []
  })
  return { excerpts, page, pages, first: from + 1, last: from + shown.length, all: holding.length }
}

function excerptsIn(
  response: AuditResponse,
  question: Question,
  themeId: string,
  coder: Coder,
  { view, reading, visit }: Workbench,
): readonly ShownExcerpt[] {
  const text = textOf(response.answers, question.id)
  if (isDeletedText(text)) return []
  const coded = codingOf(question, response, coder, reading.decided)
  const own = coded.excerpts.filter((excerpt) => excerpt.themeId === themeId)
  const hidden = view?.mask.spansIn(text, view.isReviewed(response.reference, question.id)) ?? []
  const shown = view?.mask.text(text, view.isReviewed(response.reference, question.id)) ?? text
  const marks = placedAfterHiding(own, hidden)
  const tokens = placedTokensOf(text)
  const sector = sectorOf(view?.response(response, visit.questionnaire) ?? response)
  return own.map((excerpt: Excerpt, index) => ({
    place: placeName({
      ...excerpt,
      reference: response.reference,
      questionId: question.id,
      madeOn: fingerprintOf(text),
    }),
    reference: response.reference,
    questionId: question.id,
    sector,
    text: shown,
    mark: marks[index] ?? { start: 0, end: 0 },
    polarity: polarityOf(excerpt, tokens, question),
    isByPerson: excerpt.ruleId === BY_PERSON,
  }))
}
