/** What may surprise in a sound codebook: rules whose words also catch words that only look alike. */
import type { Codebook } from './codebook.js'
import { alternativesOf, parsePattern } from './patterns.js'
import { stemOf } from './words.js'

/** Groups of words that share a stem and mean different things: a line each, parted by spaces; "#" opens a remark. */
export function readLookalikes(text: string): string[][] {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim())
  return lines.filter((line) => line !== '').map((line) => line.split(/\s+/))
}

/**
 * A sentence for each word that a rule looks for alone, in all its forms, though a form of it is another word: "time"
 * also catches "timely". Rules that are switched off are passed over.
 */
export function codebookWarnings(codebook: Codebook, lookalikes: readonly (readonly string[])[]): string[] {
  const rules = codebook.themes.flatMap((theme) => theme.rules).filter(({ off }) => off !== true)
  return rules.flatMap((rule) =>
    loneWordsOf(rule.match).flatMap((word) => {
      const caught = caughtBy(word, lookalikes)
      if (caught.length === 0) return []
      const forms = caught.map((form) => `"${form}"`).join(', ')
      return [`Rule "${rule.id}": "${word}" also catches ${forms}. Put it in quotation marks, or say more.`]
    }),
  )
}

/** The words of a rule that stand alone in an alternative and are looked for in all their forms. */
function loneWordsOf(match: string): string[] {
  return alternativesOf(match).flatMap((alternative) => {
    const pattern = parsePattern(alternative)
    if (pattern.kind !== 'phrase' || pattern.phrase.length > 1) return []
    return (pattern.phrase[0] ?? []).filter(({ kind }) => kind === 'stem').map(({ text }) => text)
  })
}

function caughtBy(word: string, lookalikes: readonly (readonly string[])[]): string[] {
  const named = word.toLowerCase()
  const others = lookalikes.filter((group) => group.includes(named)).flat()
  return [...new Set(others)].filter((other) => other !== named && stemOf(other) === stemOf(named))
}
