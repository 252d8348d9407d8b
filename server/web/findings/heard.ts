/** "You said" for leads: a preview, and letting agencies read it or taking it back. */
import type { Request, Response } from 'express'
import { findHeard, releaseHeard, withdrawHeard } from '../../db/heard.js'
import { latestRelease } from '../../db/releases.js'
import { requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOf } from '../pages/addresses.js'
import { addressesOfHeard } from '../pages/findings/heardAddresses.js'
import { heardLeadPage } from '../pages/findings/heardLeadPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from '../workspace/record.js'
import { heardOf } from './visitHeard.js'

/** GET /rounds/:round/heard?sector= */
export const showHeardPreview: Handler = (services) => async (req, res) => {
  await sendPreview(services, req, res, await visitRound(services, req))
}

/** POST /rounds/:round/heard: agencies read the release that was previewed. */
export const createHeard: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitRound(services, req)
  const { db, clock, language } = services
  const { round } = visit
  const latest = await latestRelease(db, round.id)
  if (latest === undefined || posted(req, 'release') !== String(latest)) {
    const messages = new Map([['release', language.heard.lead.outdated]])
    await sendPreview(services, req, res, visit, messages)
    return
  }
  await inOneStep(services, async (within) => {
    if (await releaseHeard(within.db, { roundId: round.id, organiserId }, latest, clock()))
      await record(within, req, round, 'heard-released', `releases/${latest}`)
  })
  res.redirect(303, `${addressesOfHeard(round).page}?done=released`)
}

/** POST /rounds/:round/heard/withdrawal: of what the form was shown with. */
export const createHeardWithdrawal: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitRound(services, req)
  const { db, clock, language } = services
  const { round } = visit
  const standing = await findHeard(db, round.id)
  if (standing && posted(req, 'heard') !== String(standing.id)) {
    const messages = new Map([['withdrawal', language.heard.lead.outdated]])
    await sendPreview(services, req, res, visit, messages)
    return
  }
  if (standing)
    await inOneStep(services, async (within) => {
      if (await withdrawHeard(within.db, { roundId: round.id, organiserId }, standing.id, clock()))
        await record(within, req, round, 'heard-withdrawn', `releases/${standing.number}`)
    })
  res.redirect(303, `${addressesOfHeard(round).page}?done=withdrawn`)
}

async function sendPreview(
  services: Services,
  req: Request,
  res: Response,
  visit: RoundVisit,
  messages: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const { db, language } = services
  const { round } = visit
  const latest = await latestRelease(db, round.id)
  const preview =
    latest === undefined
      ? undefined
      : await heardOf(services, visit, latest, (groups) => {
          const chosen = groups.find(({ id }) => id === req.query.sector) ?? groups[0]
          return chosen?.sectors[0] ?? null
        })
  const page = heardLeadPage(
    {
      ...{ round, preview, messages },
      standing: await findHeard(db, round.id),
      banner: told(req, language.heard.lead.done),
    },
    language,
  )
  await sendPage(services, res, 'findings/heard', page, {
    round,
    back: addressesOf(round).findings,
    navigation: workspaceNavigation(round, 'findings', language),
    hasErrors: messages.size > 0,
    wide: true,
  })
}
