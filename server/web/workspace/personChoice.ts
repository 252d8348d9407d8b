/** What is done with what was ticked: exported, hidden in answers as sent, or erased everywhere. */
import type { Request, Response } from 'express'
import { textOf } from '../../audit/answers.js'
import { GENERICS, type HiddenSpan } from '../../audit/hiding.js'
import { countPlaces, spansByPlace } from '../../audit/personHits.js'
import { insertCorrection } from '../../db/corrections.js'
import { ErasureOutdated, eraseWords } from '../../db/erasures.js'
import { noteUncleared } from '../../db/personRequests.js'
import type { StoredPlace } from '../../db/personPlaces.js'
import { findResponseHistory } from '../../db/responseHistory.js'
import { personJson, writePersonWorkbook } from '../../export/personFile.js'
import { requireRole } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOfRequest } from '../pages/addresses.js'
import { personChoicePage, type ChoiceProblems } from '../pages/workspace/personChoicePage.js'
import { personRows } from '../pages/workspace/personRows.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { forgetErased } from './forgetting.js'
import { recordRequest } from './personRequests.js'
import { searchPerson, type PersonSearch, type StoredHit } from './personSearch.js'
import { posted, record } from './record.js'

const LONGEST_REASON = 500

interface ChoiceVisit extends PersonSearch {
  readonly chosen: readonly StoredHit[]
  /** Whether everything that was ticked is still found. */
  readonly isCurrent: boolean
}

/** The request of the address and what was ticked of it. @throws notFound */
async function visitChoice(services: Services, req: Request): Promise<ChoiceVisit> {
  const search = await searchPerson(services, req)
  const ids = new Set(search.request.chosen)
  const chosen = search.hits.filter(({ id }) => ids.has(id))
  return { ...search, chosen, isCurrent: chosen.length === ids.size }
}

/** GET /person-requests/:request/choice: what is going to be done, before anything is. */
export const showChoice: Handler = (services) => async (req, res) => {
  const visit = await visitChoice(services, req)
  if (visit.chosen.length === 0) res.redirect(303, addressesOfRequest(visit.request.id).page)
  else await sendChoice(services, res, visit, {})
}

/** GET /person-requests/:request/choice.xlsx */
export const downloadPersonWorkbook: Handler = (services) => async (req, res) => {
  const visit = await visitChoice(services, req)
  const { language, config } = services
  await recordExport(services, req, visit)
  res.attachment('person.xlsx').type('xlsx')
  await writePersonWorkbook(personRows(visit.chosen, visit.rounds, language), res, {
    words: language.requests.file,
    creator: config.councilName,
  })
}

/** GET /person-requests/:request/choice.json */
export const downloadPersonJson: Handler = (services) => async (req, res) => {
  const visit = await visitChoice(services, req)
  await recordExport(services, req, visit)
  res.attachment('person.json').type('json')
  res.send(personJson(personRows(visit.chosen, visit.rounds, services.language)))
}

async function recordExport(
  services: Services,
  req: Request,
  { request, chosen }: ChoiceVisit,
): Promise<void> {
  const { recorded } = services.language.requests
  await recordRequest(services, req, 'person-exported', request.id, recorded.found(chosen.length))
}

/** POST /person-requests/:request/redaction */
export const createPersonRedaction: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitChoice(services, req)
  const reason = posted(req, 'redact-reason')
  const generic = GENERICS.find((one) => one === posted(req, 'generic'))
  const words = services.language.requests.choice
  const problems: ChoiceProblems = {
    ...reasonProblem(services, visit, 'redact-reason', reason),
    ...(generic === undefined && { generic: words.genericMissing }),
  }
  if (generic === undefined || !visit.isCurrent || Object.keys(problems).length > 0) {
    await sendChoice(services, res, visit, problems, req)
    return
  }
  await inOneStep(services, async (within) => {
    for (const { place, spans } of answersToHide(visit.chosen)) {
      const hidden = spans.map(({ start, end }) => ({ start, end, generic }))
      await hideInAnswer(within, req, visit, { place, hidden, reason, organiserId })
    }
  })
  res.redirect(303, `${addressesOfRequest(visit.request.id).page}?done=redacted`)
}

