/** What a round's directory rests on: its entries, what their answers say by now, and what can be chosen. */
import type { Request } from 'express'
import { textOf, type AuditResponse } from '../../audit/answers.js'
import { knownNamesIn, type KnownNames } from '../../audit/maskedText.js'
import type { PublishedService } from '../../audit/conclusions.js'
import { publishOffer } from '../../audit/offer/sharing.js'
import { issuesOf } from '../../audit/offer/definition.js'
import {
  readEntries,
  type AnswerText,
  type OfferEntry,
  type OfferSource,
  type ReadEntry,
} from '../../audit/offer/entries.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import { listAgencies } from '../../db/agencies.js'
import { listOfferEntries, listOfferVersions } from '../../db/offer.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, visitRound, type RoundVisit } from '../guards.js'
import type { OfferChoices } from '../pages/findings/offerForm.js'
import type { Services } from '../services.js'
import { readLayer } from '../workspace/layer.js'
import { readRegister } from '../workspace/register.js'

export interface OfferVisit extends RoundVisit {
  readonly entries: readonly ReadEntry[]
  /** As corrected, those that count. */
  readonly responses: readonly AuditResponse[]
  /** Agencies and persons that are known in the round. */
  readonly names: KnownNames
}

/** The directory of the address's round. @throws notFound */
export async function visitOffer(services: Services, req: Request): Promise<OfferVisit> {
  return readOffer(services, await visitRound(services, req))
}

async function readOffer({ db }: Services, visit: RoundVisit): Promise<OfferVisit> {
  const { id } = visit.round
  const { responses, submitted } = await readLayer(db, id)
  const entries = readEntries(await listOfferEntries(db, id), answerTexts(responses))
  const register = await readRegister(db, id)
  return { ...visit, entries, responses, names: knownNamesIn([...submitted, ...responses], register) }
}

/** What a release made now prints of the directory, or what agencies read of it now. */
export async function offerFor(
  services: Services,
  visit: RoundVisit,
  reader: 'agencies' | 'public',
): Promise<readonly PublishedService[]> {
  const { questionnaire } = visit
  const { entries, names } = await readOffer(services, visit)
  return publishOffer(entries, reader, names, {
    sectors: sectorsOf(questionnaire),
    issues: issuesOf(services.offers.get(questionnaire.edition), questionnaire),
  })
}

function answerTexts(responses: readonly AuditResponse[]): AnswerText {
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  return ({ reference, questionId }: OfferSource) => {
    const response = byReference.get(reference)
    return response && textOf(response.answers, questionId)
  }
}

export interface EntryVisit extends RoundVisit {
  readonly read: ReadEntry
  /** The latest first. */
  readonly versions: readonly OfferEntry[]
  /** What its answer says by now; undefined where it comes from none, or from one that does not count. */
  readonly answer: string | undefined
}

/** The entry of the address. @throws notFound */
export async function visitEntry(services: Services, req: Request): Promise<EntryVisit> {
  const visit = await visitRound(services, req)
  const { id } = visit.round
  const versions = await listOfferVersions(services.db, id, wholeNumber(param(req, 'entry')))
  const [last] = versions
  const textFor = last?.source ? answerTexts((await readLayer(services.db, id)).responses) : () => undefined
  const [read] = last ? readEntries([last], textFor) : []
  if (!last || !read) throw notFound()
  return { ...visit, read, versions, answer: last.source ? textFor(last.source) : undefined }
}

/** What a lead can choose from. */
export async function offerChoices(
  { db, offers }: Services,
  { questionnaire }: RoundVisit,
): Promise<OfferChoices> {
  const register = await listAgencies(db)
  return {
    agencies: register.map(({ id, name }) => ({ id, name })),
    sectors: sectorsOf(questionnaire),
    issues: issuesOf(offers.get(questionnaire.edition), questionnaire),
  }
}
