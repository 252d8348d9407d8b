/** One's own answers in full, to read, print and download: also after the audit has closed. */
import type { Answers } from '../../audit/answers.js'
import type { Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import { changedBetween } from '../../audit/saving.js'
import type { SentResponse } from '../../db/responses.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { answerRows } from './answerRows.js'
import { answerLabels } from './answerWords.js'
import { wordingFor } from './roundWording.js'

export interface CopyInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly reference: string
  /** The draft's answers. */
  readonly answers: Answers
  readonly sent: SentResponse | undefined
  /** Whether the response can still be changed and sent. */
  readonly open: boolean
  /** When words of it were erased at a person's request, ISO 8601 UTC, or null. */
  readonly erasedAt: string | null
  /** Whether agencies read what comes of their answers. */
  readonly heard: boolean
}

/** What a copy holds: what was sent or, before anything was, what is saved. */
export function copiedAnswers({ answers, sent }: Pick<CopyInput, 'answers' | 'sent'>): Answers {
  return sent?.answers ?? answers
}

/** The copy page's words and links. */
export function copyPage(input: CopyInput, language: Language) {
  const { round, questionnaire, reference, answers, sent, open, erasedAt, heard } = input
  const words = language.copy
  const changed = sent !== undefined && changedBetween(sent.answers, answers).length > 0
  return {
    title: words.title,
    state: sent ? words.sent(reference, language.dateAndTime(sent.sentAt)) : words.unsent(reference),
    remarks: [
      ...(erasedAt === null ? [] : [language.requests.erasedNote(erasedAt)]),
      ...(changed ? [words.changed] : []),
      ...(open ? [] : [words.closed(round.closedAt ?? round.closesOn)]),
      ...(open || sent ? [] : [words.askLead]),
    ],
    unsaved: !open && {
      reference,
      title: words.unsavedTitle,
      text: words.unsavedText,
      labels: [...answerLabels(questionnaire, round)].map(([id, text]) => ({ id, text })),
    },
    download: { text: words.download, href: addressesOf(round).copyDocument },
    print: words.print,
    heard: heard &&
      sent !== undefined && { text: language.heard.respondentLink, href: addressesOf(round).heard },
    sections: questionnaire.sections.map((section) => ({
      heading: section.heading,
      rows: answerRows(section, copiedAnswers(input), wordingFor(round), language),
    })),
  }
}
