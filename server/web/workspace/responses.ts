/** A round's responses as a list that can be searched, for leads. */
import type { Request } from 'express'
import { textOf } from '../../audit/answers.js'
import { cleanResponse, whyLeftOut, type Correction } from '../../audit/corrections.js'
import { ISSUE_KINDS, type QualityIssue } from '../../audit/qualityIssues.js'
import { groupBy } from '../../audit/themes/order.js'
import { listConcerns } from '../../db/concerns.js'
import { listCorrections } from '../../db/corrections.js'
import { listResponseHeads, type ResponseHead } from '../../db/responseHistory.js'
import { listResponses } from '../../db/responses.js'
import { searchResponses } from '../../db/search.js'
import type { Db } from '../../db/store.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import {
  PAGE_LENGTH,
  responsesPage,
  STATES,
  type ListFilters,
  type ListedResponse,
} from '../pages/workspace/responsesPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { layerStamp } from './layerStamp.js'
import { issuesOfResponses, issuesOfRound } from './lookedAt.js'
import { record, told } from './record.js'

/** GET /rounds/:round/responses?search=&sector=&state=&flag=&page= */
export const showResponses: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const filters = filtersIn(req)
  const all = await listAll(services, visit)
  const matching = await matchingOf(services, visit, filters, all)
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_LENGTH))
  const page = Math.min(pages, filters.page)
  const shown = matching.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH)
  const issues = await issuesOfShown(services, visit, shown)
  await record(services, req, round, 'responses-seen', 'responses')
  const model = responsesPage(
    {
      ...visit,
      filters: { ...filters, page },
      pages,
      all,
      found: matching.length,
      shown: shown.map((response) => ({ response, issues: issues.get(response.reference) ?? [] })),
      concerns: (await listConcerns(services.db, round.id)).filter(({ passed }) => !passed),
      banner: told(req, services.language.requests.wholeDone),
    },
    services.language,
  )
  const navigation = workspaceNavigation(round, 'responses', services.language)
  await sendPage(services, res, 'workspace/responses', model, { round, navigation, wide: true })
}

function filtersIn(req: Request): ListFilters {
  const value = (name: string) => {
    const given = req.query[name]
    return typeof given === 'string' ? given.slice(0, 200) : ''
  }
  const page = Number(value('page'))
  return {
    search: value('search'),
    sector: value('sector'),
    state: STATES.find((state) => state === value('state')) ?? '',
    flag: ISSUE_KINDS.find((kind) => kind === value('flag')) ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

interface Remembered {
  readonly stamp: string
  readonly all: readonly ListedResponse[]
}

/** The lists of each store's rounds, remembered until something in them changes. */
const lists = new WeakMap<Db, Map<number, Remembered>>()

/** Forgets the lists. */
export function forgetLists(db: Db): void {
  lists.delete(db)
}

/** Every response with its agency, sector and state as corrected. */
async function listAll({ db }: Services, { round }: RoundVisit): Promise<readonly ListedResponse[]> {
  const ofStore = lists.get(db) ?? new Map<number, Remembered>()
  lists.set(db, ofStore)
  const stamp = await layerStamp(db, round.id)
  const remembered = ofStore.get(round.id)
  if (remembered?.stamp === stamp) return remembered.all
  const heads = await listResponseHeads(db, round.id)
  const byReference = groupBy(await listCorrections(db, round.id), ({ reference }) => reference)
  const all = heads.map((head) => listed(head, round.edition, byReference.get(head.reference) ?? []))
  ofStore.set(round.id, { stamp, all })
  return all
}

function listed(head: ResponseHead, edition: string, own: readonly Correction[]): ListedResponse {
  const { reference, version, agency, sector } = head
  const { answers } = cleanResponse({ reference, version, edition, answers: { agency, sector } }, own)
  return {
    ...head,
    agency: textOf(answers, 'agency'),
    sector: textOf(answers, 'sector'),
    state: whyLeftOut(own) ?? 'counted',
  }
}

async function matchingOf(
  services: Services,
  visit: RoundVisit,
  { search, sector, state, flag }: ListFilters,
  all: readonly ListedResponse[],
): Promise<readonly ListedResponse[]> {
  const holding =
    search.trim() === '' ? undefined : await searchResponses(services.db, visit.round.id, search)
  const flagged =
    flag === ''
      ? undefined
      : new Set(
          (await issuesOfRound(services, visit))
            .filter(({ kind }) => kind === flag)
            .map(({ reference }) => reference),
        )
  return all.filter(
    (response) =>
      (holding?.has(response.reference) ?? true) &&
      (flagged?.has(response.reference) ?? true) &&
      (sector === '' || response.sector === (sector === 'blank' ? '' : sector)) &&
      (state === '' || (state === 'changed' ? response.version > 1 : response.state === state)),
  )
}

async function issuesOfShown(
  services: Services,
  visit: RoundVisit,
  shown: readonly ListedResponse[],
): Promise<ReadonlyMap<string, readonly QualityIssue[]>> {
  const references = shown.map(({ reference }) => reference)
  if (references.length === 0) return new Map()
  const responses = await listResponses(services.db, visit.round.id, references)
  const corrections = await listCorrections(services.db, visit.round.id)
  return groupBy(
    await issuesOfResponses(services, visit, responses, corrections),
    ({ reference }) => reference,
  )
}
