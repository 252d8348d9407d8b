/** Random keys for links and sessions, and references a person can read over the telephone. */
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A random 128-bit key, safe in an address. */
export function newKey(): string {
  return randomBytes(16).toString('base64url')
}

/** What the store keeps of a key: enough to recognise it, nothing to use it with. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

// No vowels, so that no word appears; none of the pairs that are misread for one another (0 O, 1 I L, 2 Z, 5 S, 8 B).
const REFERENCE_CHARACTERS = '34679CDFGHJKMNPQRTVWXY'

/** A response's reference, such as "7K4P-X9MQ". */
export function newReference(): string {
  const part = () =>
    Array.from({ length: 4 }, () => REFERENCE_CHARACTERS[randomInt(REFERENCE_CHARACTERS.length)]).join('')
  return `${part()}-${part()}`
}
