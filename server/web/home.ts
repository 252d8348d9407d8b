import { includesRole, type Role } from '../audit/organisers.js'
import { coverageOf } from '../audit/coverage.js'
import type { Round } from '../audit/rounds.js'
import { listRoundAgencies } from '../db/agencies.js'
import { latestRelease } from '../db/releases.js'
import { announcements } from '../audit/retention.js'
import { findKeeping } from '../db/retentions.js'
import { listRounds } from '../db/rounds.js'
import { organiserOf } from './account/session.js'
import type { Handler } from './handler.js'
import { firstRunPage, homePage, type HomeRound } from './pages/homePage.js'
import { sendPage } from './sendPage.js'
import type { Services } from './services.js'

/** GET /: the rounds, or what to do first on an empty store. */
export const showHome: Handler = (services) => async (req, res) => {
  const { db, clock, language } = services
  const role = organiserOf(req)?.role
  const may = (needed: Role) => role !== undefined && includesRole(role, needed)
  const isLead = may('lead')
  const rounds = await listRounds(db)
  if (rounds.length === 0) {
    const page = firstRunPage({ isSignedIn: role !== undefined, isLead }, language)
    await sendPage(services, res, 'first-run', page)
    return
  }
  const shown = rounds.filter(({ archivedAt }) => isLead || archivedAt === null)
  const homeRounds = await Promise.all(shown.map((round) => homeRound(services, round, isLead)))
  const page = homePage(
    homeRounds,
    { isSignedIn: role !== undefined, readsFindings: may('member'), isLead },
    clock(),
    language,
  )
  await sendPage(services, res, 'home', page)
}

/** A round, whether its findings are published, and for a lead how far it is and what will be deleted soon. */
async function homeRound({ db, config, clock }: Services, round: Round, isLead: boolean): Promise<HomeRound> {
  const isPublished = (await latestRelease(db, round.id)) !== undefined
  if (!isLead) return { round, coverage: undefined, isPublished, announced: [] }
  const keeping = await findKeeping(db, round, config.privacy.retentionYears)
  return {
    round,
    coverage: coverageOf(await listRoundAgencies(db, round.id), []).total,
    isPublished,
    announced: announcements(keeping, clock()),
  }
}
