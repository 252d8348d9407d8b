/** How often emphasis is seen where there is none: sectors dealt out by chance. */
import { emphasisedWords } from './mentions.js'
import { randomFrom } from './statistics.js'
import type { MinedAnswer } from './uses.js'

const SEED = 20190424

/**
 * The mean number of words emphasised in a round whose sectors are dealt out anew among its responses, over so many
 * shuffles. Each sector keeps as many responses; the shuffles are the same each time.
 */
export function emphasisedByChance(answers: readonly MinedAnswer[], shuffles: number): number {
  const random = randomFrom(SEED)
  const sectorOf = new Map(answers.map(({ reference, sector }) => [reference, sector]))
  const references = [...sectorOf.keys()]
  let words = 0
  for (let shuffle = 0; shuffle < shuffles; shuffle += 1) {
    const sectors = shuffled([...sectorOf.values()], random)
    const dealt = new Map(references.map((reference, i) => [reference, sectors[i] ?? null]))
    words += emphasisedWords(
      answers.map((answer) => ({ ...answer, sector: dealt.get(answer.reference) ?? null })),
    ).length
  }
  return words / shuffles
}

/** Fisher and Yates: every order is as likely. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items]
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T)
}
