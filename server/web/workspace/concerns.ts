/** Safeguarding concerns: marking an answer, and recording to whom it was passed on. */
import type { Request, Response } from 'express'
import { findQuestion } from '../../audit/questionnaire.js'
import { isDate, ukDate, type Round } from '../../audit/rounds.js'
import { listConcerns, markConcern, passConcern } from '../../db/concerns.js'
import { notFound } from '../errors.js'
import type { Fields } from '../forms.js'
import { param, requireRole, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import type { Language } from '../language/en.js'
import { addressesOf } from '../pages/addresses.js'
import { concernsPage, type PassingSent } from '../pages/workspace/concernsPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { visitResponse } from './visitResponse.js'
import { posted, record } from './record.js'

const LONGEST_FIELD = 200

/** GET /rounds/:round/concerns */
export const showConcerns: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  await record(services, req, round, 'responses-seen', 'concerns')
  await sendConcerns(services, req, res, round)
}

/** POST /rounds/:round/responses/:reference/concerns */
export const createConcern: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const { round, history, questionnaire } = await visitResponse(services, req)
  const asked = findQuestion(questionnaire, posted(req, 'question'))
  if (!asked) throw notFound()
  const concern = { responseId: history.id, questionId: asked.id, organiserId }
  await inOneStep(services, async (within) => {
    await markConcern(within.db, concern, services.clock())
    await record(within, req, round, 'concern-marked', `responses/${history.reference}/answers/${asked.id}`)
  })
  res.redirect(303, addressesOf(round).concerns)
}

/** POST /rounds/:round/responses/:reference/concerns/:concern/passing */
export const createPassing: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const { round, history, concerns } = await visitResponse(services, req)
  const concern = concerns.find(({ id }) => String(id) === param(req, 'concern'))
  if (!concern) throw notFound()
  const fields = (req.body ?? {}) as Fields
  const now = services.clock()
  const { passing, problems } = readPassing(req, now, services.language)
  if (problems.size > 0) {
    const sent = { concernId: concern.id, fields, problems }
    await sendConcerns(services, req, res, round, sent)
    return
  }
  const which = { id: concern.id, responseId: history.id, organiserId }
  await inOneStep(services, async (within) => {
    if (await passConcern(within.db, which, passing, now))
      await record(
        within,
        req,
        round,
        'concern-passed',
        `responses/${history.reference}/concerns/${concern.id}`,
      )
  })
  res.redirect(303, addressesOf(round).concerns)
}

/** The page of concerns, after a form of it was sent with what is wrong in it. */
async function sendConcerns(
  services: Services,
  req: Request,
  res: Response,
  round: Round,
  sent?: PassingSent,
): Promise<void> {
  const { db, clock, language } = services
  const organiser = await requireRole(services, req, 'lead')
  const concerns = await listConcerns(db, round.id)
  const [year = '', month = '', day = ''] = ukDate(clock()).split('-')
  const today = `${Number(day)} ${Number(month)} ${year}`
  const page = concernsPage({ round, concerns, organiser: organiser.name, today, sent }, language)
  const back = addressesOf(round).responses
  const navigation = workspaceNavigation(round, 'responses', language)
  const hasErrors = sent !== undefined
  await sendPage(services, res, 'workspace/concerns', page, { round, back, navigation, hasErrors })
}

function readPassing(req: Request, now: Date, language: Language) {
  const words = language.reviewing.concerns.problems
  const value = (name: string) => posted(req, name).slice(0, LONGEST_FIELD)
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/.exec(value('on')) ?? []
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const problems = new Map<string, string>()
  if (value('to') === '') problems.set('to', words.to)
  if (value('by') === '') problems.set('by', words.by)
  if (!isDate(on) || on > ukDate(now)) problems.set('on', words.on)
  return { passing: { to: value('to'), by: value('by'), on }, problems }
}
