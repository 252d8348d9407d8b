/** Releasing findings: what a release would say and cost, and making it. */
import type { Request, Response } from 'express'
import { disclosureCosts } from '../../audit/disclosure.js'
import { countChanged, SMALLEST_SECTORS, tooCloseTo } from '../../audit/releases.js'
import { ukDate } from '../../audit/rounds.js'
import { insertRelease, listReleases, type KeptRelease } from '../../db/releases.js'
import { organiserOf } from '../account/session.js'
import { findingsOf } from '../findings/roundFindings.js'
import { findingsOrProgress } from '../findings/waiting.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { newReleasePage } from '../pages/workspace/newReleasePage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { basisUnder, publicationOf, releaseOf, settingsFor } from './publication.js'
import { posted, record, told } from './record.js'

/** GET /rounds/:round/releases/new */
export const showNewRelease: Handler = (services) => async (req, res) => {
  await sendNewRelease(services, req, res, await visitRound(services, req))
}

/** POST /rounds/:round/releases: freezes the findings as they are now, for everybody. */
export const createRelease: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const { releasing: words } = services.language
  const found = await findingsOf(services, visit)
  if (!('findings' in found)) {
    res.redirect(303, `${workspaceOf(round).newRelease}?done=waited`)
    return
  }
  const releases = await listReleases(services.db, round.id)
  const smallest = SMALLEST_SECTORS.find((choice) => String(choice) === posted(req, 'smallestSector'))
  const settings = settingsFor(visit, releases, smallest)
  const basis = basisUnder(found, visit)
  const now = services.clock()
  const publication = await publicationOf(services, visit, found, settings)
  const number = (releases[0]?.number ?? 0) + 1
  const { release, leftOut } = await releaseOf(services, visit, found, publication, {
    ...{ number, releasedOn: ukDate(now) },
  })
  const messages = new Map([
    ...(smallest === undefined && releases.length === 0
      ? [['smallestSector', words.settingsMissing] as const]
      : []),
    ...(leftOut.length === 0 || posted(req, 'leftOut') === 'yes'
      ? []
      : [['leftOut', services.language.conclusions.leftOut.confirmMissing] as const]),
    ...(posted(req, 'confirmed') === 'yes' ? [] : [['confirmed', words.confirmMissing] as const]),
    ...(isOvertaken(req, releases) ? [['confirmed', words.overtaken] as const] : []),
  ])
  if (messages.size > 0 || tooCloseTo(releases, basis, settings.minimumCount) !== undefined) {
    await sendNewRelease(services, req, res, visit, messages)
    return
  }
  const organiserId = organiserOf(req)?.id ?? 0
  const isReleased = await inOneStep(services, async (within) => {
    if (!(await insertRelease(within.db, round.id, release, basis, organiserId, now))) return false
    await record(within, req, round, 'findings-released', `releases/${number}`)
    return true
  })
  if (!isReleased) {
    await sendNewRelease(services, req, res, visit, new Map([['confirmed', words.overtaken]]))
    return
  }
  res.redirect(303, `${workspaceOf(round).releases}?done=released`)
}

/** Whether findings were released since the form was shown: by somebody else, or by sending it twice. */
function isOvertaken(req: Request, releases: readonly KeptRelease[]): boolean {
  const shown = posted(req, 'after')
  return shown !== '' && shown !== String(releases[0]?.number ?? 0)
}

async function sendNewRelease(
  services: Services,
  req: Request,
  res: Response,
  visit: RoundVisit,
  messages: ReadonlyMap<string, string> = new Map(),
) {
  const { round } = visit
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return
  const releases = await listReleases(services.db, round.id)
  const settings = settingsFor(visit, releases)
  const offered = releases.length > 0 ? [settings.smallestSector] : SMALLEST_SECTORS
  const publication = await publicationOf(services, visit, found, settings)
  const { leftOut } = await releaseOf(services, visit, found, publication, { number: 0, releasedOn: null })
  const basis = basisUnder(found, visit)
  const close = tooCloseTo(releases, basis, settings.minimumCount)
  const page = newReleasePage(
    {
      round,
      now: services.clock(),
      settings,
      latest: releases[0]?.number ?? 0,
      banner: told(req, services.language.releasing.undone),
      costs: disclosureCosts(
        publication,
        offered.map((smallestSector) => ({ ...settings, smallestSector })),
      ),
      tooClose:
        close === undefined
          ? undefined
          : {
              number: close,
              changed: countChanged(releases.find(({ number }) => number === close)?.basis ?? {}, basis),
            },
      leftOut,
      isLeftOutConfirmed: posted(req, 'leftOut') === 'yes',
      messages,
      isSent: req.method === 'POST',
      chosen: posted(req, 'smallestSector'),
    },
    services.language,
  )
  await sendPage(services, res, 'workspace/new-release', page, {
    round,
    back: workspaceOf(round).releases,
    hasErrors: page.errorSummary !== false,
  })
}
