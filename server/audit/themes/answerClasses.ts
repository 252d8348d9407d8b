/** What sort of answer a text is. */
import type { Question } from '../questionnaire.js'
import type { AnswerClass } from './coded.js'
import { placedTokensOf, type PlacedToken } from './segments.js'

const THIN = new Map<string, AnswerClass>([
  ['n a', 'not-applicable'],
  ['not applicable', 'not-applicable'],
  ['not sure', 'dont-know'],
  ['dont know', 'dont-know'],
  ['none', 'nothing'],
  ['nil', 'nothing'],
  ['see above', 'refers-elsewhere'],
  ['very well', 'generic'],
  ['well', 'generic'],
])

/** The class of an answer to a question: only questions that ask for prose have thin answers. */
export function classifyAnswer(
  text: string,
  question?: Question,
  tokens: readonly PlacedToken[] = placedTokensOf(text),
): AnswerClass {
  if (text.trim() === '') return 'blank'
  if (question && question.kind !== 'long-text') return 'substantive'
  return THIN.get(tokens.map((token) => token.word).join(' ')) ?? 'substantive'
}
