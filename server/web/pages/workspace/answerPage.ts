/** One answer of a response: as it counts, as it was sent, and the forms to put it right. */
import type { Answers } from '../../../audit/answers.js'
import { readingOf } from '../../../audit/choiceTables.js'
import { isReopened, questionOf } from '../../../audit/corrections.js'
import { numberIn } from '../../../audit/numberTables.js'
import { questionsOf, type Question } from '../../../audit/questionnaire.js'
import { isSame } from '../../../audit/saving.js'
import { isDrafted } from '../../../audit/statements/drafting.js'
import { isReadable } from '../../../audit/wordless.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { answerRows } from '../answerRows.js'
import { wrongFieldOf } from './correctionFormParts.js'
import { acceptanceForm, answerForms } from './correctionForms.js'
import { correctionList } from './correctionList.js'
import { dangerWarning } from '../dangerWarning.js'
import { issueReason } from './issueWords.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { quotesOf } from '../quotes/addresses.js'
import type { ResponseInput } from './responsePage.js'
import { wordingFor } from '../roundWording.js'

export type AnswerInput = Omit<ResponseInput, 'other'> & {
  readonly question: Question
  /** Whom to tell of a child in danger, where the council has said. */
  readonly dangerContact: string | undefined
}

/** The page's words and forms. */
export function answerPage(input: AnswerInput, language: Language) {
  const { round, questionnaire, history, clean, question, sent } = input
  const words = language.reviewing.answer
  const addresses = addressesOf(round)
  const action = addresses.corrections(history.reference)
  const context = { action, questionnaire, submitted: history, clean, sent, language }
  const corrections = input.corrections.filter(({ remedy }) => questionOf(remedy) === question.id)
  const isReplaced = corrections.some(
    (one) => one.remedy.kind === 'text' && !one.undone && !isReopened(one, history),
  )
  const issues = input.issues.filter(({ questionId }) => questionId === question.id)
  const acceptable = issues.filter(({ kind }) => kind !== 'look-again')
  const [row] = rowsOf(clean.answers, input, language)
  return {
    title: words.title(history.reference, questionsOf(questionnaire).indexOf(question) + 1),
    caption: row?.question ?? '',
    errorSummary: sent && errorSummary(new Map([[wrongFieldOf(sent), sent.problem.text]]), language),
    saved:
      input.isSaved &&
      notificationBanner(language.reviewing.response.done, language.reviewing.response.saved),
    texts: textsOf(input, language),
    readAs: readAs(input, language),
    issues: issues.length > 0 && {
      heading: language.reviewing.response.toLookAt,
      list: {
        items: issues.map((issue) => ({
          heading: language.reviewing.issues[issue.kind],
          reason: issueReason(issue, questionnaire, language),
        })),
      },
    },
    forms:
      round.wordsDeletedOn === null
        ? [
            ...answerForms(question, isReplaced, context),
            ...acceptable.map((issue, index) => acceptanceForm(issue, index, context)),
          ]
        : [],
    corrections: corrections.length > 0 && {
      heading: language.reviewing.response.corrections,
      list: { items: correctionList({ round, questionnaire, submitted: history, corrections }, language) },
    },
    concern: concernPart(input, language),
    propose: isDrafted(question) &&
      isReadable(clean, question.id) && {
        text: language.conclusions.quotes.propose,
        href: quotesOf(round).choose({ reference: history.reference, question: question.id }),
      },
    whole: {
      text: language.reviewing.response.title(history.reference),
      href: addresses.sentResponse(history.reference),
    },
  }
}

function rowsOf(answers: Answers, { round, question }: AnswerInput, language: Language) {
  const section = { id: '', heading: '', questions: [question] }
  return answerRows(section, answers, wordingFor(round), language)
}

/** The answer as it counts, as it was sent where that differs, and as it was in earlier versions. */
function textsOf(input: AnswerInput, language: Language) {
  const { history, clean, question } = input
  const words = language.reviewing.answer
  const printed = (answers: Answers) => {
    const [row] = rowsOf(answers, input, language)
    return row && !row.missing ? row.text : words.empty
  }
  const earlier = (history.versions.get(question.id) ?? []).slice(0, -1).toReversed()
  const isChanged = !isSame(history.answers[question.id], clean.answers[question.id])
  return [
    { heading: words.now, text: printed(clean.answers) },
    ...(isChanged ? [{ heading: words.sent, text: printed(history.answers) }] : []),
    ...earlier.map(({ version, answer }) => ({
      heading: words.earlier(version),
      text: printed({ ...history.answers, [question.id]: answer }),
    })),
  ]
}

function readAs({ clean, question }: AnswerInput, language: Language): string {
  const words = language.reviewing.answer
  if (!isReadable(clean, question.id)) return ''
  if (question.kind === 'count') {
    const number = numberIn(clean, question)
    return words.readAs(number === undefined ? words.unread : language.number(number))
  }
  const reading = readingOf(clean, question)
  return reading ? words.readAs(words.readings[reading]) : ''
}

function concernPart({ round, history, question, concerns, dangerContact }: AnswerInput, language: Language) {
  const words = language.reviewing.concerns
  const own = concerns.filter(({ questionId }) => questionId === question.id)
  const isOpen = own.some(({ passed }) => !passed)
  return {
    heading: words.mark,
    danger: dangerWarning(dangerContact, language),
    text: words.markText,
    marks: own.map(({ markedBy, markedAt, passed }) =>
      passed ? words.passedOn(passed.to, passed.by, passed.on) : words.markedBy(markedBy, markedAt),
    ),
    form: !isOpen &&
      round.wordsDeletedOn === null && {
        action: addressesOf(round).responseConcerns(history.reference),
        question: question.id,
        button: { text: words.markButton, classes: 'govuk-button--warning', preventDoubleClick: true },
      },
    record: isOpen && { text: words.title, href: addressesOf(round).concerns },
  }
}
