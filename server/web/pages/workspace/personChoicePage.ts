/** What is going to be done with what was ticked, before anything is. */
import { GENERICS } from '../../../audit/hiding.js'
import { countPlaces, type PersonHit } from '../../../audit/personHits.js'
import { ukDate } from '../../../audit/rounds.js'
import type { PersonRequest } from '../../../db/personRequests.js'
import type { Language } from '../../language/en.js'
import { addressesOfRequest } from '../addresses.js'
import { lineField, problemOf, summaryOf, type FieldProblems } from '../forms.js'
import { hitsByHeading } from './personRows.js'

const DAY = 24 * 60 * 60 * 1000

export type ChoiceProblems = FieldProblems

export interface ChoiceInput {
  readonly request: PersonRequest
  readonly chosen: readonly PersonHit[]
  /** Whether everything that was ticked is still found. */
  readonly isCurrent: boolean
  /** In how many answers as sent words can be hidden. */
  readonly answers: number
  readonly backupDays: number
  readonly now: Date
  /** What was typed into a field; undefined where no form was sent. */
  readonly typed: (name: string) => string | undefined
  readonly problems: ChoiceProblems
}

/** The page's words, links and forms. */
export function personChoicePage(input: ChoiceInput, language: Language) {
  const { request, chosen, isCurrent, problems } = input
  const words = language.requests.choice
  const { headings } = language.requests.found
  const addresses = addressesOfRequest(request.id)
  const places = countPlaces(chosen)
  return {
    title: words.title,
    errorSummary: summaryOf(problems, language),
    changed: !isCurrent && {
      warning: { text: words.changed, iconFallbackText: language.problems.heading },
      link: { text: language.requests.found.title, href: addresses.page },
    },
    howMany: words.howMany(chosen.length, places),
    parts: hitsByHeading(chosen).map(({ heading, hits }) =>
      words.parts(headings[heading], countPlaces(hits)),
    ),
    export: {
      ...words.export,
      workbook: { text: words.export.workbook, href: addresses.workbook },
      json: { text: words.export.json, href: addresses.json },
    },
    redact: redactForm(input, language),
    erase: eraseForm(input, places, language),
  }
}

function redactForm({ request, answers, typed, problems }: ChoiceInput, language: Language) {
  const words = language.requests.choice
  const chosen = typed('generic') ?? ''
  return {
    heading: words.redact.heading,
    text: answers > 0 ? words.redact.text(answers) : words.redact.none,
    form: answers > 0 && {
      action: addressesOfRequest(request.id).redaction,
      generic: {
        id: 'generic',
        name: 'generic',
        label: { text: words.redact.generic },
        items: ['', ...GENERICS].map((one) => ({ value: one, text: one, selected: one === chosen })),
        errorMessage: problemOf('generic', problems, language),
      },
      reason: reasonField('redact-reason', typed, problems, language),
      button: { text: words.redact.button, classes: 'govuk-button--secondary', preventDoubleClick: true },
    },
  }
}

function eraseForm(
  { request, backupDays, now, typed, problems }: ChoiceInput,
  places: number,
  language: Language,
) {
  const words = language.requests.choice
  return {
    heading: words.erase.heading,
    warning: { text: words.erase.warning(places), iconFallbackText: language.problems.heading },
    text: words.erase.text,
    backups: backupsText({ backupDays, now }, language),
    action: addressesOfRequest(request.id).erasure,
    reason: reasonField('erase-reason', typed, problems, language),
    button: { text: words.erase.button, classes: 'govuk-button--warning', preventDoubleClick: true },
  }
}

/** Until when backups hold what is erased today. */
export function backupsText(
  { backupDays, now }: Pick<ChoiceInput, 'backupDays' | 'now'>,
  { requests }: Language,
): string {
  return requests.choice.erase.backups(backupDays, ukDate(new Date(now.getTime() + backupDays * DAY)))
}

function reasonField(
  name: 'redact-reason' | 'erase-reason',
  typed: ChoiceInput['typed'],
  problems: ChoiceProblems,
  language: Language,
) {
  const words = language.requests.choice
  const given = { value: typed(name) ?? words.reasonGiven, hint: { text: words.reasonHint } }
  return lineField(name, words.reason, given, problems, language)
}
