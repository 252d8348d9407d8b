/** Findings for a page or a file, or the page that says how far they are. */
import type { Request, Response } from 'express'
import { flagSmallSectors } from '../../audit/maskedFindings.js'
import { isLead, type RoundVisit } from '../guards.js'
import { findingsWork } from '../pages/progressPage.js'
import { sendProgress } from '../progress.js'
import type { Services } from '../services.js'
import { memberViewOf, type MemberView } from '../workspace/layer.js'
import { findingsOf, type RoundFindings } from './roundFindings.js'

/** How often the page asks again by itself. */
const SECONDS = 5

/** Findings as whoever asks may read them. */
export interface ReadableFindings extends RoundFindings {
  /** The mask that members of the group read through; undefined for leads. */
  readonly view: MemberView | undefined
}

/**
 * The findings of a round, as whoever asks may read them. Undefined while they are being worked out: then the page
 * that says so has been sent, which asks for the same address again until it answers; with "?ask=no" only when
 * somebody says so.
 *
 * @throws findingsFailed
 */
export async function findingsOrProgress(
  services: Services,
  visit: RoundVisit,
  req: Request,
  res: Response,
): Promise<ReadableFindings | undefined> {
  const found = await findingsOf(services, visit)
  if ('findings' in found) {
    const view = isLead(req) ? undefined : await memberViewOf(services.db, visit.round.id, found.layer)
    return {
      ...found,
      findings: view ? flagSmallSectors(view.findings(found.findings)) : found.findings,
      view,
    }
  }
  const work = findingsWork(found, services.language)
  await sendProgress(services, req, res, work, { round: visit.round, back: '/', every: SECONDS })
  return undefined
}
