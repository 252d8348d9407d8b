/** Rounds, their coverage and their releases, for programs. */
import type { z } from 'zod'
import { coverageByDay, coverageOf } from '../../audit/coverage.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import { stateOf, type Round } from '../../audit/rounds.js'
import { countExpected, listRoundAgencies } from '../../db/agencies.js'
import { listReleases, type KeptRelease } from '../../db/releases.js'
import { countResponses } from '../../db/responses.js'
import { listRounds } from '../../db/rounds.js'
import { visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { API } from '../pages/addresses.js'
import { addressesOfRelease } from '../pages/published/addresses.js'
import type { Services } from '../services.js'
import { sendAnswer, type apiSchemas } from './schemas.js'

/** GET /api/v1/rounds */
export const answerRounds: Handler = (services) => async (_req, res) => {
  const rounds = []
  for (const round of await listRounds(services.db)) rounds.push(await describeRound(services, round))
  sendAnswer(res, 'Rounds', { rounds })
}

/** GET /api/v1/rounds/:round */
export const answerRound: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  sendAnswer(res, 'Round', await describeRound(services, round))
}

/** GET /api/v1/rounds/:round/coverage */
export const answerCoverage: Handler = (services) => async (req, res) => {
  const { round, questionnaire } = await visitRound(services, req)
  const agencies = await listRoundAgencies(services.db, round.id)
  const { rows, total, unexpected, severally } = coverageOf(agencies, sectorsOf(questionnaire))
  const days = [...coverageByDay(agencies)]
  sendAnswer(res, 'Coverage', { rows: [...rows], total, unexpected, severally, days })
}

/** GET /api/v1/rounds/:round/releases */
export const answerReleases: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const kept = await listReleases(services.db, round.id)
  const current = kept.find(({ withdrawn }) => !withdrawn)
  const releases = kept.map((release) => describeRelease(services, round, release, release === current))
  sendAnswer(res, 'Releases', { releases })
}

async function describeRound(
  { db, clock, config }: Services,
  round: Round,
): Promise<z.input<typeof apiSchemas.Round>> {
  const { slug, title, area, edition, opensOn, closesOn, closedAt, archivedAt, invented } = round
  const address = `${config.publicUrl}${API.rounds}/${slug}`
  return {
    ...{ slug, title, area, edition, opensOn, closesOn, closedAt, archivedAt, invented },
    state: stateOf(round, clock()),
    expected: (await countExpected(db, round.id)) ?? round.expected,
    responses: await countResponses(db, round.id),
    links: {
      coverage: `${address}/coverage`,
      findings: `${address}/findings`,
      responses: `${address}/responses`,
      releases: `${address}/releases`,
    },
  }
}

function describeRelease(
  { config }: Services,
  round: Round,
  { number, releasedAt, withdrawn, minimumCount, smallestSector }: KeptRelease,
  isCurrent: boolean,
): z.input<typeof apiSchemas.Release> {
  const { page, json, tables } = addressesOfRelease(round, number)
  const { publicUrl } = config
  const standing = withdrawn ? 'withdrawn' : isCurrent ? 'published' : 'superseded'
  return {
    ...{ number, releasedAt, standing, withdrawn },
    disclosure: { minimumCount, smallestSector },
    links: { page: publicUrl + page, findings: publicUrl + json, tables: publicUrl + tables },
  }
}
