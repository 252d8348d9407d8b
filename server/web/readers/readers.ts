/** The page of a round's readers: what is being read, what was, and the sign-off of the codebook. */
import type { Request, Response } from 'express'
import {
  answersOfSubstance,
  drawSample,
  SAMPLE_SIZES,
  sampleState,
} from '../../audit/themes/readerSamples.js'
import { insertReaderSample, listReaderSamples } from '../../db/readerSamples.js'
import { listReaderCodes } from '../../db/readerCodes.js'
import { findSignOff } from '../../db/codebookSignOffs.js'
import { roundCodebookOf } from '../findings/roundCodebook.js'
import { findingsOrProgress } from '../findings/waiting.js'
import { isLead, requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { readersOf } from '../pages/readers/addresses.js'
import { readersPage } from '../pages/readers/readersPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import { latestFinished, readerFigures } from './readerFigures.js'
import type { Services } from '../services.js'
import { posted, record, told } from '../workspace/record.js'

/** What is wrong with a form of the page, by its field, and what was typed. */
export interface ReadersTyped {
  readonly messages: ReadonlyMap<string, string>
  readonly size?: string
}

/** GET /rounds/:round/readers */
export const showReaders: Handler = (services) => async (req, res) => {
  await sendReaders(services, req, res, await visitRound(services, req))
}

/** POST /rounds/:round/readers: draws answers to read. */
export const createReaderSample: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitRound(services, req)
  const { db, language, clock } = services
  const words = language.readers.draw
  const typed = posted(req, 'size')
  const refuse = (message: string) =>
    sendReaders(services, req, res, visit, { messages: new Map([['size', message]]), size: typed })
  const size = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  const { least, most } = SAMPLE_SIZES
  if (size < least || size > most) return refuse(words.sizeWrong(least, most))
  const worked = await findingsOrProgress(services, visit, req, res)
  if (!worked) return
  const { codebook } = worked.reading
  const { coderFor } = await services.reader()
  const all = answersOfSubstance(visit.questionnaire, worked.responses, coderFor(codebook))
  const samples = await listReaderSamples(db, visit.round.id)
  const answers = drawSample(
    all,
    size,
    samples.flatMap((sample) => sample.answers),
  )
  if (answers.length === 0) return refuse(words.nothing)
  const themeIds = codebook.themes.map(({ id }) => id)
  const sample = { codebook: { id: codebook.id, version: codebook.version }, themeIds, answers }
  const isDrawn = await inOneStep(services, async (within) => {
    const id = await insertReaderSample(within.db, visit.round.id, sample, organiserId, clock())
    if (id !== undefined) await record(within, req, visit.round, 'reading-drawn', `readers/${id}`)
    return id !== undefined
  })
  if (!isDrawn) return refuse(words.underWay)
  res.redirect(303, `${readersOf(visit.round).readers}?done=drawn`)
}

/** The page, after a form of it was sent with what is wrong in it. */
export async function sendReaders(
  services: Services,
  req: Request,
  res: Response,
  visit: RoundVisit,
  typed: ReadersTyped = { messages: new Map() },
): Promise<void> {
  const { db, language } = services
  const { round } = visit
  const reading = await roundCodebookOf(services, round)
  const organiser = await requireRole(services, req, 'member')
  const samples = await listReaderSamples(db, round.id)
  const open = samples.find((sample) => sampleState(sample) === 'under-way')
  const latest = latestFinished(samples)
  const page = readersPage(
    {
      round,
      codebook: reading.codebook,
      samples,
      organiser,
      isLead: isLead(req),
      ownCodes: open ? await listReaderCodes(db, open.id, organiser.id) : [],
      latest: latest && { sample: latest, figures: await readerFigures(db, latest, reading) },
      signOff: await findSignOff(db, round.id),
      banner: told(req, language.readers.done),
      ...typed,
    },
    language,
  )
  await sendPage(services, res, 'readers/readers', page, {
    round,
    navigation: workspaceNavigation(round, 'findings', language),
    hasErrors: typed.messages.size > 0,
  })
}
