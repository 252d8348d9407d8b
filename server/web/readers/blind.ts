/** Keeps what was found in answers from those who read answers of the same round blind. */
import type { Request, RequestHandler } from 'express'
import { findRound } from '../../db/rounds.js'
import { sampleReadBy } from '../../db/readerSamples.js'
import { organiserOf } from '../account/session.js'
import { tokenOf } from '../api/token.js'
import { readingBlind } from '../errors.js'
import { param } from '../guards.js'
import { readersOf } from '../pages/readers/addresses.js'
import type { Services } from '../services.js'

/** Lets nobody through who reads a sample of the round that is under way, nor a program of theirs. */
export function keepFromReaders({ db }: Services): RequestHandler {
  return async (req, _res, next) => {
    const round = await findRound(db, param(req, 'round'))
    const readerId = readerOf(req)
    if (round && readerId !== undefined && (await sampleReadBy(db, round.id, readerId)))
      throw readingBlind(readersOf(round).readers)
    next()
  }
}

function readerOf(req: Request): number | undefined {
  return organiserOf(req)?.id ?? tokenOf(req)?.organiser.id
}
