/** Sentences and clauses of a text, by its punctuation, line breaks and turning words. */
import { groupBy } from './order.js'
import { tokensOf, type Token } from './words.js'

/** A token with the number of its clause in the text, from 0. */
export interface PlacedToken extends Token {
  readonly clause: number
  readonly sentence: number
}

/** A span of a text: text.slice(start, end), UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Words after which a full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  'e.g eg i.e ie etc approx no nos dr mr mrs ms st vs cf incl inc ext tel dept hrs hr yr yrs wk wks mins min max pw re esp'.split(
    ' ',
  ),
)
/** Words that open a clause of their own. */
const TURNS = new Set(['but', 'however', 'although', 'though', 'unless', 'whereas', 'except'])

/** Between two words no more is read than this, so that a page of punctuation costs nothing. */
const LONGEST_GAP = 100
const SENTENCE_BREAK = /[!?…\n\r\u2022\u25CF\u25AA]|\.[^\s.]*\s|\.\./u
const CLAUSE_BREAK = /[,;()[\]{}–—|]|:\s|\s\/|\/\s|\s-+\s|\s-+$|^-+\s/u

/** The words of a text, each with the number of its sentence and clause. Takes linear time. */
export function placedTokensOf(text: string): PlacedToken[] {
  let clause = 0
  let sentence = 0
  let before: Token | undefined
  return tokensOf(text).map((token) => {
    const kind = before ? breakBetween(text, before, token) : 'none'
    if (kind === 'sentence') sentence += 1
    if (kind !== 'none') clause += 1
    before = token
    const { start, end, written, word, stem } = token
    return { start, end, written, word, stem, clause, sentence }
  })
}

function breakBetween(text: string, before: Token, after: Token): 'none' | 'clause' | 'sentence' {
  const gap = text.slice(before.end, Math.min(after.start, before.end + LONGEST_GAP))
  if (gap === ' ') return TURNS.has(after.word) ? 'clause' : 'none'
  if (SENTENCE_BREAK.test(gap) && !isAbbreviated(gap, before)) return 'sentence'
  if (gap === '.' && startsSentence(after) && !isInitial(before)) return 'sentence'
  return CLAUSE_BREAK.test(gap) || TURNS.has(after.word) ? 'clause' : 'none'
}

/** A single full stop after an abbreviation or an initial: "e.g. ", "approx. ", "w. ". */
function isAbbreviated(gap: string, before: Token): boolean {
  if (!/^\.[ \t]*$/u.test(gap)) return false
  return ABBREVIATIONS.has(before.written.toLowerCase()) || isInitial(before)
}

function isInitial(token: Token): boolean {
  return token.end - token.start === 1 && /\p{L}/u.test(token.written) && token.written !== 'I'
}

/** A capital followed by a small letter, as in "on CPOMS.The DSL reads it". */
function startsSentence(token: Token): boolean {
  return /^\p{Lu}\p{Ll}/u.test(token.written)
}

/** The sentences of a text without the white space between them. Text without words has none. */
export function sentencesOf(text: string, tokens: readonly PlacedToken[] = placedTokensOf(text)): Span[] {
  return [...groupBy(tokens, (token) => token.sentence).values()].map((group) => spanOf(text, group))
}

/** The clauses of a text, as sentencesOf gives sentences. */
export function clausesOf(text: string, tokens: readonly PlacedToken[] = placedTokensOf(text)): Span[] {
  return [...groupBy(tokens, (token) => token.clause).values()].map((group) => spanOf(text, group))
}

/** From the first word with an opening quote or sign to the last with its closing punctuation. */
function spanOf(text: string, group: readonly PlacedToken[]): Span {
  const first = group[0]?.start ?? 0
  const last = group.at(-1)?.end ?? 0
  const opening = /["'“‘£(]{1,3}$/u.exec(text.slice(Math.max(0, first - 3), first))
  const closing = /^[.!?…"'”’)%]{1,6}/u.exec(text.slice(last, last + 6))
  return { start: first - (opening?.[0].length ?? 0), end: last + (closing?.[0].length ?? 0) }
}
