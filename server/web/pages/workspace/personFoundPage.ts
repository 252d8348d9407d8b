/** Where a person was found: every hit with its context and a tick. */
import { countPlaces, passagesOf, type PersonHit } from '../../../audit/personHits.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { PersonRequest } from '../../../db/personRequests.js'
import type { Language } from '../../language/en.js'
import { addressesOfRequest } from '../addresses.js'
import { summaryOf } from '../forms.js'
import { notificationBanner } from '../notificationBanner.js'
import { fieldOf, hitsByHeading, stateOf, whereOf } from './personRows.js'

/** A form holds no more fields than this. */
export const MOST_SHOWN = 400
const PASSAGES = 3

export interface FoundInput {
  readonly request: PersonRequest
  readonly rounds: ReadonlyMap<number, { readonly round: Round; readonly questionnaire: Questionnaire }>
  readonly hits: readonly PersonHit[]
  readonly kept: readonly PersonHit[]
  /** How many entries in the record of activity name the organisers who were found. */
  readonly ownActivity: number
  readonly isNothingTicked: boolean
  readonly banner: string | undefined
}

/** The page's words, ticks and forms. */
export function personFoundPage(input: FoundInput, language: Language) {
  const { request, hits, kept, banner, isNothingTicked } = input
  const words = language.requests.found
  const addresses = addressesOfRequest(request.id)
  const shown = hits.slice(0, MOST_SHOWN)
  const problems = isNothingTicked ? { [firstId(shown)]: words.notChosen } : {}
  return {
    title: words.title,
    errorSummary: summaryOf(problems, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    looked: words.looked(request.term ?? ''),
    howMany:
      hits.length > 0
        ? words.howMany(hits.length, countPlaces(hits))
        : kept.length > 0
          ? words.onlyKept
          : words.none,
    tooMany: shown.length < hits.length && words.tooMany(shown.length, hits.length),
    uncleared: request.isUncleared && {
      warning: { text: words.uncleared, iconFallbackText: language.problems.heading },
      action: addresses.clearing,
      button: { text: words.clear, classes: 'govuk-button--secondary', preventDoubleClick: true },
    },
    choice: shown.length > 0 && {
      howTo: words.howTo,
      action: addresses.choice,
      parts: hitsByHeading(shown).map((part) => ({
        heading: words.headings[part.heading],
        items: part.hits.map((hit) => tickOf(hit, shown.indexOf(hit), input, language)),
      })),
      button: { text: words.next, preventDoubleClick: true },
    },
    kept: kept.length > 0 && keptOf(input, language),
    close: {
      heading: words.close,
      text: words.closeText,
      action: addresses.closure,
      button: {
        text: words.closeButton,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      },
    },
  }
}

function firstId(shown: readonly PersonHit[]): string {
  return shown.length > 0 ? 'hit-0' : 'term'
}

/** Options of one row of views/components/person-hits.ejs. */
function tickOf(
  hit: PersonHit,
  index: number,
  { request, rounds, isNothingTicked }: FoundInput,
  language: Language,
) {
  const { chosen } = request
  const isChosen = chosen.length > 0 ? chosen.includes(hit.id) : hit.match === 'exact'
  return {
    id: `hit-${index}`,
    value: hit.id,
    checked: isChosen && !isNothingTicked,
    ...describedHit(hit, rounds, language),
  }
}

function describedHit(hit: PersonHit, rounds: FoundInput['rounds'], language: Language) {
  const words = language.requests.found
  const [first] = hit.places
  const passages = hit.places.flatMap(({ place, spans }) => passagesOf(place.text, spans))
  const unlike = [...new Map(passages.map((one) => [JSON.stringify(one), one])).values()]
  const states = [...new Set(hit.places.map(({ place }) => stateOf(place, language)))].filter(Boolean)
  return {
    where: first ? whereOf(first.place, rounds, language) : '',
    field: first ? fieldOf(first.place, rounds, language) : '',
    notes: [words.matches[hit.match], ...states].join('; '),
    passages: unlike.slice(0, PASSAGES),
    more: unlike.length > PASSAGES ? words.more(unlike.length - PASSAGES) : '',
  }
}

function keptOf({ kept, rounds, ownActivity }: FoundInput, language: Language) {
  const { headings, keptBecause } = language.requests.found
  return {
    heading: headings.kept,
    items: kept.map((hit) => {
      const kind = hit.places[0]?.place.kind
      return {
        ...describedHit(hit, rounds, language),
        because: keptBecause[kind === 'organiser' || kind === 'release' ? kind : 'round'],
      }
    }),
    activity: ownActivity > 0 ? keptBecause.activity(ownActivity) : '',
  }
}
