/** Guards changes of state against forms on other people's sites, without tokens that could expire. */
import type { Request } from 'express'

/**
 * Whether a request that changes something came from our own pages. Browsers say so themselves: by Sec-Fetch-Site,
 * or, where they are older, by Origin. A client that sends neither is no browser carrying somebody's cookies.
 */
export function isSameOrigin(req: Request, publicUrl: string): boolean {
  const site = req.get('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = req.get('Origin')
  if (origin === undefined) return true
  return origin === new URL(publicUrl).origin || origin === `${req.protocol}://${req.get('Host') ?? ''}`
}
