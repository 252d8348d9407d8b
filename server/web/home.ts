import { listRounds } from '../db/rounds.js'
import { includesRole } from '../audit/organisers.js'
import { organiserOf } from './account/session.js'
import type { Handler } from './handler.js'
import { firstRunPage, homePage } from './pages/homePage.js'
import { sendPage } from './sendPage.js'

/** GET /: the rounds, or what to do first on an empty store. */
export const showHome: Handler = (services) => async (req, res) => {
  const rounds = await listRounds(services.db)
  if (rounds.length === 0) {
    await sendPage(services, res, 'first-run', firstRunPage(services.language))
    return
  }
  const organiser = organiserOf(req)
  const readsFindings = organiser !== undefined && includesRole(organiser.role, 'member')
  const reader = { readsFindings, isSignedIn: organiser !== undefined }
  await sendPage(services, res, 'home', homePage(rounds, reader, services.clock(), services.language))
}
