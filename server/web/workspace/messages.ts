/** The queue of a round's messages: how far it is, what did not arrive, and what a person has to decide. */
import { decideMessage, listMessages, withdrawQueued } from '../../db/messages.js'
import { wholeNumber } from '../fields.js'
import { param, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { messagesPage } from '../pages/workspace/messagesPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import { posted, record, told } from './record.js'

/** GET /rounds/:round/messages */
export const showMessages: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const { db, language } = services
  const { messages: words } = language.workspace
  const queued = typeof req.query.queued === 'string' ? Number(req.query.queued) : Number.NaN
  const banner = Number.isInteger(queued)
    ? words.queued(queued)
    : told(req, { withdrawn: words.withdrawn, decided: words.decided })
  const page = messagesPage({ round, messages: await listMessages(db, round.id), banner }, language)
  const navigation = workspaceNavigation(round, 'messages', language)
  await sendPage(services, res, 'workspace/messages', page, { round, navigation, wide: true })
}

/** POST /rounds/:round/messages/:message/decision: "send-again" or "take-as-sent". */
export const createDecision: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const id = wholeNumber(param(req, 'message'))
  const decision = posted(req, 'decision') === 'send-again' ? 'send-again' : 'take-as-sent'
  await inOneStep(services, async (within) => {
    if (await decideMessage(within.db, round.id, id, decision, services.clock()))
      await record(within, req, round, 'message-decided', `messages/${id}/${decision}`)
  })
  services.wakeSender()
  res.redirect(303, `${workspaceOf(round).messages}?done=decided`)
}

/** POST /rounds/:round/messages/withdrawal: nothing that still waits is sent. */
export const createWithdrawal: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  await inOneStep(services, async (within) => {
    const count = await withdrawQueued(within.db, round.id, services.clock())
    await record(within, req, round, 'messages-withdrawn', `messages/${count}`)
  })
  res.redirect(303, `${workspaceOf(round).messages}?done=withdrawn`)
}
