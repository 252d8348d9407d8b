/** Which responses use which words in answer to a question. */
import { textOf, type AuditResponse } from './answers.js'
import type { FirstWord } from './themes/firstWords.js'
import { tokensOf, type Token } from './themes/words.js'

/** A word as it is written, and the responses with it. */
interface UsedWord {
  readonly word: Token
  readonly responses: AuditResponse[]
}

/** By responses and question: the same list of responses is read for its words once. */
const remembered = new WeakMap<readonly AuditResponse[], Map<string, readonly UsedWord[]>>()

/** The responses whose answer to a question has one of the words; all of them where none is needed. */
export function responsesWith(
  responses: readonly AuditResponse[],
  questionId: string,
  isWanted: FirstWord,
): ReadonlySet<AuditResponse> {
  if (!isWanted) return new Set(responses)
  const wanted = wordsIn(responses, questionId).filter(({ word }) => isWanted(word))
  return new Set(wanted.flatMap((used) => used.responses))
}

function wordsIn(responses: readonly AuditResponse[], questionId: string): readonly UsedWord[] {
  const byQuestion = remembered.get(responses) ?? new Map<string, readonly UsedWord[]>()
  remembered.set(responses, byQuestion)
  const known = byQuestion.get(questionId)
  if (known) return known
  const used = new Map<string, UsedWord>()
  for (const response of responses) {
    for (const word of tokensOf(textOf(response.answers, questionId))) {
      const before = used.get(word.written)
      if (!before) used.set(word.written, { word, responses: [response] })
      else if (before.responses.at(-1) !== response) before.responses.push(response)
    }
  }
  const words = [...used.values()]
  byQuestion.set(questionId, words)
  return words
}
