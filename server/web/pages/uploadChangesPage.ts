/** An uploaded copy beside the response: what is new, what would change, and what stays. */
import { compareAnswers, type AnswerChange, type ChangeKind } from '../../audit/compareAnswers.js'
import { isAnswered } from '../../audit/answers.js'
import type { Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import { answersIn, type KeptAnswers } from '../../audit/saving.js'
import type { Draft } from '../../db/drafts.js'
import type { Upload } from '../../db/draftUploads.js'
import type { Language } from '../language/en.js'
import { seenField } from '../seen.js'
import { addressesOf } from './addresses.js'
import { answerLabels, printedAnswer } from './answerWords.js'

export interface UploadChangesInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly draft: Pick<Draft, 'reference'>
  readonly kept: KeptAnswers
  readonly upload: Upload
  /** Whether another file took the place of the one that the reader had looked at. */
  readonly replaced: boolean
}

/** The page's words and component options. */
export function uploadChangesPage(input: UploadChangesInput, language: Language) {
  const words = language.uploadChanges
  const addresses = addressesOf(input.round)
  const all = compareAnswers(answersIn(input.kept), input.upload.answers, input.questionnaire)
  const of = (...kinds: readonly ChangeKind[]) => all.filter(({ kind }) => kinds.includes(kind))
  const changes = of('new', 'changed')
  const same = of('same').filter(({ uploaded }) => isAnswered(uploaded)).length
  return {
    title: words.title,
    response: input.draft.reference,
    replaced: input.replaced ? words.replaced : '',
    reference: language.tasks.reference(input.draft.reference),
    intro: changes.length > 0 ? words.intro : words.nothing,
    stays: [words.same(same), words.blank(of('blank-in-upload').length)].filter((text) => text !== ''),
    groups: [
      group(words.changed(of('changed').length), of('changed'), input, language),
      group(words.added(of('new').length), of('new'), input, language),
    ].filter(({ answers }) => answers.length > 0),
    apply: changes.length > 0 && {
      action: addresses.uploadApplication,
      hidden: [
        { name: 'upload', value: input.upload.id },
        ...changes.map(({ questionId }) => ({
          name: `seen.${questionId}`,
          value: seenField(input.kept.get(questionId)),
        })),
      ],
      button: { text: words.apply, preventDoubleClick: true },
    },
    cancel: {
      action: addresses.uploadCancellation,
      button: { text: words.cancel, classes: 'govuk-button--secondary' },
    },
  }
}

function group(
  title: string,
  changes: readonly AnswerChange[],
  { questionnaire, round }: UploadChangesInput,
  language: Language,
) {
  const words = language.uploadChanges
  const labels = answerLabels(questionnaire, round)
  return {
    title,
    answers: changes.map(({ questionId, current, uploaded, kind }) => {
      const text = (answer: typeof current) =>
        printedAnswer(answer, questionId, questionnaire, language.differences.empty)
      const inFile = { heading: words.inFile, text: text(uploaded) }
      return {
        question: labels.get(questionId) ?? questionId,
        texts: kind === 'new' ? [inFile] : [{ heading: words.now, text: text(current) }, inFile],
      }
    }),
  }
}
