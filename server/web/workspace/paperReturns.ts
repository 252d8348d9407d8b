/** Returns that came on paper, keyed in by a lead on the form that agencies fill in. */
import { randomUUID } from 'node:crypto'
import type { Response } from 'express'
import { ukDate } from '../../audit/rounds.js'
import { listRoundAgencies } from '../../db/agencies.js'
import { insertPaperReturn } from '../../db/paperReturns.js'
import { organiserOf } from '../account/session.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { hashOf, newKey, newReference } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { formPage } from '../pages/workspace/formPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { setResponseCookie } from '../respond/link.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record } from './record.js'

/** What the field says of a return whose agency is not in the list. */
const NOBODY = 'nobody'
/** Paper arrives late: so long it may be sent, in milliseconds. */
const TIME_TO_SEND = 30 * 24 * 60 * 60 * 1000

/** GET /rounds/:round/paper-returns */
export const showPaperReturn: Handler = (services) => async (req, res) => {
  await sendForm(services, res, await visitRound(services, req))
}

/** POST /rounds/:round/paper-returns: begins one, and leads to its sections. */
export const createPaperReturn: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { db, clock } = services
  const { round } = visit
  const whose = posted(req, 'agency')
  const known = (await listRoundAgencies(db, round.id)).find(({ agency }) => String(agency.id) === whose)
  if (!known && whose !== NOBODY) {
    await sendForm(services, res, visit, services.language.workspace.paper.noAgency)
    return
  }
  const [key, now] = [newKey(), clock()]
  const draft = {
    id: randomUUID(),
    reference: newReference(),
    roundId: round.id,
    agency: known?.agency,
    keyedBy: organiserOf(req)?.id ?? null,
    until: ukDate(new Date(now.getTime() + TIME_TO_SEND)),
    keyHash: hashOf(key),
  }
  await inOneStep(services, async (within) => {
    await insertPaperReturn(within.db, draft, now)
    await record(within, req, round, 'paper-return-begun', `paper-returns/${draft.reference}`)
  })
  setResponseCookie(services, res, round, key)
  res.redirect(303, addressesOf(round).response)
}

async function sendForm(
  services: Services,
  res: Response,
  { round }: RoundVisit,
  problem?: string,
): Promise<void> {
  const { db, language } = services
  const { paper: words } = language.workspace
  const agencies = await listRoundAgencies(db, round.id)
  const items = [
    { value: '', text: '' },
    ...agencies.map(({ agency }) => ({ value: String(agency.id), text: agency.name })),
    { value: NOBODY, text: words.nobody },
  ]
  const page = formPage(
    {
      title: words.title,
      text: words.text,
      action: workspaceOf(round).paperReturns,
      fields: [{ id: 'agency', kind: 'select', label: words.agency, value: '', items }],
      button: words.button,
      ...(problem !== undefined && { messages: new Map([['agency', problem]]) }),
    },
    language,
  )
  const navigation = workspaceNavigation(round, 'responses', language)
  await sendPage(services, res, 'workspace/form', page, {
    round,
    navigation,
    hasErrors: problem !== undefined,
  })
}
