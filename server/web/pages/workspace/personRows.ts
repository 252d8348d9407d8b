/** Where a person was found, in words. */
import { PLACE_KINDS, type PlaceKind } from '../../../audit/personHits.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { PersonHit, PersonPlace } from '../../../audit/personHits.js'
import type { Language } from '../../language/en.js'
import { answerLabels } from '../answerWords.js'

type Rounds = ReadonlyMap<number, { readonly round: Round; readonly questionnaire: Questionnaire }>
type Heading = keyof Language['requests']['found']['headings']

/** Under which heading each kind of place stands. */
const HEADINGS: Readonly<Record<PlaceKind, Heading>> = {
  answer: 'responses',
  draft: 'responses',
  alternative: 'responses',
  upload: 'responses',
  initials: 'responses',
  correction: 'corrections',
  concern: 'concerns',
  'theme-decision': 'themes',
  agency: 'agencies',
  'agency-upload': 'agencies',
  'response-upload': 'uploads',
  statement: 'conclusions',
  quote: 'conclusions',
  message: 'messages',
  wording: 'messages',
  action: 'group',
  offer: 'offer',
  indicator: 'group',
  activity: 'activity',
  round: 'kept',
  release: 'kept',
  organiser: 'kept',
}

/** The headings that have hits, in their order. */
export function hitsByHeading<H extends PersonHit>(
  hits: readonly H[],
): readonly { readonly heading: Heading; readonly hits: readonly H[] }[] {
  const headings = [...new Set(PLACE_KINDS.map((kind) => HEADINGS[kind]))]
  return headings.flatMap((heading) => {
    const own = hits.filter(({ places }) => places[0] && HEADINGS[places[0].place.kind] === heading)
    return own.length > 0 ? [{ heading, hits: own }] : []
  })
}

/** What a place belongs to: "Response S01, Early help audit 2027". */
export function whereOf({ kind, object, roundId }: PersonPlace, rounds: Rounds, language: Language): string {
  const words = language.requests.found
  const round = rounds.get(roundId ?? 0)?.round.title ?? ''
  switch (HEADINGS[kind]) {
    case 'responses':
    case 'corrections':
    case 'concerns':
      return words.response(object, round)
    case 'themes':
      return words.themeDecision(object, round)
    case 'agencies':
      return kind === 'agency' ? words.agency(object) : words.agencyUpload(round)
    case 'uploads':
      return words.responseUpload(object, round)
    case 'conclusions':
      return kind === 'quote' ? words.quote(object, round) : words.statement(object, round)
    case 'messages':
      return kind === 'message' ? words.message(object, round) : words.wording(round)
    case 'group':
      return kind === 'action' ? words.action(object, round) : words.indicator(object, round)
    case 'offer':
      return words.offer(object, round)
    case 'activity':
      return words.activity(object)
    case 'kept':
      if (kind === 'release') return words.release(object, round)
      return kind === 'organiser' ? words.organiser : words.round(round)
  }
}

/** What a place is of that: the question, or the field. */
export function fieldOf(place: PersonPlace, rounds: Rounds, language: Language): string {
  const words = language.requests.found
  if (place.kind === 'theme-decision' && place.field === 'value') return words.fields.themes
  const known = Object.entries(words.fields).find(([name]) => name === place.field)
  const visit = rounds.get(place.roundId ?? 0)
  if (known && stateOf(place, language) === '') return known[1]
  const label = visit && answerLabels(visit.questionnaire, visit.round).get(place.field)
  return words.about(label ?? place.field)
}

/** Which state of an answer a place is; "" for everything else. */
export function stateOf({ kind, version }: PersonPlace, language: Language): string {
  const { kinds } = language.requests.found
  if (kind === 'answer') return kinds.answer(String(version))
  return kind === 'draft' || kind === 'alternative' || kind === 'upload' ? kinds[kind] : ''
}

/** A row for each text of hits, for files. */
export function personRows(hits: readonly PersonHit[], rounds: Rounds, language: Language) {
  return hits.flatMap(({ match, places }) =>
    places.map(({ place }) => ({
      where: whereOf(place, rounds, language),
      field: fieldOf(place, rounds, language),
      state: stateOf(place, language),
      match: language.requests.found.matches[match],
      text: place.text,
    })),
  )
}
