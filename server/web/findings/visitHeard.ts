/** What "You said" shows of a release. */
import { heardFindings } from '../../audit/heard.js'
import { findRelease } from '../../db/releases.js'
import { findHeard } from '../../db/heard.js'
import type { RoundVisit } from '../guards.js'
import type { HeardInput } from '../pages/heardPage.js'
import type { Services } from '../services.js'
import { offerFor } from './visitOffer.js'

/** Whether agencies of a round read anything. */
export async function isHeard({ db }: Services, { round }: RoundVisit): Promise<boolean> {
  return (await standingNumber(db, round.id)) !== undefined
}

/** What an agency of this sector reads, or undefined while agencies read nothing. */
export async function heardBy(
  services: Services,
  visit: RoundVisit,
  sector: string | null,
): Promise<HeardInput | undefined> {
  const number = await standingNumber(services.db, visit.round.id)
  return number === undefined ? undefined : heardOf(services, visit, number, () => sector)
}

async function standingNumber(db: Services['db'], roundId: number): Promise<number | undefined> {
  const heard = await findHeard(db, roundId)
  return heard?.isReleaseWithdrawn === false ? heard.number : undefined
}

/**
 * What an agency would read of a release; undefined where the round has none of that number.
 *
 * @param sectorIn the reader's sector, one of a group of sectors or none
 */
export async function heardOf(
  services: Services,
  visit: RoundVisit,
  number: number,
  sectorIn: (groups: HeardInput['release']['findings']['sectorGroups']) => string | null,
): Promise<HeardInput | undefined> {
  const { round } = visit
  const found = await findRelease(services.db, round.id, number)
  if (!found) return undefined
  const { release } = found
  const heard = heardFindings(release.findings, sectorIn(release.findings.sectorGroups))
  // Entries go when the words go, but for what the release printed.
  const offer =
    round.wordsDeletedOn === null
      ? await offerFor(services, visit, 'agencies')
      : (release.conclusions?.offer ?? [])
  return { round, release, heard, offer }
}
