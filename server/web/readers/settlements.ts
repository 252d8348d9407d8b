/** What two readers differ on, to be settled answer by answer: what is settled counts before the rules. */
import type { Request, Response } from 'express'
import type { AnswerMarked } from '../../audit/themes/decisionTypes.js'
import type { Fields } from '../forms.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { readersOf } from '../pages/readers/addresses.js'
import { choiceName, disagreementsPage, PAGE_LENGTH } from '../pages/readers/disagreementsPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record } from '../workspace/record.js'
import { keepMarks } from './keepMarks.js'
import { openIn, visitCompared, type ComparedVisit } from './comparison.js'

interface Typed {
  readonly fields: Fields
  readonly messages: ReadonlyMap<string, string>
}

/** GET /rounds/:round/readers/:sample/disagreements */
export const showDisagreements: Handler = (services) => async (req, res) => {
  const visit = await visitCompared(services, req, res)
  if (!visit) return
  await record(services, req, visit.round, 'excerpts-seen', `readers/${visit.sample.id}/disagreements`)
  await sendDisagreements(services, res, visit, pageOf(req.query.page), req.query.done === 'settled')
}

/** POST /rounds/:round/readers/:sample/settlements: keeps a decision for each that somebody settled. */
export const createSettlements: Handler = (services) => async (req, res) => {
  const visit = await visitCompared(services, req, res)
  if (!visit) return
  const { round, sample, organiser } = visit
  const fields = (req.body ?? {}) as Fields
  const page = pageOf(fields.page)
  const words = services.language.readers.disagreements
  const acts = settledIn(fields, visit)
  if (acts.length === 0) {
    const typed = { fields, messages: new Map([['settle', words.nothingChosen]]) }
    await sendDisagreements(services, res, visit, page, false, typed)
    return
  }
  const marks = { roundId: round.id, organiserId: organiser.id, acts, seen: seenIn(req) }
  const by = await inOneStep(services, async (within) => {
    const met = await keepMarks(within, { ...marks, aliases: visit.reading.aliases })
    if (met === undefined)
      await record(within, req, round, 'answers-marked', `readers/${sample.id}/disagreements`)
    return met
  })
  if (by !== undefined) {
    await refuseMet(services, req, res, { fields, page, by })
    return
  }
  res.redirect(303, `${readersOf(round).disagreements(sample.id)}?page=${page}&done=settled`)
}

/** Somebody settled one of them meanwhile: both are shown, and what was chosen is kept. */
async function refuseMet(
  services: Services,
  req: Request,
  res: Response,
  { fields, page, by }: { readonly fields: Fields; readonly page: number; readonly by: string },
): Promise<void> {
  const visit = await visitCompared(services, req, res)
  if (!visit) return
  const message = services.language.readers.disagreements.metOther(by)
  await sendDisagreements(services, res, visit, page, false, {
    fields,
    messages: new Map([['settle', message]]),
  })
}

/** The decisions that a form holds, of what can be settled: the text is the one that both read. */
function settledIn(fields: Fields, { disagreements, texts }: ComparedVisit): readonly AnswerMarked[] {
  return disagreements.flatMap((one) => {
    const { reference, questionId, madeOn } = one
    if (texts(one)?.fingerprint !== madeOn) return []
    return one.themes.flatMap(({ themeId }): readonly AnswerMarked[] => {
      const said = fields[choiceName(one.answer, themeId)]
      if (said !== 'yes' && said !== 'no') return []
      return [{ kind: 'answer-marked', reference, questionId, themeId, holds: said === 'yes', madeOn }]
    })
  })
}

async function sendDisagreements(
  services: Services,
  res: Response,
  visit: ComparedVisit,
  page: number,
  isSettled: boolean,
  typed?: Typed,
): Promise<void> {
  const { round, sample, disagreements } = visit
  const pages = Math.max(1, Math.ceil(disagreements.length / PAGE_LENGTH))
  const shown = Math.min(page, pages)
  const model = disagreementsPage(
    {
      ...visit,
      seen: visit.reading.last,
      page: shown,
      pages,
      shown: disagreements
        .slice((shown - 1) * PAGE_LENGTH, shown * PAGE_LENGTH)
        .map((one) => ({ ...one, text: texted(visit, one) })),
      open: openIn(visit),
      isSettled,
      fields: typed?.fields ?? {},
      messages: typed?.messages ?? new Map(),
    },
    services.language,
  )
  const back = readersOf(round).sample(sample.id)
  await sendPage(services, res, 'readers/disagreements', model, {
    round,
    back,
    hasErrors: typed !== undefined,
  })
}

/** An answer's words for a page, and whether they are those that both read. */
function texted({ texts }: ComparedVisit, one: ComparedVisit['disagreements'][number]) {
  const text = texts(one)
  return text && { question: text.question, shown: text.shown(), isSame: text.fingerprint === one.madeOn }
}

/** The last decision that the form was made on. */
function seenIn(req: Request): number {
  const seen = posted(req, 'seen')
  return /^\d{1,12}$/.test(seen) ? Number(seen) : 0
}

function pageOf(value: unknown): number {
  return typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : 1
}
