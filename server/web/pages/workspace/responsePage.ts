/** One whole response: for leads with what was put right in it and the forms to do so, for others behind the mask. */
import { textOf, type AuditResponse } from '../../../audit/answers.js'
import { whyLeftOut, type Correction } from '../../../audit/corrections.js'
import { EARLIER_CHOICES, type EarlierChoice } from '../../../audit/earlierAnswers.js'
import type { QualityIssue } from '../../../audit/qualityIssues.js'
import { AGENCY_QUESTION, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Concern } from '../../../db/concerns.js'
import type { ResponseHistory } from '../../../db/responseHistory.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { answerRows } from '../answerRows.js'
import { wrongFieldOf, type Sent } from './correctionFormParts.js'
import { acceptanceForm, wholeForms } from './correctionForms.js'
import { correctionList } from './correctionList.js'
import { issueHref, issueReason } from './issueWords.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { wordingFor } from '../roundWording.js'
import { deletedWords } from '../deletedWords.js'

export interface ResponseInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly history: ResponseHistory
  readonly corrections: readonly Correction[]
  readonly clean: AuditResponse
  readonly issues: readonly QualityIssue[]
  readonly concerns: readonly Concern[]
  readonly sent?: Sent | undefined
  readonly isSaved: boolean
  /** The response that this one may be a duplicate of, "" where nobody said. */
  readonly other: string
  /** Where its agency's answers of the earlier round stand beside these; undefined where there are none. */
  readonly sideBySide?: string | undefined
  /** Of how many of its answers of the earlier round its agency said what; undefined where the page doesn't tell. */
  readonly earlierChoices?: Readonly<Record<EarlierChoice, number>> | undefined
}

/** The page's words and forms for a lead. */
export function responsePage(input: ResponseInput, language: Language) {
  const { round, questionnaire, history, corrections, clean, issues, sent } = input
  const words = language.reviewing.response
  const { reference } = history
  const addresses = addressesOf(round)
  const context = {
    action: addresses.corrections(reference),
    questionnaire,
    submitted: history,
    clean,
    sent,
    language,
  }
  const listed = issues.map((issue, index) => ({
    heading: language.reviewing.issues[issue.kind],
    reason: issueReason(issue, questionnaire, language),
    link: { text: language.reviewing.quality.putRight(reference), href: issueHref(issue, round) },
    form: acceptanceForm(issue, index, context),
    isAcceptable: issue.kind !== 'look-again',
  }))
  return {
    ...shownResponse(clean, input, language, (id) => ({
      text: words.open,
      href: addresses.sentAnswer(reference, id),
    })),
    errorSummary: sent && errorSummary(new Map([[wrongFieldOf(sent), sent.problem.text]]), language),
    saved: input.isSaved && notificationBanner(words.done, words.saved),
    concern: input.concerns.some(({ passed }) => !passed) && {
      text: words.concernOpen,
      iconFallbackText: language.problems.heading,
    },
    deleted: deletedWords(round, language),
    sideBySide: input.sideBySide !== undefined && {
      text: language.comparison.sideBySide.link,
      href: input.sideBySide,
    },
    earlier: earlierLine(input, language),
    state: words[whyLeftOut(corrections) ?? 'counted'],
    source: history.importedFrom
      ? words.importedFrom(history.importedFrom.source, history.importedFrom.number)
      : words.sources[history.source],
    sendings: {
      heading: words.sent,
      items: history.sendings.map(({ version, sentAt }) => words.version(version, sentAt)),
    },
    issues: listed.length > 0 && {
      heading: words.toLookAt,
      list: { items: listed },
      forms: listed.filter(({ isAcceptable }) => isAcceptable).map(({ form }) => form),
    },
    whole: round.wordsDeletedOn === null && {
      heading: words.wholeTitle,
      forms: wholeForms(context, input.other),
      erase: { text: language.requests.whole.link, href: addresses.responseErasure(reference) },
    },
    corrections: correctionsOf(input, language),
  }
}

/** The page's words for a member: a response that went through the mask, and nothing else. */
export function maskedResponsePage(
  response: AuditResponse,
  input: Pick<ResponseInput, 'round' | 'questionnaire'>,
  language: Language,
) {
  return {
    ...shownResponse(response, input, language),
    errorSummary: false,
    saved: false,
    concern: false,
    deleted: deletedWords(input.round, language),
    sideBySide: false,
    earlier: '',
    state: language.reviewing.response.masked,
    source: false,
    sendings: false,
    issues: false,
    whole: false,
    corrections: false,
  }
}

function shownResponse(
  response: AuditResponse,
  { round, questionnaire }: Pick<ResponseInput, 'round' | 'questionnaire'>,
  language: Language,
  linkFor?: (questionId: string) => { readonly text: string; readonly href: string },
) {
  return {
    title: language.reviewing.response.title(response.reference),
    caption: textOf(response.answers, AGENCY_QUESTION) || language.reviewing.responses.noAgency,
    answersTitle: language.reviewing.response.answers,
    sections: questionnaire.sections.map((section) => ({
      heading: section.heading,
      rows: answerRows(section, response.answers, wordingFor(round), language).map((row) => ({
        ...row,
        ...(linkFor && { change: linkFor(row.id) }),
      })),
    })),
  }
}

function earlierLine({ earlierChoices }: ResponseInput, language: Language): string {
  const counts = EARLIER_CHOICES.map((choice) => earlierChoices?.[choice] ?? 0)
  return counts.some((count) => count > 0) ? language.earlierAnswers.told(counts) : ''
}

function correctionsOf({ round, questionnaire, history, corrections }: ResponseInput, language: Language) {
  const words = language.reviewing.response
  const items = correctionList({ round, questionnaire, submitted: history, corrections }, language)
  return { heading: words.corrections, none: items.length === 0 ? words.noCorrections : '', list: { items } }
}
