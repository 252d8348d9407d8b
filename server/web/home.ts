import { listRounds } from '../db/rounds.js'
import { isOrganiser } from './guards.js'
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
  const organiser = await isOrganiser(services, req)
  await sendPage(services, res, 'home', homePage(rounds, organiser, services.clock(), services.language))
}
