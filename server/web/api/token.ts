/** Programs with a lead's token: who they are, how much they may ask, and that what they read is recorded. */
import type { Request, RequestHandler } from 'express'
import type { Round } from '../../audit/rounds.js'
import { recordActivityOnce, type Action } from '../../db/activity.js'
import { findApiToken, touchApiToken, type WorkingApiToken } from '../../db/apiTokens.js'
import { tokenNeeded } from '../errors.js'
import { hashOf } from '../keys.js'
import type { Services } from '../services.js'
import { throttleReadings, throttleToken } from '../throttles.js'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const tokens = new WeakMap<Request, WorkingApiToken>()

/** Lets nobody through without a token that works: cookies do not count. Slows down those who ask too often. */
export function admitToken(services: Services): readonly RequestHandler[] {
  const find: RequestHandler = async (req, _res, next) => {
    const { db, clock } = services
    const given = /^Bearer ([\w-]{1,100})$/i.exec(req.get('Authorization') ?? '')?.[1]
    const token = given && (await findApiToken(db, hashOf(given), clock()))
    if (!token) throw tokenNeeded()
    tokens.set(req, token)
    if (clock().getTime() - (token.usedAt?.getTime() ?? 0) > MINUTE)
      await touchApiToken(db, token.id, clock())
    next()
  }
  const keyOf = (req: Request) => String(tokens.get(req)?.id)
  return [throttleReadings(services, 'api by address'), find, throttleToken(keyOf)(services, 'api by token')]
}

/** The token that came with a request that admitToken let through. */
export function tokenOf(req: Request): WorkingApiToken | undefined {
  return tokens.get(req)
}

/**
 * Records that a program reads something of a round: once in 24 hours for one token, since programs ask over and over,
 * and page after page.
 */
export async function recordReading(
  { db, clock }: Services,
  req: Request,
  { id: roundId }: Round,
  action: Action,
  what: string,
): Promise<void> {
  const token = tokens.get(req)
  if (!token) throw tokenNeeded()
  const now = clock()
  const since = new Date(now.getTime() - DAY)
  const object = `tokens/${token.id}/${what}`
  await recordActivityOnce(
    db,
    { organiserId: token.organiser.id, roundId, action, object, reason: token.name },
    { since, now },
  )
}
