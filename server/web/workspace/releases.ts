/** What was released of a round's findings, and taking a release back. */
import type { Request, Response } from 'express'
import { publishFindings } from '../../audit/disclosure.js'
import { countDifferent } from '../../audit/published.js'
import { countChanged } from '../../audit/releases.js'
import { findRelease, listReleases, withdrawRelease, type KeptRelease } from '../../db/releases.js'
import { organiserOf } from '../account/session.js'
import { reasonOf } from '../errors.js'
import { findingsOf, type RoundFindings } from '../findings/roundFindings.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { releasesPage } from '../pages/workspace/releasesPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { basisUnder, publicationOf, settingsFor } from './publication.js'
import { posted, record, told } from './record.js'

/** GET /rounds/:round/releases */
export const showReleases: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  await sendReleases(services, req, res, visit)
}

/** POST /rounds/:round/releases/withdrawals: of one release, with a reason that its readers are told. */
export const createReleaseWithdrawal: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const { releasing: words } = services.language
  const [number, reason] = [posted(req, 'release'), posted(req, 'reason')]
  const releases = await listReleases(services.db, round.id)
  const chosen = releases.find((one) => String(one.number) === number && !one.withdrawn)
  const messages = new Map([
    ...(chosen ? [] : [['release', words.releaseMissing] as const]),
    ...(reason === '' ? [['reason', words.reasonMissing] as const] : []),
  ])
  if (!chosen || messages.size > 0) {
    await sendReleases(services, req, res, visit, { messages, number, reason })
    return
  }
  const which = { roundId: round.id, number: chosen.number, organiserId: organiserOf(req)?.id ?? 0 }
  await inOneStep(services, async (within) => {
    if (await withdrawRelease(within.db, which, reason, services.clock()))
      await record(within, req, round, 'release-withdrawn', `releases/${number}`, reason)
  })
  res.redirect(303, `${workspaceOf(round).releases}?done=withdrawn`)
}

interface Typed {
  readonly messages: ReadonlyMap<string, string>
  readonly number: string
  readonly reason: string
}

async function sendReleases(
  services: Services,
  req: Request,
  res: Response,
  visit: RoundVisit,
  typed?: Typed,
) {
  const { round } = visit
  const releases = await listReleases(services.db, round.id)
  const page = releasesPage(
    {
      round,
      releases,
      since: await sinceLatest(services, visit, releases),
      banner: told(req, services.language.releasing.done),
      ...typed,
    },
    services.language,
  )
  await sendPage(services, res, 'workspace/releases', page, {
    round,
    navigation: workspaceNavigation(round, 'findings', services.language),
    hasErrors: typed !== undefined,
  })
}

/** What has changed since the latest release. One can be withdrawn while that is worked out, and where it can't be. */
async function sinceLatest(services: Services, visit: RoundVisit, releases: readonly KeptRelease[]) {
  if (releases.length === 0) return undefined
  try {
    const found = await findingsOf(services, visit)
    return 'findings' in found ? await changesSince(services, visit, releases, found) : 'waiting'
  } catch (error) {
    services.log.error({ error: reasonOf(error) }, 'findings were not compared with a release')
    return 'failed'
  }
}

/** How many responses, and how many published figures, are different from the latest release; undefined before the first. */
async function changesSince(
  services: Services,
  visit: RoundVisit,
  releases: readonly KeptRelease[],
  found: RoundFindings,
) {
  const [latest] = releases
  const kept = latest && (await findRelease(services.db, visit.round.id, latest.number))
  if (!kept) return undefined
  const publication = await publicationOf(services, visit, found, settingsFor(visit, releases))
  return {
    responses: countChanged(latest.basis, basisUnder(found, visit)),
    figures: countDifferent(kept.release.findings, publishFindings(publication)),
  }
}
