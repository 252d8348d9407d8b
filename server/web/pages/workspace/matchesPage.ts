/** Responses to match to agencies, each with the agencies whose names are like what it says. */
import type { Suggestion } from '../../../audit/agencyNames.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { UnmatchedResponse } from '../../../db/matches.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { workspaceOf } from './addresses.js'
import { sectorNames } from './sectorNames.js'

/** Choices of the form beside the agencies' numbers. */
export const ANOTHER = 'another'
export const NEW_AGENCY = 'new'
export const NOBODY = 'nobody'

interface Wrong {
  readonly reference: string
  readonly problem: string
  /** What was typed as an agency's name. */
  readonly name: string
}

export interface MatchesInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly responses: readonly (UnmatchedResponse & { readonly suggestions: readonly Suggestion[] })[]
  /** How many wait after these. */
  readonly more: number
  readonly banner?: string | undefined
  readonly wrong?: Wrong
}

/** The page's words and forms, one a response. */
export function matchesPage(
  { round, questionnaire, responses, more, banner, wrong }: MatchesInput,
  language: Language,
) {
  const { matches: words, done } = language.workspace
  const sectorName = sectorNames(questionnaire, language)
  return {
    title: words.title,
    errorSummary: wrong && errorSummary(new Map([[`agency-${wrong.reference}`, wrong.problem]]), language),
    banner: banner !== undefined && notificationBanner(done, banner),
    intro: responses.length === 0 ? words.none : words.intro,
    responses: responses.map((response) => ({
      reference: response.reference,
      says: words.says(response.name === '' ? words.unnamed : response.name, sectorName(response.sector)),
      see: { text: words.see, href: addressesOf(round).sentResponse(response.reference) },
      action: workspaceOf(round).matches,
      choice: choiceOf(response, wrong?.reference === response.reference ? wrong : undefined, language),
      button: { text: words.button, preventDoubleClick: true },
    })),
    more: more > 0 ? words.more(more) : '',
  }
}

function choiceOf(
  { reference, suggestions }: MatchesInput['responses'][number],
  wrong: Wrong | undefined,
  language: Language,
) {
  const { matches: words } = language.workspace
  return {
    idPrefix: `agency-${reference}`,
    name: 'agency',
    fieldset: { legend: { text: words.which(reference), classes: 'govuk-fieldset__legend--s' } },
    errorMessage: wrong && { text: wrong.problem, visuallyHiddenText: language.problems.prefix },
    items: [
      ...suggestions.map(({ agency }) => ({ value: String(agency.id), text: agency.name })),
      {
        value: ANOTHER,
        text: words.another,
        below: {
          id: `name-${reference}`,
          name: 'name',
          label: { text: words.anotherField },
          value: wrong?.name ?? '',
        },
      },
      { value: NEW_AGENCY, text: words.none_ },
    ],
  }
}
