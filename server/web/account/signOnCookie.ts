/** What a browser carries while its owner is away at the council's sign-in service, to be known again on return. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import { cookieOf, isSecure } from '../cookies.js'
import type { Services } from '../services.js'

/** How long somebody may stay away. */
export const SIGN_ON_MINUTES = 10

/** The cookie's name. */
export function signOnCookie(config: Services['config']): string {
  return isSecure(config) ? '__Host-sign-on' : 'sign-on'
}

const shape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), then: z.string() })

/** What was sent with them, to compare with what they come back with, and where they wanted to go. */
export type SignOnAttempt = z.output<typeof shape>

/** Gives a browser its attempt to carry. */
export function keepAttempt({ config }: Services, res: Response, attempt: SignOnAttempt): void {
  res.cookie(signOnCookie(config), Buffer.from(JSON.stringify(attempt)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(config),
    maxAge: SIGN_ON_MINUTES * 60 * 1000,
  })
}

/** The attempt that a browser carries, which it carries once; undefined where there is none. */
export function takeAttempt({ config }: Services, req: Request, res: Response): SignOnAttempt | undefined {
  const name = signOnCookie(config)
  const kept = cookieOf(req, name)
  res.clearCookie(name, { path: '/', secure: isSecure(config) })
  if (kept === undefined) return undefined
  try {
    return shape.safeParse(JSON.parse(Buffer.from(kept, 'base64url').toString())).data
  } catch {
    return undefined
  }
}
