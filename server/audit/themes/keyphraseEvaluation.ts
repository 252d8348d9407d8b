/** How well phrases that label texts agree with those that people chose. */
import { z } from 'zod'
import { labelText, stemShares } from './labels.js'
import { tokensOf } from './words.js'

/** A text with the phrases that people labelled it with. */
export interface KeyedText {
  readonly text: string
  readonly keys: readonly string[]
}

export interface KeyphraseQuality {
  readonly texts: number
  /** Mean over the texts of F1 of the first 5 and 10 labels: exact match of their words' stems. */
  readonly f1At5: number
  readonly f1At10: number
}

const keyedText = z.object({ text: z.string(), keys: z.array(z.string()) })

/** Reads JSON lines, `{"text", "keys": […]}` each. Throws an Error that names the first line that is otherwise. */
export function readKeyedTexts(lines: string): KeyedText[] {
  return lines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      return [keyedText.parse(JSON.parse(line))]
    } catch (error) {
      throw new Error(`Line ${i + 1} is not of the form {"text": "…", "keys": ["…"]}.`, { cause: error })
    }
  })
}

/** Measures labelText on texts that people labelled. Texts without keys are passed over. */
export function evaluateKeyphrases(texts: readonly KeyedText[]): KeyphraseQuality {
  const keyed = texts.filter(({ keys }) => keys.length > 0)
  const shareOf = stemShares(texts.map(({ text }) => text))
  const meanAt = (n: number) =>
    keyed.reduce((sum, { text, keys }) => sum + f1Of(labelText(text, n, shareOf), keys), 0) /
    Math.max(1, keyed.length)
  return { texts: keyed.length, f1At5: meanAt(5), f1At10: meanAt(10) }
}

function f1Of(labels: readonly string[], keys: readonly string[]): number {
  const [given, expected] = [stemmed(labels), stemmed(keys)]
  const right = [...given].filter((phrase) => expected.has(phrase)).length
  return (2 * right) / Math.max(1, given.size + expected.size)
}

function stemmed(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(
    phrases.map((phrase) =>
      tokensOf(phrase)
        .map(({ stem }) => stem)
        .join(' '),
    ),
  )
}
