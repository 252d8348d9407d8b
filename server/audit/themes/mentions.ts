/** What answers mention, for emphasis: words by answer, themes by response. */
import { emphasised, type Emphasis, type Mention } from './emphasis.js'
import { GENERIC } from './genericWords.js'
import { phrasesIn } from './mining.js'
import { groupBy } from './order.js'
import type { MinedAnswer } from './uses.js'

/**
 * So many answers of the whole round the prior weighs. Words are many and chance alone flags some: with 400, shuffled
 * sectors of the sample round have .17 emphasised words each. Themes are few, and counted by response.
 */
const WORD_PRIOR = 400
const THEME_PRIOR = 50

/** The words, by stem, that each sector uses in more of its answers than the rest. */
export function emphasisedWords(answers: readonly MinedAnswer[]): Emphasis[] {
  return emphasised(answers.map(wordsIn), WORD_PRIOR)
}

/** The themes that more of a sector's responses hold than of the rest. */
export function emphasisedThemes(answers: readonly MinedAnswer[]): Emphasis[] {
  const responses = groupBy(answers, ({ reference }) => reference)
  const mentions = [...responses.values()].flatMap(([first, ...others]): Mention[] => {
    if (!first) return []
    const excerpts = [first, ...others].flatMap(({ coded }) => coded.excerpts)
    const { reference, sector, agencyKey } = first
    return [{ reference, sector, agencyKey, items: [...new Set(excerpts.map(({ themeId }) => themeId))] }]
  })
  return emphasised(mentions, THEME_PRIOR)
}

function wordsIn(answer: MinedAnswer): Mention {
  const { reference, sector, agencyKey } = answer
  return { reference, sector, agencyKey, items: stemsIn(answer) }
}

/** The stems of an answer's nouns, verbs and adjectives, but for generic ones. */
function stemsIn(answer: MinedAnswer): string[] {
  return phrasesIn(answer)
    .filter(({ stems, key }) => stems.length === 1 && !GENERIC.has(key))
    .map(({ key }) => key)
}
