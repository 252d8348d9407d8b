/**
 * Every word of the interface, in English. Another language is another file of the same type. The instrument's own
 * wording belongs to its edition, and the findings' labels to the core.
 */
import type { FindingsCodebook } from '../../audit/findings.js'
import { account } from './en/account.js'
import { actions } from './en/actions.js'
import { activity } from './en/activity.js'
import { api, tokens } from './en/api.js'
import { accessibility } from './en/accessibility.js'
import * as answering from './en/answering.js'
import { conclusions } from './en/conclusions.js'
import { comparison } from './en/comparison.js'
import { cookies } from './en/cookies.js'
import { decisions } from './en/decisions.js'
import { errors } from './en/errors.js'
import { date, dateAndTime, number, plural, readBy, time } from './en/formats.js'
import { heard } from './en/heard.js'
import { help } from './en/help.js'
import { meanwhile } from './en/meanwhile.js'
import { offline } from './en/offline.js'
import { organisers } from './en/organisers.js'
import { privacy } from './en/privacy.js'
import { progress } from './en/progress.js'
import { published, releasing } from './en/published.js'
import { readers } from './en/readers.js'
import { reviews } from './en/reviews.js'
import { requests } from './en/requests.js'
import * as responses from './en/responses.js'
import { offer } from './en/offer.js'
import { scoreCard } from './en/scoreCard.js'
import * as sending from './en/sending.js'
import * as uploading from './en/uploading.js'
import { retention } from './en/retention.js'
import { theme, themes } from './en/themes.js'
import { workspace } from './en/workspace.js'

export const en = {
  code: 'en',
  date,
  number,
  time,
  dateAndTime,
  offline,
  errors,
  account,
  organisers,
  actions,
  meanwhile,
  scoreCard,
  offer,
  heard,
  activity,
  api,
  tokens,
  ...answering,
  ...sending,
  ...uploading,
  reviewing: responses,
  readers,
  reviews,
  requests,
  conclusions,
  theme,
  themes,
  decisions,

  layout: {
    skip: 'Skip to main content',
    back: 'Back',
    serviceLabel: 'Service information',
    menu: 'Menu',
    errorPrefix: 'Error: ',
    inventedTag: 'Invented responses',
    invented: 'Every agency, person and sentence in this round is made up.',
    help: 'Help with this audit:',
    helpByPhone: (phone: string, orEmail: boolean) =>
      orEmail
        ? `Help with this audit: telephone ${phone} or write to`
        : `Help with this audit: telephone ${phone}`,
    helpUnset: 'Help with this audit: ask the early help lead who invited you.',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    cookies: 'Cookies',
    helpLink: 'Help',
  },

  problems: {
    heading: 'There is a problem',
    prefix: 'Error',
    tooLong: (label: string, length: number, longest: number) =>
      `Your answer to “${label}” must be ${number(longest)} characters or less. It is ${number(length)} now; all of it is kept.`,
    noneAndOthers: (none: string, label: string) =>
      `Select either “${none}” or the answers that apply, not both, for: ${label}`,
    notAChoice: (label: string) => `Select one of the answers offered for: ${label}`,
    arrivedTwice: (label: string) =>
      `Your answer to “${label}” arrived more than once. Check that what is kept here is what you meant.`,
    notAsked: (field: string) =>
      `The form held a field that this audit does not ask, “${field}”. It was not kept; everything else is.`,
    agencyOrSector:
      'Enter the name of your agency or select its sector, so that your response can be counted',
  },

  help,
  comparison,
  accessibility,
  privacy,
  cookies,
  progress,
  published,
  releasing,
  workspace,

  home: {
    title: 'Audit rounds',
    none: 'No audit round is open for answers at the moment.',
    answer: 'Answer this audit',
    closesOn: (iso: string) => `Open for answers until ${date(iso)}`,
    opensOn: (iso: string) => `Opens for answers on ${date(iso)}`,
    closed: 'Closed for answers',
    findings: 'Findings',
    export: 'Download the findings workbook',
    published: 'Published findings',
    signIn: 'Organisers: sign in',
  },

  firstRun: {
    title: 'Set up your first audit round',
    intro:
      'This service is running and its store is empty. Nothing has been asked and nobody has answered yet.',
    steps: [
      'Set up the early help lead’s account with the one-time link that was printed at start-up, and create a round. The command below does the same on the machine that runs this service.',
      'Say which agencies are expected, and invite them.',
      'Watch coverage and findings as responses arrive. Agencies need no account.',
    ],
    leadSteps: [
      'Create a round: its title, the area that the questions name, and the days on which answers can be given.',
      'Say which agencies are expected, and invite them, or pass on the round’s address. Agencies need no account.',
      'Watch coverage and findings as responses arrive.',
    ],
    leadIntro: 'Nothing has been asked and nobody has answered yet.',
    command: (example: string) => `npm run --silent round -- ${example}`,
    example:
      '--slug spring-2027 --title "Early help audit 2027" --area "Your city" --opens 2027-03-01 --closes 2027-04-30',
    demo: 'To look round first, stop the service and run “npm run demo”: it shows a whole round of invented responses and leaves nothing behind.',
  },

  retention,

  findings: {
    title: 'Findings',
    lookThrough: 'Look through the responses and put them right',
    release: 'Release the findings to the committee and the public',
    leftOut: (text: string) => `${text}.`,
    responsesOf: (responses: number, expected: number | null) =>
      expected === null
        ? `${plural(responses, 'response', 'responses')} received. Nobody has said how many agencies are expected.`
        : `${plural(responses, 'response', 'responses')} received; ${plural(expected, 'agency', 'agencies')} expected.`,
    noResponses: 'Nobody has responded yet. Figures appear here as soon as the first response is sent.',
    download: 'Download the findings as an Excel workbook',
    heldBack: (count: number) =>
      `${plural(count, 'passage was', 'passages were')} held back because somebody might be recognised.`,
    group: {
      themes: { text: 'Themes', hint: 'Look at them, put them right, turn suggestions into themes.' },
    },
    howToRead: 'How to read these figures',
    howToReadItems: [
      'Every count is a link to the responses behind it.',
      'A percentage names what it is out of. Below a base of 10 it is not shown: [u].',
      'Themes are found by keyword rules, which miss what is said in other words and now and then read a word wrongly.',
      'One response can hold several themes, so themes do not add up to the number of responses.',
    ],
    codebook: (codebook: FindingsCodebook) => `Themes read by codebook ${readBy(codebook)}.`,
    comesOfIt: 'What comes of it',
    sections: 'Findings by section',
    sectionTitle: (heading: string) => `Findings: ${heading}`,
    onThisPage: 'On this page',
    question: (number: number) => `Question ${number}`,
    unclear: 'Answers that are neither a clear yes nor a clear no',
    unread: 'Answers that do not hold exactly one number',
    quotes: 'In their words',
    quotesOf: (label: string) => `Quotes: ${label}`,
    blankSector: 'sector left blank',
    behind: 'The responses behind this figure',
    behindCount: (count: number) => plural(count, 'response', 'responses'),
    column: 'Counted among',
    row: 'Figure',
    none: 'No response stands behind this figure.',
    answer: 'Answer',
    highlighted: 'The words that a rule read are highlighted.',
    whole: (reference: string) => `Whole response ${reference}`,
    noAgency: 'Agency not named',
  },
}

export type Language = typeof en
