/** A round's front page: what the audit is, who it is for, how long it takes, and the button that starts it. */
import { fillWording, questionsOf, type Questionnaire } from '../../audit/questionnaire.js'
import { stateOf, type Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { addressesOf, HELP } from './addresses.js'
import { dangerWarning } from './dangerWarning.js'
import { wordingFor } from './roundWording.js'

export interface StartInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  /** Whether this browser has opened a response of this round before. */
  readonly hasResponse: boolean
  readonly now: Date
  /** Whom to ask for help, and whom to call about a child in danger. */
  readonly contacts: { readonly email: string | undefined; readonly danger: string | undefined }
}

/** The start page's words, links and component options. */
export function startPage(
  { round, questionnaire, hasResponse, now, contacts: { email, danger } }: StartInput,
  language: Language,
) {
  const words = language.start
  const state = stateOf(round, now)
  const addresses = addressesOf(round)
  const isByInvitation = round.access === 'invitation'
  return {
    title: round.title,
    purpose: fillWording(questionnaire.purpose, wordingFor(round)) ?? questionnaire.purpose,
    parts: [
      { heading: words.who, text: words.whoText(round.area), items: [] },
      {
        heading: words.howLong,
        text: words.howLongText(questionsOf(questionnaire).length, questionnaire.sections.length),
        items: [],
      },
      { heading: words.ready, text: '', items: words.readyItems },
      { heading: words.privacy, text: words.privacyText, items: [] },
    ],
    privacyNotice: { text: words.privacyNotice, href: HELP.privacy },
    danger: dangerWarning(danger, language),
    state: {
      'not-open-yet': words.notOpenYet(round.opensOn),
      open: words.closesOn(round.closesOn),
      closed: words.closedText(round.closedAt ?? round.closesOn),
    }[state],
    byInvitation: isByInvitation && !hasResponse && state !== 'closed' ? words.byInvitation : '',
    closedTitle: state === 'closed' ? words.closedTitle : '',
    // Starting makes a new response; a browser that has one goes back to it instead.
    startForm: state === 'open' &&
      !isByInvitation &&
      !hasResponse && {
        action: addresses.drafts,
        button: { text: words.start, isStartButton: true },
      },
    otherWays: state !== 'closed' && {
      heading: words.otherWays,
      text: email === undefined ? words.otherWaysAsk : words.otherWaysWrite(email),
      links: [
        { text: words.blankWorkbook, href: addresses.offlineWorkbook },
        { text: words.blankDocument, href: addresses.offlineDocument },
      ],
    },
    continueButton: hasResponse && { text: words.continue, href: addresses.response, isStartButton: true },
  }
}
