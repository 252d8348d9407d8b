/** Indicators that leads enter by hand: adding, changing and removing one. */
import type { Request, Response } from 'express'
import type { FieldTexts } from '../../audit/merging.js'
import {
  indicatorIn,
  indicatorValues,
  NO_INDICATOR,
  type IndicatorField,
  type IndicatorValues,
} from '../../audit/scoreCard/handForm.js'
import type { HandIndicator } from '../../audit/scoreCard/indicators.js'
import { deleteIndicator, insertIndicator, listIndicators, saveIndicator } from '../../db/indicators.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { newKey } from '../keys.js'
import { indicatorFields, indicatorMessages } from '../pages/findings/indicatorForm.js'
import { indicatorPage, type IndicatorPageInput } from '../pages/findings/indicatorPage.js'
import { mergedForm } from '../pages/findings/meanwhile.js'
import { addressesOfScoreCard } from '../pages/findings/scoreCardAddresses.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record } from '../workspace/record.js'
import { readShown, shownField } from './shownFields.js'
import { aroundGroup } from './around.js'
import { untilSaved } from './untilSaved.js'

interface IndicatorVisit extends RoundVisit {
  readonly indicator: HandIndicator
}

const FIELDS = Object.keys(NO_INDICATOR) as IndicatorField[]

/** GET /rounds/:round/score-card/indicators/new */
export const showNewIndicator: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  await sendIndicator(services, res, visit, { values: NO_INDICATOR, hidden: formField(newKey()) })
}

/** POST /rounds/:round/score-card/indicators */
export const createIndicator: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { clock, language } = services
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const { round } = visit
  const values = postedIndicator(req)
  const { indicator, faults } = indicatorIn(values)
  const form = posted(req, 'form') || newKey()
  const messages = indicatorMessages(faults, values, language)
  if (messages.size > 0) {
    await sendIndicator(services, res, visit, { values, messages, hidden: formField(form) })
    return
  }
  await inOneStep(services, async (within) => {
    await insertIndicator(within.db, { roundId: round.id, formId: form, organiserId }, indicator, clock())
    await record(within, req, round, 'indicator-changed', 'score-card/indicators')
  })
  res.redirect(303, `${addressesOfScoreCard(round).page}?done=added`)
}

/** GET /rounds/:round/score-card/indicators/:indicator */
export const showIndicator: Handler = (services) => async (req, res) => {
  const visit = await visitIndicator(services, req)
  await sendKnown(services, res, visit, { values: indicatorValues(visit.indicator) })
}

/** POST /rounds/:round/score-card/indicators/:indicator */
export const saveIndicatorForm: Handler = untilSaved(saveOnce)

/** False where nothing was saved nor sent, since somebody else was faster. */
async function saveOnce(services: Services, req: Request, res: Response): Promise<boolean> {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitIndicator(services, req)
  const { clock, language } = services
  const { round, indicator: kept } = visit
  const now = indicatorValues(kept)
  const isCurrent = posted(req, 'version') === String(kept.version)
  const shown = isCurrent ? now : readShown(req, FIELDS)
  const fieldsOf = (values: FieldTexts<IndicatorField>) => indicatorFields(values, language)
  const typed = postedIndicator(req)
  const merged = mergedForm({ shown, typed, now, who: kept.writtenBy }, fieldsOf, language)
  const { indicator, faults } = indicatorIn(merged.values)
  const messages = new Map([...merged.messages, ...indicatorMessages(faults, merged.values, language)])
  if (messages.size > 0) {
    await sendKnown(services, res, visit, { values: merged.values, messages })
    return true
  }
  const writing = { roundId: round.id, id: kept.id, version: kept.version, organiserId }
  const isSaved = await inOneStep(services, async (within) => {
    if (!(await saveIndicator(within.db, writing, indicator, clock()))) return false
    await record(within, req, round, 'indicator-changed', `score-card/indicators/${kept.id}`)
    return true
  })
  if (!isSaved) return false
  res.redirect(303, `${addressesOfScoreCard(round).page}?done=saved`)
  return true
}

/** POST /rounds/:round/score-card/indicators/:indicator/removal: of the version that the page showed. */
export const createIndicatorRemoval: Handler = (services) => async (req, res) => {
  const visit = await visitIndicator(services, req)
  const { language } = services
  const { round, indicator } = visit
  const writing = { roundId: round.id, id: indicator.id, version: wholeNumber(posted(req, 'version')) }
  const isRemoved = await inOneStep(services, async (within) => {
    if (!(await deleteIndicator(within.db, writing))) return false
    await record(within, req, round, 'indicator-removed', `score-card/indicators/${indicator.id}`)
    return true
  })
  if (!isRemoved) {
    const messages = new Map([['label', language.scoreCard.changedMeanwhile(indicator.writtenBy)]])
    await sendKnown(services, res, visit, { values: indicatorValues(indicator), messages })
    return
  }
  res.redirect(303, `${addressesOfScoreCard(round).page}?done=removed`)
}

function postedIndicator(req: Request): IndicatorValues {
  return Object.fromEntries(FIELDS.map((field) => [field, posted(req, field)])) as IndicatorValues
}

function formField(value: string) {
  return [{ name: 'form', value }]
}

/** The indicator of the address. @throws notFound */
async function visitIndicator(services: Services, req: Request): Promise<IndicatorVisit> {
  const visit = await visitRound(services, req)
  const all = await listIndicators(services.db, visit.round.id)
  const indicator = all.find(({ id }) => String(id) === param(req, 'indicator'))
  if (!indicator) throw notFound()
  return { ...visit, indicator }
}

/** The form of an indicator that there is. */
function sendKnown(
  services: Services,
  res: Response,
  visit: IndicatorVisit,
  shown: Pick<IndicatorPageInput, 'values'> & Partial<Pick<IndicatorPageInput, 'messages'>>,
): Promise<void> {
  const { indicator } = visit
  const hidden = [
    { name: 'version', value: String(indicator.version) },
    shownField(indicatorValues(indicator)),
  ]
  return sendIndicator(services, res, visit, { ...shown, hidden, indicator })
}

async function sendIndicator(
  services: Services,
  res: Response,
  { round }: RoundVisit,
  shown: Omit<IndicatorPageInput, 'round' | 'messages'> & Partial<Pick<IndicatorPageInput, 'messages'>>,
): Promise<void> {
  const { language } = services
  const { messages = new Map<string, string>() } = shown
  const page = indicatorPage({ ...shown, round, messages }, language)
  await sendPage(services, res, 'findings/indicator', page, {
    ...aroundGroup(res.req, round, language),
    back: addressesOfScoreCard(round).page,
    hasErrors: messages.size > 0,
  })
}
