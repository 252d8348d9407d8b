/** Before sending: words that look like a person's details, to change or to keep. */
import { textOf, type Answers } from '../../audit/answers.js'
import type { PersonalDataHit } from '../../audit/personalData.js'
import { findQuestion, type Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Draft } from '../../db/drafts.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { wordingOf } from './fields.js'
import { markedPieces } from './markedText.js'
import { wordingFor } from './roundWording.js'

export interface InterruptionInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly draft: Pick<Draft, 'reference'>
  readonly answers: Answers
  readonly found: readonly { readonly questionId: string; readonly hits: readonly PersonalDataHit[] }[]
}

/** The interruption page's words, links and component options. */
export function interruptionPage(
  { round, questionnaire, draft, answers, found }: InterruptionInput,
  language: Language,
) {
  const words = language.interruption
  const addresses = addressesOf(round)
  return {
    title: words.title,
    intro: words.intro,
    answers: found.map(({ questionId, hits }) => {
      const question = findQuestion(questionnaire, questionId)
      const section = questionnaire.sections.find(({ questions }) =>
        questions.some(({ id }) => id === questionId),
      )
      return {
        question: question ? wordingOf(question, wordingFor(round)) : '',
        found: words.found([...new Set(hits.map(({ kind }) => words.kinds[kind]))]),
        pieces: markedPieces(textOf(answers, questionId), hits),
        change: { text: words.change, href: addresses.change(section?.id ?? '', questionId) },
      }
    }),
    limits: words.limits,
    action: addresses.submission,
    reference: draft.reference,
    keepButton: { text: words.keep, name: 'personal', value: 'keep', preventDoubleClick: true },
    back: { text: words.back, href: addresses.check },
  }
}
