/** Where to report a security problem: RFC 9116. */
import { notFound } from '../errors.js'
import type { Handler } from '../handler.js'

/** RFC 9116 wants less than a year. */
const DAYS_VALID = 180

/** GET /.well-known/security.txt. @throws notFound where the council has not said whom to tell. */
export const showSecurityText: Handler = (services) => (_req, res) => {
  const { security, publicUrl } = services.config
  if (security.contact === undefined) throw notFound()
  const expires = new Date(services.clock().getTime() + DAYS_VALID * 24 * 60 * 60 * 1000)
  const lines = [
    `Contact: ${security.contact}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${services.language.code}`,
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    ...(security.policy === undefined ? [] : [`Policy: ${security.policy}`]),
  ]
  res.type('text/plain').send(`${lines.join('\n')}\n`)
}
