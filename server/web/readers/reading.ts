/** Reading one answer of a sample: its text, and the themes to choose from. Nothing that anybody found in it. */
import type { Request, Response } from 'express'
import { sampleState, type ReaderCode } from '../../audit/themes/readerSamples.js'
import { listReaderCodes, saveReaderCode } from '../../db/readerCodes.js'
import { notFound } from '../errors.js'
import type { Fields } from '../forms.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { readersOf } from '../pages/readers/addresses.js'
import { NOTHING, readingPage } from '../pages/readers/readingPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { record } from '../workspace/record.js'
import { firstUnread, textsOf, type ReadTexts } from './sampleTexts.js'
import { visitSample, type SampleVisit } from './visitSample.js'

interface ReadingVisit extends SampleVisit, ReadTexts {
  /** From 0. */
  readonly position: number
  readonly codes: readonly ReaderCode[]
}

/** GET /rounds/:round/readers/:sample/answers/:answer */
export const showReading: Handler = (services) => async (req, res) => {
  const visit = await visitReading(services, req, res)
  if (!visit) return
  const { round, sample, position } = visit
  const { reference, questionId } = sample.answers[position] ?? { reference: '', questionId: '' }
  await record(services, req, round, 'response-seen', `responses/${reference}/answers/${questionId}`)
  const kept = visit.codes.find(({ answer }) => answer === position)
  await sendReading(services, res, visit, { chosen: kept && chosenIn(kept.themeIds) })
}

/** POST /rounds/:round/readers/:sample/answers/:answer: keeps it, and goes on to the next that has not been read. */
export const saveReading: Handler = (services) => async (req, res) => {
  const visit = await visitReading(services, req, res)
  if (!visit) return
  const { round, sample, organiser, position, texts } = visit
  const { readers, answer } = readersOf(round)
  const words = services.language.readers.reading
  const place = sample.answers[position]
  const text = place && texts(place)
  const chosen = valuesOf((req.body ?? {}) as Fields)
  const themeIds = sample.themeIds.filter((id) => chosen.includes(id))
  const isNothing = chosen.includes(NOTHING)
  if (text && isNothing === themeIds.length > 0) {
    const problem = isNothing ? words.both : words.chooseOne
    await sendReading(services, res, visit, { chosen, problem })
    return
  }
  const reading = { sampleId: sample.id, readerId: organiser.id }
  const code = { answer: position, themeIds, madeOn: text?.fingerprint ?? '' }
  if (text && !(await saveReaderCode(services.db, reading, code, services.clock()))) {
    res.redirect(303, `${readers}?done=over`)
    return
  }
  const codes = await listReaderCodes(services.db, sample.id, organiser.id)
  const next = nextOf(visit, codes)
  res.redirect(303, next === undefined ? readers : answer(sample.id, next + 1))
}

/** The next answer after this one that has not been read, or else the first; undefined once all have been. */
function nextOf({ sample, position, texts }: ReadingVisit, codes: readonly ReaderCode[]) {
  const done = sample.answers.map((place, index) => (index <= position ? undefined : place))
  const later = done.findIndex((place, index) => {
    const text = place && texts(place)
    return text && codes.find(({ answer }) => answer === index)?.madeOn !== text.fingerprint
  })
  return later < 0 ? firstUnread(sample, codes, texts) : later
}

/** What is asked for, by somebody who reads it now. @throws notFound */
async function visitReading(
  services: Services,
  req: Request,
  res: Response,
): Promise<ReadingVisit | undefined> {
  const visit = await visitSample(services, req)
  const { sample, place, round } = visit
  if (place?.finishedAt !== null || sampleState(sample) !== 'under-way') {
    const { readers } = readersOf(round)
    res.redirect(303, req.method === 'POST' ? `${readers}?done=over` : readers)
    return undefined
  }
  const position = Number(param(req, 'answer')) - 1
  if (!sample.answers[position]) throw notFound()
  const found = await textsOf(services, req, res, visit)
  if (!found) return undefined
  const codes = await listReaderCodes(services.db, sample.id, place.readerId)
  return { ...visit, ...found, position, codes }
}

interface Typed {
  /** Theme ids and NOTHING; undefined where nothing has been said of the answer. */
  readonly chosen: readonly string[] | undefined
  readonly problem?: string
}

async function sendReading(
  services: Services,
  res: Response,
  visit: ReadingVisit,
  { chosen, problem }: Typed,
): Promise<void> {
  const { round, sample, position, texts } = visit
  const place = sample.answers[position]
  const text = place && texts(place)
  const page = readingPage(
    {
      ...visit,
      codebook: visit.reading.codebook,
      text: text && { question: text.question, shown: text.shown() },
      read: sample.answers.map((one, index) => {
        const now = texts(one)?.fingerprint
        return visit.codes.some(({ answer, madeOn }) => answer === index && madeOn === now)
      }),
      chosen: chosen ?? [],
      problem,
    },
    services.language,
  )
  const back = readersOf(round).readers
  await sendPage(services, res, 'readers/reading', page, { round, back, hasErrors: problem !== undefined })
}

function chosenIn(themeIds: readonly string[]): readonly string[] {
  return themeIds.length === 0 ? [NOTHING] : themeIds
}

function valuesOf({ theme }: Fields): readonly string[] {
  return [theme].flat().filter((value) => typeof value === 'string')
}
