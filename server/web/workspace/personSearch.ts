/** Looks for a person in the whole store, at every request anew: what is found is kept nowhere. */
import { setImmediate } from 'node:timers/promises'
import type { Request } from 'express'
import { isKept, personHits, type PersonHit } from '../../audit/personHits.js'
import { personFinder, type PersonFinder } from '../../audit/personTerms.js'
import { findQuestion, optionsOf } from '../../audit/questionnaire.js'
import { placeBatches, type StoredPlace } from '../../db/personPlaces.js'
import { closeOldRequests, findPersonRequest, type PersonRequest } from '../../db/personRequests.js'
import { listRounds } from '../../db/rounds.js'
import { notFound } from '../errors.js'
import { param, type RoundVisit } from '../guards.js'
import type { Services } from '../services.js'

export type StoredHit = PersonHit<StoredPlace>

export interface PersonSearch {
  readonly request: PersonRequest
  readonly find: PersonFinder
  /** By id; without those whose questionnaire is gone. */
  readonly rounds: ReadonlyMap<number, RoundVisit>
  /** What can be exported, hidden and erased. */
  readonly hits: readonly StoredHit[]
  /** What was found and is kept. */
  readonly kept: readonly StoredHit[]
}

/** The open request of the address. @throws notFound */
export async function visitRequest(
  { db, clock }: Services,
  req: Request,
): Promise<PersonRequest & { readonly term: string }> {
  await closeOldRequests(db, clock())
  const request = await findPersonRequest(db, param(req, 'request'))
  if (request?.term === undefined) throw notFound()
  return { ...request, term: request.term }
}

/** Looks for whom a request is about. @throws notFound */
export async function searchPerson(services: Services, req: Request): Promise<PersonSearch> {
  const { db, questionnaires } = services
  const request = await visitRequest(services, req)
  const find = personFinder(request.term)
  const rounds = new Map<number, RoundVisit>()
  for (const round of await listRounds(db)) {
    const questionnaire = questionnaires.get(round.edition)
    if (questionnaire) rounds.set(round.id, { round, questionnaire })
  }
  const questionOf = ({ source, roundId, field }: StoredPlace) => {
    const visit = source.isAnswer && roundId !== null ? rounds.get(roundId) : undefined
    return visit && findQuestion(visit.questionnaire, field)
  }
  const isContact = (place: StoredPlace) =>
    questionOf(place)?.personal === true || CONTACTS.has(`${place.kind} ${place.field}`)
  const places: StoredPlace[] = []
  const isWanted = (place: StoredPlace) => {
    const question = questionOf(place)
    // A choice is the questionnaire's word and nobody's own.
    if (question && optionsOf(question).some(({ id }) => id === place.text)) return false
    return isContact(place) || find(place.text).length > 0
  }
  for await (const batch of placeBatches(db)) {
    places.push(...batch.filter(isWanted))
    await setImmediate()
  }
  const all = personHits(places, find, isContact)
  const isKeptHit = (hit: StoredHit) => hit.places.some(({ place }) => isKept(place))
  return {
    request,
    find,
    rounds,
    hits: all.filter((hit) => !isKeptHit(hit)),
    kept: all.filter(isKeptHit),
  }
}

const CONTACTS: ReadonlySet<string> = new Set([
  'agency contact',
  'agency email',
  'organiser name',
  'organiser email',
])
