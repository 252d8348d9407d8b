/** Names of agencies as people write them: which are the same, and which are alike enough to ask about. */
import diceCoefficient from 'natural/lib/natural/distance/dice_coefficient.js'
import type { Agency } from './agencies.js'
import { compareText } from './themes/order.js'

/** What stays of a name where spelling, "&" and a leading "the" do not matter: two of one key are one agency. */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words.replace(/^the /, '')
}

/** Words that many agencies share: what is left tells them apart. */
const SHARED_WORDS = new Set(
  'academy c ce centre church children childrens college community e england family infant junior medical nursery of practice pre primary school schools secondary service services st surgery team the and'.split(
    ' ',
  ),
)

/** How alike two names are, from 0 to 1: by all their letters, and by those of the words that tell agencies apart. */
export function likeness(one: string, other: string): number {
  const [a, b] = [nameKey(one), nameKey(other)]
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const own = diceCoefficient(ownWords(a), ownWords(b))
  const all = diceCoefficient(a, b)
  // No two agencies are the same by likeness alone: a person decides.
  return Math.min(0.99, Math.max((own + all) / 2, isInitialsOf(a, b) || isInitialsOf(b, a) ? 0.9 : 0))
}

function ownWords(key: string): string {
  const own = key.split(' ').filter((word) => !SHARED_WORDS.has(word))
  return own.length === 0 ? key : own.join(' ')
}

/** Whether "cyp" could stand for "children and young people". */
function isInitialsOf(short: string, long: string): boolean {
  const words = long.split(' ')
  if (short.includes(' ') || words.length < 2) return false
  const initials = (kept: readonly string[]) => kept.map((word) => word[0] ?? '').join('')
  return [words, words.filter((word) => !['of', 'and', 'the', 'for'].includes(word))].some(
    (kept) => kept.length > 1 && initials(kept) === short,
  )
}

/** Names below this likeness are not worth asking about. */
const WORTH_ASKING = 0.55

export interface Suggestion {
  readonly agency: Agency
  readonly likeness: number
}

/**
 * The agencies that a response may come from, the likeliest first; of two alike, the one of the response's sector.
 * Only ever suggested: a person decides.
 */
export function suggestAgencies(
  { name, sector }: { readonly name: string; readonly sector: string },
  agencies: readonly Agency[],
  most = 3,
): readonly Suggestion[] {
  const sameSector = (agency: Agency) => Number(sector !== '' && agency.sector === sector)
  return agencies
    .map((agency) => ({ agency, likeness: likeness(name, agency.name) }))
    .filter((one) => one.likeness >= WORTH_ASKING)
    .toSorted(
      (a, b) =>
        b.likeness - a.likeness ||
        sameSector(b.agency) - sameSector(a.agency) ||
        compareText(a.agency.name, b.agency.name),
    )
    .slice(0, most)
}
