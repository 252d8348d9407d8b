/**
 * Slows down whoever tries too often. What is counted is kept in memory, so that a restart forgets it, or where several
 * processes share a PostgreSQL store, there: see throttleStore.ts.
 */
import type { Request, RequestHandler } from 'express'
import { rateLimit, type AugmentedRequest, type Options } from 'express-rate-limit'
import { tooManyFiles, tooManyGuesses, tooManyMails, tooManyReadings } from './errors.js'
import { visitDraft } from './guards.js'
import type { Services } from './services.js'
import { throttleStore } from './throttleStore.js'

const MINUTE = 60_000

const GUESS_MINUTES = 15
const GUESSES = 30

const MAIL_MINUTES = 60
const MAILS = 5

const FILE_MINUTES = 15
const FILES = 60

/** For how many minutes at most a network address is remembered: the limiter forgets in steps of a whole period. */
export const ADDRESS_MINUTES = 2 * GUESS_MINUTES

/** Puts a limit in front of a route. What is counted goes by the name, which is the same in every process. */
export type Throttle = (services: Services, name: string) => RequestHandler

/**
 * Counts links that open nothing, by network address. A whole office may share one address, so that links which open
 * something do not count, and neither does a store that is away.
 *
 * @param wrong the status that tells a wrong link
 */
export function throttleGuesses(wrong: 403 | 404): Throttle {
  return (services, name) =>
    limitOf(services, tooManyGuesses, {
      name,
      minutes: GUESS_MINUTES,
      limit: GUESSES,
      isCounted: (status) => status === wrong,
    })
}

/** A limit on answers of some status, by network address unless another key is given. */
export function limitOf(
  services: Services,
  error: (seconds: number) => Error,
  given: {
    readonly name: string
    readonly minutes: number
    readonly limit: number
    readonly keyGenerator?: (req: Request) => Promise<string>
    readonly isCounted: (status: number) => boolean
  },
): RequestHandler {
  return rateLimit({
    ...common(error, services, given.name),
    windowMs: given.minutes * MINUTE,
    limit: given.limit,
    ...(given.keyGenerator && { keyGenerator: given.keyGenerator }),
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => !given.isCounted(res.statusCode),
  })
}

/** Counts messages that were sent with the private link of one response. */
export const throttleMails: Throttle = (services, name) =>
  rateLimit({
    ...common(tooManyMails, services, name),
    windowMs: MAIL_MINUTES * MINUTE,
    limit: MAILS,
    keyGenerator: async (req) => (await visitDraft(services, req)).draft.id,
    skipFailedRequests: true,
  })

/** Counts files made or read for one network address: each costs the service more than a page does. */
export const throttleFiles: Throttle = (services, name) =>
  rateLimit({ ...common(tooManyFiles, services, name), windowMs: FILE_MINUTES * MINUTE, limit: FILES })

/** What one token, and one network address, may ask of the JSON API in 15 minutes. */
const READING_MINUTES = 15
const READINGS_OF_ADDRESS = 1_200
const READINGS_OF_TOKEN = 600

/** Counts what programs ask for, by network address, whether or not their tokens work. */
export const throttleReadings: Throttle = (services, name) =>
  rateLimit({
    ...common(tooManyReadings, services, name),
    windowMs: READING_MINUTES * MINUTE,
    limit: READINGS_OF_ADDRESS,
  })

/** Counts what programs ask for with one token, wherever they run. */
export function throttleToken(keyOf: (req: Request) => string): Throttle {
  return (services, name) =>
    rateLimit({
      ...common(tooManyReadings, services, name),
      windowMs: READING_MINUTES * MINUTE,
      limit: READINGS_OF_TOKEN,
      keyGenerator: keyOf,
    })
}

function common(error: (seconds: number) => Error, { db, log }: Services, name: string): Partial<Options> {
  const store = throttleStore(db, name)
  // By its code alone: the limiter's own messages name network addresses.
  const warn = (fault: unknown) => {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
    log.warn({ code }, 'the throttle is not set up right: is TRUST_PROXY?')
  }
  return {
    logger: { error: warn, warn },
    ...(store && { store }),
    standardHeaders: false,
    legacyHeaders: false,
    handler: (req, _res, next) => {
      next(error(secondsUntilReset(req)))
    },
  }
}

function secondsUntilReset(req: Request): number {
  const { resetTime } = (req as AugmentedRequest).rateLimit ?? {}
  return Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000))
}
