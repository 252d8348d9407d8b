/** Cookies: their names, and how they are read. */
import type { Request } from 'express'
import { parse } from 'cookie'

interface At {
  readonly publicUrl: string
}

/** The organiser session's cookie. `__Host-` makes browsers refuse it from anywhere but this very host. */
export function organiserCookie(config: At): string {
  return isSecure(config) ? '__Host-organiser' : 'organiser'
}

/**
 * The cookie that holds a response's key. Its path is its round's, so that rounds do not mix: that rules out `__Host-`,
 * and `__Secure-` makes browsers refuse it from pages that came without HTTPS.
 */
export function responseCookie(config: At): string {
  return isSecure(config) ? '__Secure-response' : 'response'
}

/** The cookie that fills in the initials a person gave before. */
export function initialsCookie(config: At): string {
  return isSecure(config) ? '__Secure-initials' : 'initials'
}

/** Whether people reach the service over HTTPS, so that cookies must not travel without. */
export function isSecure({ publicUrl }: At): boolean {
  return publicUrl.startsWith('https:')
}

/** One cookie of a request, or undefined. */
export function cookieOf(req: Request, name: string): string | undefined {
  return parse(req.get('Cookie') ?? '')[name]
}
