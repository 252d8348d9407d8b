/** Who reads a sample: taking a place, finishing, giving it up, and ending the whole. */
import { sampleState } from '../../audit/themes/readerSamples.js'
import { listReaderCodes } from '../../db/readerCodes.js'
import { endReaderSample, finishPlace, giveUpPlace, takePlace } from '../../db/readerSamples.js'
import { notFound } from '../errors.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { readersOf } from '../pages/readers/addresses.js'
import { record } from '../workspace/record.js'
import { sendReaders } from './readers.js'
import { firstUnread, textsOf } from './sampleTexts.js'
import { visitSample, type SampleVisit } from './visitSample.js'

/** POST /rounds/:round/readers/:sample/places */
export const createReaderPlace: Handler = (services) => async (req, res) => {
  const visit = await visitSample(services, req)
  const { sample, round } = visit
  const { readers, answer } = readersOf(round)
  const isTaken = await inOneStep(services, async (within) => {
    if (!(await takePlace(within.db, readingOf(visit), services.clock()))) return false
    await record(within, req, round, 'reading-begun', `readers/${sample.id}`)
    return true
  })
  res.redirect(303, isTaken ? answer(sample.id, 1) : readers)
}

/** POST /rounds/:round/readers/:sample/completion: refused while an answer that is there has not been read. */
export const createReadingCompletion: Handler = (services) => async (req, res) => {
  const visit = await visitSample(services, req)
  const { sample, round } = visit
  const found = await textsOf(services, req, res, visit)
  if (!found) return
  const codes = await listReaderCodes(services.db, sample.id, readingOf(visit).readerId)
  const unread = firstUnread(sample, codes, found.texts)
  if (unread !== undefined) {
    const message = services.language.readers.tooFew(unread + 1)
    await sendReaders(services, req, res, visit, { messages: new Map([['finish', message]]) })
    return
  }
  await inOneStep(services, async (within) => {
    if (await finishPlace(within.db, readingOf(visit), services.clock()))
      await record(within, req, round, 'reading-finished', `readers/${sample.id}`)
  })
  res.redirect(303, `${readersOf(round).readers}?done=finished`)
}

/** POST /rounds/:round/readers/:sample/resignation: gives the own place to somebody else. */
export const createReadingResignation: Handler = (services) => async (req, res) => {
  const visit = await visitSample(services, req)
  const { sample, round } = visit
  await inOneStep(services, async (within) => {
    if (await giveUpPlace(within.db, readingOf(visit), services.clock()))
      await record(within, req, round, 'reading-given-up', `readers/${sample.id}`)
  })
  res.redirect(303, `${readersOf(round).readers}?done=given-up`)
}

/** POST /rounds/:round/readers/:sample/ending */
export const createReadingEnding: Handler = (services) => async (req, res) => {
  const { sample, round } = await visitSample(services, req)
  if (sampleState(sample) === 'finished') throw notFound()
  await inOneStep(services, async (within) => {
    if (await endReaderSample(within.db, sample.id, services.clock()))
      await record(within, req, round, 'reading-ended', `readers/${sample.id}`)
  })
  res.redirect(303, `${readersOf(round).readers}?done=ended`)
}

function readingOf({ sample, organiser }: SampleVisit) {
  return { sampleId: sample.id, readerId: organiser.id }
}
