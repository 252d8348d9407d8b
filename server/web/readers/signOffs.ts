/** Signing a version of the round's codebook off, and taking that back. */
import { insertSignOff, undoSignOff } from '../../db/codebookSignOffs.js'
import { listReaderSamples } from '../../db/readerSamples.js'
import { notFound } from '../errors.js'
import { roundCodebookOf } from '../findings/roundCodebook.js'
import { param, requireRole, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { readersOf } from '../pages/readers/addresses.js'
import { posted, record } from '../workspace/record.js'
import { latestFinished, readerFigures } from './readerFigures.js'
import { sendReaders } from './readers.js'

/** POST /rounds/:round/codebook/sign-offs: of the version that the form showed, with how far two readers agreed. */
export const createSignOff: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitRound(services, req)
  const { round } = visit
  const { db, language, clock } = services
  const reading = await roundCodebookOf(services, round)
  const { codebook } = reading
  if (posted(req, 'version') !== codebook.version) {
    const messages = new Map([['sign-off', language.readers.signOff.moved(codebook.version)]])
    await sendReaders(services, req, res, visit, { messages })
    return
  }
  const read = latestFinished(await listReaderSamples(db, round.id))
  const signed = {
    codebook: { id: codebook.id, version: codebook.version },
    reading: read ? { sampleId: read.id, figures: await readerFigures(db, read, reading) } : null,
  }
  await inOneStep(services, async (within) => {
    const id = await insertSignOff(within.db, round.id, signed, organiserId, clock())
    await record(within, req, round, 'codebook-signed-off', `codebook/sign-offs/${id}`)
  })
  res.redirect(303, `${readersOf(round).readers}?done=signed-off`)
}

/** POST /rounds/:round/codebook/sign-offs/:signOff/undoing */
export const createSignOffUndoing: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const { round } = await visitRound(services, req)
  const id = Number(param(req, 'signOff'))
  if (!Number.isSafeInteger(id)) throw notFound()
  await inOneStep(services, async (within) => {
    if (await undoSignOff(within.db, { id, roundId: round.id, organiserId }, services.clock()))
      await record(within, req, round, 'sign-off-undone', `codebook/sign-offs/${id}`)
  })
  res.redirect(303, `${readersOf(round).readers}?done=sign-off-undone`)
}
