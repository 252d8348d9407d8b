/** Targets of the indicators that the audit computes: leads set them for a round. */
import type { Request, Response } from 'express'
import type { FieldTexts } from '../../audit/merging.js'
import type { ScoreCardDefinition } from '../../audit/scoreCard/definition.js'
import { findTargets, saveTargets } from '../../db/indicators.js'
import { notFound } from '../errors.js'
import { requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { targetFields, targetsIn, targetValues } from '../pages/findings/indicatorForm.js'
import { mergedForm } from '../pages/findings/meanwhile.js'
import { addressesOfScoreCard } from '../pages/findings/scoreCardAddresses.js'
import { formPage } from '../pages/workspace/formPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record } from '../workspace/record.js'
import { definitionFor } from './scoreCard.js'
import { readShown, shownField } from './shownFields.js'
import { aroundGroup } from './around.js'
import { untilSaved } from './untilSaved.js'

interface TargetsVisit extends RoundVisit {
  readonly definition: ScoreCardDefinition
}

/** GET /rounds/:round/score-card/targets */
export const showTargets: Handler = (services) => async (req, res) => {
  const visit = await visitDefinition(services, req)
  const { targets } = await findTargets(services.db, visit.round.id)
  await sendTargets(services, res, visit, targetValues(visit.definition, targets))
}

/** POST /rounds/:round/score-card/targets */
export const saveTargetsForm: Handler = untilSaved(saveOnce)

/** False where nothing was saved nor sent, since somebody else was faster. */
async function saveOnce(services: Services, req: Request, res: Response): Promise<boolean> {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitDefinition(services, req)
  const { db, clock, language } = services
  const { round, definition } = visit
  const kept = await findTargets(db, round.id)
  const now = targetValues(definition, kept.targets)
  const ids = Object.keys(now)
  const typed = Object.fromEntries(ids.map((id) => [id, posted(req, id)]))
  const isCurrent = posted(req, 'version') === String(kept.version)
  const shown = isCurrent ? now : readShown(req, ids)
  const fieldsOf = (values: FieldTexts<string>) => targetFields(definition, values)
  const merged = mergedForm({ shown, typed, now, who: kept.writtenBy }, fieldsOf, language)
  const { targets, messages } = targetsIn(merged.values, language)
  const all = new Map([...merged.messages, ...messages])
  if (all.size > 0) {
    await sendTargets(services, res, visit, merged.values, all)
    return true
  }
  const writing = { roundId: round.id, version: kept.version, organiserId }
  const isSaved = await inOneStep(services, async (within) => {
    if (!(await saveTargets(within.db, writing, targets, clock()))) return false
    await record(within, req, round, 'targets-set', 'score-card/targets')
    return true
  })
  if (!isSaved) return false
  res.redirect(303, `${addressesOfScoreCard(round).page}?done=targets`)
  return true
}

/** The round of the address, where it has computed indicators. @throws notFound */
async function visitDefinition(services: Services, req: Request): Promise<TargetsVisit> {
  const visit = await visitRound(services, req)
  const definition = definitionFor(services, visit)
  if (!definition) throw notFound()
  return { ...visit, definition }
}

async function sendTargets(
  services: Services,
  res: Response,
  { round, definition }: TargetsVisit,
  values: FieldTexts<string>,
  messages: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const { db, language } = services
  const kept = await findTargets(db, round.id)
  const words = language.scoreCard
  const { page: back, targets: action } = addressesOfScoreCard(round)
  const page = formPage(
    {
      title: words.targetsTitle,
      text: [words.targetsText],
      action,
      fields: targetFields(definition, values),
      hidden: [
        { name: 'version', value: String(kept.version) },
        shownField(targetValues(definition, kept.targets)),
      ],
      button: words.saveTargets,
      messages,
    },
    language,
  )
  await sendPage(services, res, 'workspace/form', page, {
    ...aroundGroup(res.req, round, language),
    back,
    hasErrors: messages.size > 0,
  })
}
