/** Answers that two people changed at once: both texts side by side, and the choice between them. */
import type { Answer } from '../../audit/answers.js'
import { isEarlierWriter } from '../../audit/earlierAnswers.js'
import { findQuestion, type Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { KeptAnswers } from '../../audit/saving.js'
import type { Alternative } from '../../db/draftAnswers.js'
import type { Draft } from '../../db/drafts.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { answerLabels, printedAnswer } from './answerWords.js'

export interface DifferencesInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly draft: Pick<Draft, 'reference'>
  readonly kept: KeptAnswers
  readonly alternatives: readonly Alternative[]
  /** The page whose text met a newer one just now, if any: what it wrote is the reader's own. */
  readonly writer: string
  /** Whether an answer changed while the reader chose. */
  readonly changedMeanwhile: boolean
}

/** The differences page's words and component options. */
export function differencesPage(input: DifferencesInput, language: Language) {
  const words = language.differences
  const addresses = addressesOf(input.round)
  const open = input.alternatives.filter(({ settled }) => !settled)
  const settled = input.alternatives.filter((one) => one.settled)
  return {
    title: words.title,
    intro: open.length > 0 ? words.intro : words.none,
    changedMeanwhile: input.changedMeanwhile ? words.changedMeanwhile : '',
    action: addresses.settlement,
    reference: input.draft.reference,
    writer: input.writer,
    differences: open.map((alternative, index) => difference(alternative, index, input, language)),
    save: open.length > 0 && { text: words.save },
    settled: settled.length > 0 && {
      title: words.settledTitle,
      text: words.settledText,
      texts: settled.map((alternative) => ({
        question: wordingFrom(alternative.questionId, input),
        text: printed(alternative.answer, alternative.questionId, input, language),
      })),
    },
    back: { text: words.back, href: addresses.response },
  }
}

function difference(alternative: Alternative, index: number, input: DifferencesInput, language: Language) {
  const words = language.differences
  const { questionId, writer, answer } = alternative
  const kept = input.kept.get(questionId)
  const names = namesOf(alternative, input, language)
  return {
    question: wordingFrom(questionId, input),
    texts: [
      { heading: names.other, text: printed(answer, questionId, input, language) },
      {
        heading: names.kept,
        text: printed(kept?.answer ?? '', questionId, input, language),
      },
    ],
    hidden: [
      { name: `question-${index}`, value: questionId },
      { name: `of-${index}`, value: writer },
      { name: `version-${index}`, value: String(kept?.version ?? 0) },
    ],
    choice: {
      idPrefix: `keep-${index}`,
      name: `keep-${index}`,
      fieldset: { legend: { text: words.choose, classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'other', text: names.keepOther },
        { value: 'kept', text: names.keepKept },
        ...(isChoice(questionId, input) ? [] : [{ value: 'both', text: words.keepBoth }]),
      ],
    },
  }
}

/** What the two texts are called, and the choices between them: by where the one that was kept beside comes from. */
function namesOf({ writer, savedAt }: Alternative, input: DifferencesInput, language: Language) {
  const words = language.differences
  const kept = { kept: words.kept, keepKept: words.keepKept }
  if (isEarlierWriter(writer)) return { ...kept, other: words.earlier, keepOther: words.keepEarlier }
  if (writer !== input.writer)
    return { ...kept, other: words.other(language.dateAndTime(savedAt)), keepOther: words.keepOther }
  const colleague = { kept: words.colleague, keepKept: words.keepColleague }
  return { ...colleague, other: words.yours, keepOther: words.keepYours }
}

/** Where one answer only can be picked, there is no keeping both. */
function isChoice(questionId: string, { questionnaire }: DifferencesInput): boolean {
  const kind = findQuestion(questionnaire, questionId)?.kind
  return kind === 'choice' || kind === 'yes-no'
}

function wordingFrom(questionId: string, { questionnaire, round }: DifferencesInput): string {
  return answerLabels(questionnaire, round).get(questionId) ?? questionId
}

function printed(
  answer: Answer,
  questionId: string,
  { questionnaire }: DifferencesInput,
  language: Language,
): string {
  return printedAnswer(answer, questionId, questionnaire, language.differences.empty)
}
