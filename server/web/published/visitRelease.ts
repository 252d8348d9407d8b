/** The release that a request is about: one that anybody may read, or a draft that a lead looks through. */
import type { Request, Response } from 'express'
import { SMALLEST_SECTORS, type Release } from '../../audit/releases.js'
import type { Round } from '../../audit/rounds.js'
import { findRelease, latestRelease, listReleases } from '../../db/releases.js'
import { notFound, releaseWithdrawn } from '../errors.js'
import { findingsOrProgress } from '../findings/waiting.js'
import { wholeNumber } from '../fields.js'
import { param, visitRound } from '../guards.js'
import {
  addressesOfDraft,
  addressesOfRelease,
  publishedOf,
  type ReleaseAddresses,
} from '../pages/published/addresses.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import type { Services } from '../services.js'
import { publicationOf, releaseOf, settingsFor } from '../workspace/publication.js'

export interface ReleaseVisit {
  readonly round: Round
  readonly release: Release
  readonly addresses: ReleaseAddresses
  /** Where one goes back to from its first page. */
  readonly back: string
}

/** Finds the release of an address. Undefined where a page has been sent that says how long it takes. */
export type VisitRelease = (
  services: Services,
  req: Request,
  res: Response,
) => Promise<ReleaseVisit | undefined>

/** A release that stands. @throws notFound, releaseWithdrawn */
export const visitRelease: VisitRelease = async (services, req) => {
  const { round } = await visitRound(services, req)
  const number = wholeNumber(param(req, 'release'))
  const kept = await findRelease(services.db, round.id, number)
  if (!kept) throw notFound()
  if (kept.withdrawn) {
    const latest = await latestRelease(services.db, round.id)
    throw releaseWithdrawn(kept.withdrawn, latest === undefined ? undefined : publishedOf(round))
  }
  return { round, release: kept.release, addresses: addressesOfRelease(round, number), back: '/' }
}

/** What a release would be now, with sectors put together as the address says. @throws notFound */
export const visitDraftRelease: VisitRelease = async (services, req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const smallestSector = wholeNumber(param(req, 'smallest'))
  const releases = await listReleases(services.db, round.id)
  const settings = settingsFor(visit, releases, smallestSector)
  const isOffered = SMALLEST_SECTORS.some((choice) => choice === smallestSector)
  if (!isOffered || settings.smallestSector !== smallestSector) throw notFound()
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return undefined
  const publication = await publicationOf(services, visit, found, settings)
  const number = (releases[0]?.number ?? 0) + 1
  const { release } = await releaseOf(services, visit, found, publication, { number, releasedOn: null })
  return {
    round,
    release,
    addresses: addressesOfDraft(round, smallestSector),
    back: workspaceOf(round).newRelease,
  }
}
