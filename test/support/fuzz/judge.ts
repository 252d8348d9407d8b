/** What is wrong with an answer to a hostile request. */
import { projectRoot } from '../../../server/projectRoot.js'
import type { Answer } from './client.js'
import { MARK } from './hostile.js'

/** What a page that tells too much of the inside would hold. */
const INSIDES = /\n\s+at .+:\d+:\d+|node_modules|SQLITE_|SqliteError|better-sqlite3|kysely|scrypt\$|root:x:0/

const MARKUP = new RegExp(`<[/!-]*${MARK}|["']\\s*${MARK}\\s*=`, 'i')

/**
 * Everything that is wrong with an answer, in words; nothing where all is well.
 *
 * @param secrets what no answer may hold
 */
export function faultsOf({ status, headers, body }: Answer, secrets: readonly string[]): readonly string[] {
  // Node itself turns away what is no HTTP, before there is a request, and says no word.
  if (NODES.has(status) && !('content-type' in headers)) return []
  const policy = headers['content-security-policy'] ?? ''
  const isMarkup = (headers['content-type'] ?? '').startsWith('text/html')
  const said: readonly (readonly [boolean, string])[] = [
    [status >= 500 && !isDeclared(status, headers), `status ${status}`],
    [!policy.includes("default-src 'self'") || policy.includes('unsafe-'), `policy "${policy}"`],
    [headers['x-content-type-options'] !== 'nosniff', 'may be sniffed'],
    [leadsAway(headers.location), `leads to ${String(headers.location)}`],
    [INSIDES.test(body) || body.includes(projectRoot()), 'tells of the inside'],
    [isMarkup && MARKUP.test(body), `markup comes back: ${around(body)}`],
    [isMarkup && !/charset=utf-8/i.test(headers['content-type'] ?? ''), 'no character set'],
    [secrets.some((secret) => body.includes(secret)), 'a secret is in the body'],
    [secrets.some((secret) => (headers.location ?? '').includes(secret)), 'a secret is in an address'],
    ['set-cookie' in headers && !isGuarded(headers['set-cookie'] ?? ''), 'a cookie without its guards'],
  ]
  return said.filter(([isWrong]) => isWrong).map(([, words]) => words)
}

/** What Node's own parser answers. */
const NODES = new Set([400, 408, 413, 417, 431])

/** Whether the service says itself that it is too busy, and when to come again. */
function isDeclared(status: number, headers: Answer['headers']): boolean {
  return status === 503 && 'retry-after' in headers
}

function leadsAway(location: string | undefined): boolean {
  return location !== undefined && !/^(\/(?![/\\])|http:\/\/localhost:3000\/)/.test(location)
}

function isGuarded(cookie: string): boolean {
  return cookie.includes('HttpOnly') && cookie.includes('SameSite=Lax')
    ? true
    : cookie.includes('Expires=Thu, 01 Jan 1970')
}

function around(body: string): string {
  const at = body.search(MARKUP)
  return at < 0 ? '' : body.slice(Math.max(0, at - 80), at + 80)
}