/** Answers as they were sent last: of each, the latest version in which the words stand. */
function answersToHide(chosen: readonly StoredHit[]) {
  const latest = new Map<string, ReturnType<typeof spansByPlace<StoredPlace>>[number]>()
  for (const one of spansByPlace(chosen)) {
    const known = latest.get(one.place.group)
    const isSent = one.place.kind === 'answer'
    if (isSent && (known?.place.version ?? 0) < (one.place.version ?? 0)) latest.set(one.place.group, one)
  }
  return [...latest.values()]
}

async function hideInAnswer(
  services: Services,
  req: Request,
  { rounds }: ChoiceVisit,
  given: {
    readonly place: StoredPlace
    readonly hidden: readonly HiddenSpan[]
    readonly reason: string
    readonly organiserId: number
  },
): Promise<void> {
  const { place, hidden, reason, organiserId } = given
  const round = rounds.get(place.roundId ?? 0)?.round
  const history = round && (await findResponseHistory(services.db, round.id, place.object))
  // The answer was sent anew without these words: there is nothing to hide.
  if (!round || !history || textOf(history.answers, place.field) !== place.text) return
  const { id: responseId, version, reference } = history
  const remedy = { kind: 'redaction', questionId: place.field, spans: hidden } as const
  const correction = { responseId, version, remedy, reason, organiserId }
  const id = await insertCorrection(services.db, correction, services.clock())
  await record(services, req, round, 'correction-made', `responses/${reference}/corrections/${id}`, reason)
}

/** POST /person-requests/:request/erasure */
export const createErasure: Handler = (services) => async (req, res) => {
  const visit = await visitChoice(services, req)
  const { db, clock, language } = services
  const { id } = visit.request
  const reason = posted(req, 'erase-reason')
  const problems = reasonProblem(services, visit, 'erase-reason', reason)
  if (!visit.isCurrent || visit.chosen.length === 0 || Object.keys(problems).length > 0) {
    await sendChoice(services, res, visit, problems, req)
    return
  }
  const recorded = language.requests.recorded.erased(reason, countPlaces(visit.chosen))
  try {
    await inOneStep(services, async (within) => {
      await eraseWords(within.db, spansByPlace(visit.chosen), clock())
      await noteUncleared(within.db, id, true)
      await recordRequest(within, req, 'person-erased', id, recorded)
    })
  } catch (error) {
    if (!(error instanceof ErasureOutdated)) throw error
    await sendChoice(services, res, { ...visit, isCurrent: false }, {}, req)
    return
  }
  // No transaction can hold it: killed here, the page says that the words may still be in the file.
  const isCleared = await forgetErased(services)
  await noteUncleared(db, id, !isCleared)
  res.redirect(303, `${addressesOfRequest(id).page}?done=${isCleared ? 'erased' : 'uncleared'}`)
}

function reasonProblem(
  { language }: Services,
  { find }: ChoiceVisit,
  field: 'redact-reason' | 'erase-reason',
  reason: string,
): ChoiceProblems {
  const words = language.requests.choice
  if (reason === '') return { [field]: words.reasonMissing }
  if (reason.length > LONGEST_REASON) return { [field]: words.reasonTooLong }
  return find(reason).length > 0 ? { [field]: words.reasonNames } : {}
}

async function sendChoice(
  services: Services,
  res: Response,
  visit: ChoiceVisit,
  problems: ChoiceProblems,
  req?: Request,
): Promise<void> {
  const { language, config, clock } = services
  const typed = (name: string) => (req ? posted(req, name) : undefined)
  const page = personChoicePage(
    {
      ...visit,
      answers: answersToHide(visit.chosen).length,
      backupDays: config.backupDays,
      now: clock(),
      typed,
      problems,
    },
    language,
  )
  const hasErrors = req !== undefined && (!visit.isCurrent || Object.keys(problems).length > 0)
  const back = addressesOfRequest(visit.request.id).page
  await sendPage(services, res, 'workspace/person-choice', page, { back, hasErrors })
}
