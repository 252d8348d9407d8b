/** Findings for a page or a file, or the page that says how far they are. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, Response } from 'express'
import { sectorOf } from '../../audit/answers.js'
import { gatherSectors, withoutSector } from '../../audit/gatheredSectors.js'
import type { Findings } from '../../audit/findings.js'
import { isLead, type RoundVisit } from '../guards.js'
import { findingsWork } from '../pages/progressPage.js'
import { sendProgress } from '../progress.js'
import type { Services } from '../services.js'
import { memberViewOf, type MemberView } from '../workspace/layer.js'
import { findingsOf, type RoundFindings } from './roundFindings.js'

/** How often the page asks again by itself. */
const SECONDS = 5
/** Milliseconds until a form looks again, besides the pace's own. */
const AGAIN = 10

/** Findings as whoever asks may read them. */
export interface ReadableFindings extends RoundFindings {
  /** The mask that members of the group read through; undefined for leads. */
  readonly view: MemberView | undefined
  /** Without the mask: for what is worked out, never shown. */
  readonly unmasked: Findings
}

/**
 * The findings of a round, as whoever asks may read them. Undefined while they are being worked out: then the page
 * that says so has been sent, which asks for the same address again until it answers; with "?ask=no" only when
 * somebody says so. A form is answered when they are there: what was typed in it must not be lost to a page of progress.
 * A page that can say so is shown `evenEarlier` ones at once: see "updating" of what it gets.
 *
 * @throws findingsFailed
 */
export async function findingsOrProgress(
  services: Services,
  visit: RoundVisit,
  req: Request,
  res: Response,
  { evenEarlier = false } = {},
): Promise<ReadableFindings | undefined> {
  const found =
    req.method === 'POST'
      ? await findingsDone(services, visit)
      : await findingsOf(services, visit, { evenEarlier })
  if ('findings' in found) {
    if (isLead(req)) return { ...found, view: undefined, unmasked: found.findings }
    return asMember(found, await memberViewOf(services.db, visit.round.id, found.layer), visit)
  }
  const work = findingsWork(found, services.language)
  await sendProgress(services, req, res, work, { round: visit.round, back: '/', every: SECONDS })
  return undefined
}

/** Behind the mask, and without the sector of a response where few are of it or it does not count. */
function asMember(
  found: RoundFindings,
  view: MemberView,
  { questionnaire }: Pick<RoundVisit, 'questionnaire'>,
): ReadableFindings {
  const { findings, notShown } = gatherSectors(view.findings(found.findings), questionnaire)
  const leftOut = new Set(found.layer.leftOut.map(({ reference }) => reference))
  const response: MemberView['response'] = (one, instrument) => {
    const masked = view.response(one, instrument)
    const isHidden = leftOut.has(one.reference) || notShown.has(sectorOf(one) ?? '')
    return isHidden ? withoutSector(masked, instrument) : masked
  }
  return { ...found, findings, view: { ...view, response }, unmasked: found.findings }
}

async function findingsDone(services: Services, visit: RoundVisit): Promise<RoundFindings> {
  for (;;) {
    const found = await findingsOf(services, visit)
    if ('findings' in found) return found
    await sleep(AGAIN)
  }
}
