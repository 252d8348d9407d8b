/** Abbreviations of a text: which there are, what they stand for, and their long form where they are first used. */

export interface Abbreviation {
  readonly short: string
  readonly long: string
}

/** Two to six capitals, or two parted by "&". A longer run of capitals is a word that somebody shouts. */
const ABBREVIATION = /(?<![\p{L}\p{N}&])(?:\p{Lu}{2,6}|\p{Lu}&\p{Lu})(?=s?(?![\p{L}\p{N}&]))/gu

/** Every abbreviation in the texts once, in alphabetical order, without words that are only set in capitals. */
export function abbreviationsIn(texts: readonly string[], capitals: readonly string[]): readonly string[] {
  const found = new Set(texts.flatMap((text) => text.match(ABBREVIATION) ?? []))
  return [...found].filter((short) => !capitals.includes(short)).toSorted()
}

/**
 * A function that takes texts in printing order and gives each with its abbreviations written out where they stand for
 * the first time: "human resources (HR)". One that the text explains itself, or that nobody explains, stays as it is.
 */
export function expander(glossary: readonly Abbreviation[]): (text: string) => string {
  const longs = new Map(glossary.map(({ short, long }) => [short, long]))
  const seen = new Set<string>()
  return (text) =>
    text.replace(ABBREVIATION, (short, at: number) => {
      const long = longs.get(short)
      if (long === undefined || seen.has(short)) return short
      seen.add(short)
      const before = text.slice(0, at).toLowerCase()
      const isExplained = before.endsWith(`${long.toLowerCase()} (`)
      return isExplained ? short : `${long} (${short})`
    })
}
