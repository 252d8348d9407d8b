/** Answers kept in two versions, because two people wrote at once. */
import type { Request } from 'express'
import type { Choice } from '../../audit/saving.js'
import { listAlternatives, listDraftAnswers, settleAlternative } from '../../db/draftAnswers.js'
import { visitOpenDraft } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { differencesPage } from '../pages/differencesPage.js'
import { sendPage } from '../sendPage.js'

/** GET /rounds/:round/response/differences */
export const showDifferences: Handler = (services) => async (req, res) => {
  const visit = await visitOpenDraft(services, req)
  const { round, draft } = visit
  const page = differencesPage(
    {
      ...visit,
      kept: await listDraftAnswers(services.db, draft.id),
      alternatives: await listAlternatives(services.db, draft.id),
      writer: typeof req.query.writer === 'string' ? req.query.writer : '',
      changedMeanwhile: req.query.changed === 'meanwhile',
    },
    services.language,
  )
  await sendPage(services, res, 'respond/differences', page, { round, back: addressesOf(round).response })
}

/** POST /rounds/:round/response/settlement. What nobody chose between stays to be settled. */
export const createSettlement: Handler = (services) => async (req, res) => {
  const { round, draft } = await visitOpenDraft(services, req)
  let changedMeanwhile = false
  for (const { alternative, choice } of choicesIn(req)) {
    const settled = await settleAlternative(services.db, draft.id, alternative, choice, services.clock())
    changedMeanwhile ||= !settled
  }
  const unsettled = (await listAlternatives(services.db, draft.id)).some(({ settled }) => !settled)
  const { differences, response } = addressesOf(round)
  if (!unsettled) res.redirect(303, response)
  else res.redirect(303, changedMeanwhile ? `${differences}?changed=meanwhile` : differences)
}

const CHOICES: readonly Choice[] = ['kept', 'other', 'both']

function choicesIn(req: Request) {
  const fields = (req.body ?? {}) as Readonly<Record<string, unknown>>
  return Object.keys(fields).flatMap((name) => {
    const index = /^keep-(\d{1,3})$/.exec(name)?.[1]
    const keep = CHOICES.find((choice) => choice === fields[name])
    const [questionId, writer, version] = ['question', 'of', 'version'].map(
      (part) => fields[`${part}-${index ?? ''}`],
    )
    if (!keep || typeof questionId !== 'string' || typeof writer !== 'string') return []
    return [{ alternative: { questionId, writer }, choice: { keep, version: Number(version) } }]
  })
}
