/**
 * Slows down guessing of passwords and codes. An office behind one address may get many wrong before it waits; one
 * account few. What strangers get wrong about an account does not count in a browser where its owner has signed in
 * before, so that nobody can lock a lead out by guessing.
 */
import type { Request, RequestHandler } from 'express'
import { isKnownBrowser } from '../../db/credentials.js'
import { cookieOf } from '../cookies.js'
import { tooManySignIns } from '../errors.js'
import { hashOf } from '../keys.js'
import type { Services } from '../services.js'
import { limitOf, type Throttle } from '../throttles.js'
import { knownBrowserCookie, sessionOf } from './session.js'

const MINUTES = 15

/** Wrong passwords or codes for one account, and from one address. */
const FOR_ONE_ACCOUNT = 10
const FROM_ONE_ADDRESS = 100

/** What a form with something wrong is answered with. */
const WRONG = 422

/** Counts wrong passwords by account and by address. */
export const throttleSignIn: Throttle = (services, name) => {
  const byAccount = failures(services, `${name} by account`, FOR_ONE_ACCOUNT, async (req) => {
    const { email } = (req.body ?? {}) as { readonly email?: unknown }
    return accountKey(services, req, typeof email === 'string' ? email.trim() : '')
  })
  return oneAfterTheOther(failures(services, name, FROM_ONE_ADDRESS), byAccount)
}

/** Counts wrong codes, and wrong passwords of somebody signed in, by account. */
export const throttleProof: Throttle = (services, name) =>
  failures(services, name, FOR_ONE_ACCOUNT, (req) =>
    accountKey(services, req, sessionOf(req)?.organiser.email ?? ''),
  )

function failures(
  services: Services,
  name: string,
  limit: number,
  keyGenerator?: (req: Request) => Promise<string>,
): RequestHandler {
  return limitOf(services, tooManySignIns, {
    name,
    minutes: MINUTES,
    limit,
    ...(keyGenerator && { keyGenerator }),
    isCounted: (status) => status === WRONG,
  })
}

async function accountKey({ db, config }: Services, req: Request, email: string): Promise<string> {
  const browser = cookieOf(req, knownBrowserCookie(config))
  if (browser !== undefined && (await isKnownBrowser(db, email, hashOf(browser))))
    return `browser ${hashOf(browser)}`
  return `account ${hashOf(email.toLowerCase())}`
}

function oneAfterTheOther(first: RequestHandler, second: RequestHandler): RequestHandler {
  return (req, res, next) => {
    void first(req, res, (error?: unknown) => {
      if (error) next(error)
      else void second(req, res, next)
    })
  }
}
