/** Responses that came without anybody saying for which agency: the lead matches them, names alike are suggested. */
import type { Request, Response } from 'express'
import type { Agency } from '../../audit/agencies.js'
import { nameKey, suggestAgencies } from '../../audit/agencyNames.js'
import { findAgency, findAgencyByName, listAgencies, listRoundAgencies } from '../../db/agencies.js'
import {
  countUnmatched,
  findUnmatched,
  listUnmatched,
  matchNewAgency,
  matchResponse,
} from '../../db/matches.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { ANOTHER, matchesPage, NEW_AGENCY, NOBODY } from '../pages/workspace/matchesPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from './record.js'

/** A page's worth of decisions. */
const MOST = 10

/** GET /rounds/:round/matches */
export const showMatches: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { matched } = services.language.workspace.matches
  await sendMatches(services, res, visit, { banner: told(req, { matched }) })
}

/**
 * POST /rounds/:round/matches: a response's reference with an agency's number, the name of another one, the wish to add
 * the one that it names, or that nobody knows after all.
 */
export const createMatch: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const reference = posted(req, 'reference')
  const problem = await inOneStep(services, async (within) => {
    const found = await match(within, req, visit, reference)
    if (found === undefined) await record(within, req, round, 'response-matched', `responses/${reference}`)
    return found
  })
  if (problem !== undefined) {
    await sendMatches(services, res, visit, { wrong: { reference, problem, name: posted(req, 'name') } })
    return
  }
  res.redirect(303, `${workspaceOf(round).matches}?done=matched`)
}

/** Returns what is wrong with the form, in a sentence. */
async function match(
  { db, clock, language }: Services,
  req: Request,
  { round }: RoundVisit,
  reference: string,
): Promise<string | undefined> {
  const { matches: words } = language.workspace
  const chosen = posted(req, 'agency')
  if (chosen === NEW_AGENCY) {
    const response = await findUnmatched(db, round.id, reference)
    if (!response) throw notFound()
    if (nameKey(response.name) === '') return words.noName
    await matchNewAgency(db, round.id, response, clock())
    return undefined
  }
  const agency = await agencyChosen(db, chosen, posted(req, 'name'))
  if (!agency && chosen !== NOBODY) return chosen === '' ? words.choose : words.unknown
  if (!(await matchResponse(db, round.id, reference, agency?.id ?? null))) throw notFound()
  return undefined
}

async function agencyChosen(db: Services['db'], chosen: string, name: string): Promise<Agency | undefined> {
  if (chosen === ANOTHER) return findAgencyByName(db, name)
  return findAgency(db, wholeNumber(chosen))
}

async function sendMatches(
  services: Services,
  res: Response,
  { round, questionnaire }: RoundVisit,
  shown: {
    readonly banner?: string | undefined
    readonly wrong?: { readonly reference: string; readonly problem: string; readonly name: string }
  },
): Promise<void> {
  const { db, language } = services
  const inRound = (await listRoundAgencies(db, round.id)).map(({ agency }) => agency)
  const known = new Set(inRound.map(({ id }) => id))
  const agencies = [...inRound, ...(await listAgencies(db)).filter(({ id }) => !known.has(id))]
  const responses = await listUnmatched(db, round.id, MOST)
  const page = matchesPage(
    {
      ...shown,
      round,
      questionnaire,
      responses: responses.map((one) => ({ ...one, suggestions: suggestAgencies(one, agencies) })),
      more: Math.max(0, (await countUnmatched(db, round.id)) - responses.length),
    },
    language,
  )
  await sendPage(services, res, 'workspace/matches', page, {
    round,
    navigation: workspaceNavigation(round, 'coverage', language),
    hasErrors: shown.wrong !== undefined,
  })
}
