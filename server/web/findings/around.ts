/** What stands around the pages of what comes of findings. */
import type { Request } from 'express'
import type { Round } from '../../audit/rounds.js'
import { isLead } from '../guards.js'
import type { Language } from '../language/en.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import type { Around } from '../sendPage.js'

/** The round's workspace around a page, for leads: its other parts are closed to members of the group. */
export function aroundGroup(req: Request, round: Round, language: Language): Around {
  return { round, ...(isLead(req) && { navigation: workspaceNavigation(round, 'findings', language) }) }
}
