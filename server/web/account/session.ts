/** The organiser's session of a browser: a token in a cookie, everything else in the store. */
import type { CookieOptions, Request, RequestHandler, Response } from 'express'
import type { Organiser } from '../../audit/organisers.js'
import { insertKnownBrowser } from '../../db/credentials.js'
import {
  deleteSession,
  deleteSessionsBefore,
  findSession,
  insertSession,
  touchSession,
  type Session,
} from '../../db/sessions.js'
import { cookieOf, isSecure, organiserCookie } from '../cookies.js'
import { hashOf, newKey } from '../keys.js'
import type { SessionEnds } from '../pages/sessionNotice.js'
import type { Services } from '../services.js'

const HOUR = 60 * 60 * 1000
const MINUTE = 60 * 1000

/** How long a session lasts at most, and how long it lasts unused: a working day, and a little more. */
export const SESSION_HOURS = 12
export const IDLE_HOURS = 8

/** How long somebody who gave a password may look for the second factor. */
const ARRIVING_MINUTES = 15

/** How long a browser is known after its owner signed in there. */
export const KNOWN_DAYS = 180

/** The cookie by which a browser is known. */
export function knownBrowserCookie(config: Services['config']): string {
  return isSecure(config) ? '__Host-known-browser' : 'known-browser'
}

const sessions = new WeakMap<Request, Session>()

/** What a moment means for sessions: those not seen for too long are over. */
export function sessionsAt(now: Date): { readonly now: Date; readonly seenAfter: Date } {
  return { now, seenAfter: new Date(now.getTime() - IDLE_HOURS * HOUR) }
}

/** Finds out whose browser a request comes from, before any route answers it. */
export function recogniseOrganiser(services: Services): RequestHandler {
  return async (req, _res, next) => {
    const session = await findOpenSession(services, cookieOf(req, organiserCookie(services.config)))
    if (session) {
      const now = services.clock()
      const isTouched = now.getTime() - session.seenAt.getTime() > MINUTE
      if (isTouched) await touchSession(services.db, session.id, now)
      sessions.set(req, isTouched ? { ...session, seenAt: now } : session)
    }
    next()
  }
}

/** The session of a request, whether or not its organiser has given the second factor. */
export function sessionOf(req: Request): Session | undefined {
  return sessions.get(req)
}

/** Who sent a request; undefined where nobody is signed in. */
export function organiserOf(req: Request): Organiser | undefined {
  const session = sessions.get(req)
  return session?.stage === 'open' ? session.organiser : undefined
}

/** When the session of a request ends; undefined where nobody is signed in. */
export function sessionEndsOf(req: Request): SessionEnds | undefined {
  const session = sessions.get(req)
  if (session?.stage !== 'open') return undefined
  return { idle: new Date(session.seenAt.getTime() + IDLE_HOURS * HOUR), longest: session.expiresAt }
}

/** A cookie for the browser that a request comes from, to be given once what it stands for is kept: see giveCookies. */
export interface NewCookie {
  readonly name: string
  readonly value: string
  readonly options: CookieOptions
}

/** Gives a browser cookies, each in place of one of its name that it may have. */
export function giveCookies(res: Response, cookies: readonly NewCookie[]): void {
  for (const { name, value, options } of cookies) res.cookie(name, value, options)
}

/** Opens a new session in this browser, in place of the one it had: no token outlives a sign-in. Returns its cookie. */
export async function openSession(
  services: Services,
  req: Request,
  { organiserId, stage }: { readonly organiserId: number; readonly stage: Session['stage'] },
): Promise<NewCookie> {
  const { db, config, clock } = services
  const { name } = await endSession(services, req)
  await deleteSessionsBefore(db, clock())
  const token = newKey()
  const life = stage === 'open' ? SESSION_HOURS * HOUR : ARRIVING_MINUTES * MINUTE
  const expiresAt = new Date(clock().getTime() + life)
  const browser = browserOf(req.get('User-Agent') ?? '')
  await insertSession(db, { organiserId, stage, tokenHash: hashOf(token), browser, expiresAt }, clock())
  return { name, value: token, options: { ...hidden(config), expires: expiresAt } }
}

/**
 * Remembers that an organiser has signed in in this browser, so that wrong guesses elsewhere do not lock them out.
 * Returns the cookie by which it is known.
 */
export async function knowBrowser(
  { db, config, clock }: Services,
  req: Request,
  organiserId: number,
): Promise<NewCookie> {
  const name = knownBrowserCookie(config)
  // Colleagues may share a browser: it is known for each of them by the same token.
  const token = cookieOf(req, name) ?? newKey()
  await insertKnownBrowser(db, organiserId, hashOf(token), clock())
  return { name, value: token, options: { ...hidden(config), maxAge: KNOWN_DAYS * 24 * HOUR } }
}

/** Ends this browser's session, and returns the cookie that takes its token away. */
export async function endSession({ db, config }: Services, req: Request): Promise<NewCookie> {
  const name = organiserCookie(config)
  const token = cookieOf(req, name)
  if (token !== undefined) await deleteSession(db, hashOf(token))
  sessions.delete(req)
  return { name, value: '', options: { ...hidden(config), expires: new Date(0) } }
}

/** Of a cookie that no script reads, and no other site sends. */
function hidden(config: Services['config']): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) }
}

async function findOpenSession({ db, clock }: Services, token?: string): Promise<Session | undefined> {
  if (token === undefined) return undefined
  return findSession(db, hashOf(token), sessionsAt(clock()))
}

const BROWSERS = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const
const SYSTEMS = [
  ['Windows', /Windows/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['macOS', /Mac OS/],
  ['Linux', /Linux/],
] as const

/** A browser in two words: enough for its owner to know it again, and no more is kept. */
function browserOf(userAgent: string): string {
  const nameIn = (names: readonly (readonly [string, RegExp])[]) =>
    names.find(([, form]) => form.test(userAgent))?.[0] ?? ''
  return [nameIn(BROWSERS), nameIn(SYSTEMS)].filter(Boolean).join(', ')
}
