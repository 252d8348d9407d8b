/** Checking a theme: some answers that rules found and some that they did not, read by a person. */
import type { Request, Response } from 'express'
import { codingsOf, isReadForThemes, readAnswerOf } from '../../audit/codings.js'
import { questionsOf } from '../../audit/questionnaire.js'
import { checkedThemes } from '../../audit/themes/checkedThemes.js'
import type { AnswerMarked } from '../../audit/themes/decisionTypes.js'
import { marksInForce } from '../../audit/themes/marks.js'
import { recordsOfRules, reviewSample, type PlacedAnswer } from '../../audit/themes/reviewSamples.js'
import { notFound } from '../errors.js'
import { findingsOrProgress } from '../findings/waiting.js'
import type { Fields } from '../forms.js'
import { param, requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOf } from '../pages/addresses.js'
import { reviewOf } from '../pages/reviews/addresses.js'
import { choiceName, reviewPage } from '../pages/reviews/reviewPage.js'
import { keepMarks } from '../readers/keepMarks.js'
import { textsIn } from '../readers/sampleTexts.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record } from '../workspace/record.js'

const MOST_BATCHES = 20

interface Typed {
  readonly fields: Fields
  readonly message: string
}

/** GET /rounds/:round/themes/:theme/review */
export const showReview: Handler = (services) => async (req, res) => {
  const visit = await visitReview(services, req, res)
  if (!visit) return
  await record(services, req, visit.round, 'excerpts-seen', `themes/${visit.theme.id}/review`)
  await sendReview(services, req, res, visit)
}

/** POST /rounds/:round/themes/:theme/review: keeps what was said of each answer. */
export const createReview: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'member')
  const visit = await visitReview(services, req, res)
  if (!visit) return
  const { round, theme, reading } = visit
  const fields = (req.body ?? {}) as Fields
  const words = services.language.reviews
  const acts = markedIn(fields, visit)
  if (acts.length === 0) {
    await sendReview(services, req, res, visit, { fields, message: words.nothing })
    return
  }
  const seen = /^\d{1,12}$/.test(posted(req, 'seen')) ? Number(posted(req, 'seen')) : 0
  const marks = { roundId: round.id, organiserId, acts, seen, aliases: reading.aliases }
  const other = await inOneStep(services, async (within) => {
    const met = await keepMarks(within, marks)
    if (met === undefined) await record(within, req, round, 'answers-marked', `themes/${theme.id}/review`)
    return met
  })
  if (other !== undefined) {
    const now = await visitReview(services, req, res)
    if (now) await sendReview(services, req, res, now, { fields, message: words.metOther(other) })
    return
  }
  res.redirect(303, `${reviewOf(round, theme.id)}?batches=${visit.batches}&done=saved`)
}

type ReviewVisit = NonNullable<Awaited<ReturnType<typeof visitReview>>>

async function visitReview(services: Services, req: Request, res: Response) {
  const visit = await visitRound(services, req)
  const worked = await findingsOrProgress(services, visit, req, res)
  if (!worked) return undefined
  const { reading } = worked
  const theme = reading.codebook.themes.find(({ id }) => id === param(req, 'theme'))
  if (!theme) throw notFound()
  const answers = await answersIn(services, visit, worked)
  const batches = batchesIn(req)
  const marks = marksInForce(reading.decisions, reading.aliases)
  const sample = reviewSample(theme, answers, marks, batches)
  return { ...visit, ...textsIn(worked, visit), theme, answers, batches, sample }
}

/** Every answer that is read for themes, as rules alone and as people besides read it. */
async function answersIn(
  services: Services,
  { questionnaire }: RoundVisit,
  { responses, reading }: NonNullable<Awaited<ReturnType<typeof findingsOrProgress>>>,
): Promise<readonly PlacedAnswer[]> {
  const coder = (await services.reader()).coderFor(reading.codebook)
  return questionsOf(questionnaire)
    .filter(isReadForThemes)
    .flatMap((question) =>
      [...codingsOf(question, responses, coder, reading.decided).values()].map((coding) => ({
        reference: coding.reference,
        ...readAnswerOf(question, coding, coder, reading.decided),
      })),
    )
}

/** What a form says of the answers that were shown, where that is new. */
function markedIn(fields: Fields, { sample, texts, theme }: ReviewVisit): readonly AnswerMarked[] {
  return [...sample.matches, ...sample.others].flatMap(({ answer, said }): readonly AnswerMarked[] => {
    const { reference, questionId } = answer
    const value = fields[choiceName(answer)]
    const text = texts(answer)
    if (!text || (value !== 'yes' && value !== 'no')) return []
    const holds = value === 'yes'
    if (holds === said) return []
    const madeOn = text.fingerprint
    return [{ kind: 'answer-marked', reference, questionId, themeId: theme.id, holds, madeOn }]
  })
}

async function sendReview(
  services: Services,
  req: Request,
  res: Response,
  visit: ReviewVisit,
  typed?: Typed,
): Promise<void> {
  const { round, theme, answers, reading } = visit
  const page = reviewPage(
    {
      ...visit,
      seen: reading.last,
      checked: checkedThemes({ ...reading.codebook, themes: [theme] }, answers).get(theme.id),
      records: recordsOfRules(theme, answers),
      isSaved: req.query.done === 'saved' && req.method === 'GET',
      typed,
    },
    services.language,
  )
  const back = addressesOf(round).theme(theme.id)
  await sendPage(services, res, 'reviews/review', page, { round, back, hasErrors: typed !== undefined })
}

/** How many batches of answers are asked for, by the address or by the form. */
function batchesIn(req: Request): number {
  const { batches } = req.query
  const asked = posted(req, 'batches') || batches
  return typeof asked === 'string' && /^\d{1,2}$/.test(asked)
    ? Math.min(Math.max(1, Number(asked)), MOST_BATCHES)
    : 1
}
