/**
 * What a page showed of an answer, as a hidden field beside it: "VERSION.HASH". It tells a save whether its sender
 * changed the answer, and whether somebody else did meanwhile.
 */
import { createHash } from 'node:crypto'
import type { Answer } from '../audit/answers.js'
import type { KeptAnswer, Seen } from '../audit/saving.js'

/** The hidden field's value for an answer as it is shown now. */
export function seenField(kept: KeptAnswer | undefined): string {
  return `${kept?.version ?? 0}.${hashOf(kept?.answer ?? '')}`
}

/** Reads the hidden field beside a posted answer. Without it, nothing counts as seen. */
export function readSeen(field: string, answer: Answer): Seen {
  const [version = '', hash = ''] = field.split('.')
  return { version: /^\d{1,9}$/.test(version) ? Number(version) : 0, untouched: hash === hashOf(answer) }
}

/** Short, since it only tells one person's text from another's. An empty list says the same as an empty text. */
function hashOf(answer: Answer): string {
  const text = answer.length === 0 ? '' : JSON.stringify(answer)
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
