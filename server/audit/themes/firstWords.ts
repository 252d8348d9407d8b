/** The words without which rules find nothing in a text, so that most texts need not be read for a few rules. */
import type { Codebook } from './codebook.js'
import { compileRules, indexRules } from './compiledRules.js'
import { PhraseBook } from './matching.js'
import { neededPhrases } from './rereading.js'
import type { Token } from './words.js'

/** Whether a text with this word may hold a theme; undefined where rules may find one in any text. */
export type FirstWord = ((word: Token) => boolean) | undefined

/** By the id of a question, the words one of which every answer has that a codebook's rules find a theme in. */
export function firstWordsOf(codebook: Codebook): (questionId: string) => FirstWord {
  const book = new PhraseBook(codebook.glossary)
  const rules = compileRules(codebook, book)
  return (questionId) => {
    const index = indexRules(rules, questionId)
    if (index.open.length > 0) return undefined
    const needed = neededPhrases(index)
    return (word) => book.formOf(word).begins.some(({ phrase }) => needed.has(phrase))
  }
}
