/**
 * Whether an excerpt speaks of its theme as there or as lacking, by the words around it in its clause. A flag beside
 * the count, never a reason to leave an excerpt out: "No time for training" is about training, lacking.
 */
import type { Question } from '../questionnaire.js'
import type { CodedAnswer, Excerpt } from './coded.js'
import { EMPTY, wordSet } from './emptyWords.js'
import { placedTokensOf, type PlacedToken, type Span } from './segments.js'

/** "unclear" where the words hedge, or name a thing without saying that it is there or lacking. */
export type Polarity = 'present' | 'lacking' | 'unclear'
/** Of an answer whose excerpts of a theme differ. */
export type AnswerPolarity = Polarity | 'both'

/** How many words before and after an excerpt are looked at, within its clause. */
const BEFORE = 4
const AFTER = 4
const MOST_BEFORE = 8

/** They deny what stands beside them; before a shortage word they deny the shortage. */
const NEGATORS = wordSet(`
  no not never none nothing neither nor nobody cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt
  couldnt havent hasnt hadnt shouldnt without nowhere`)
/** That something is short or hard. */
const SHORTAGES = wordSet(`
  lack lacks lacked lacking shortage shortages gap gaps missing absent absence insufficient inadequate limited poor
  poorly scarce few fewer less reduced reduction reductions cut cuts closed closing stopped lost ended withdrawn lapsed
  delay delays delayed wait waits waiting difficult difficulty difficulties hard harder struggle struggles struggled
  struggling unable barrier barriers problem problems unaware unfamiliar rarely seldom hardly barely unfilled vacant
  vacancy vacancies stretched overstretched overdue`)
/** That it is wanted. */
const WANTS = wordSet('should wish more better improve improved improving')
/** That it is so for some or at times. */
const HEDGES = wordSet(
  'sometimes varies vary variable variably depends depending mixed patchy partly inconsistent',
)
/** Before these words a word of wanting compares. */
const COMPARED = wordSet('than likely often importantly')
/** After a negator these deny no more than that it is everywhere or alone. */
const SOFTENERS = wordSet('always all everyone every only just really necessarily sure')
/** "need" asks for something before these, and is a noun elsewhere. */
const ASKED_FOR = wordSet('more to for better an a extra')
const WOULD_HELP = wordSet('like help benefit welcome appreciate prefer')

/** What makes a difference to what a plain mention says. */
type Asked = Pick<Question, 'noneIsContent'>

const remembered = new WeakMap<CodedAnswer, ReadonlyMap<string, AnswerPolarity>>()
/** By excerpt: it stays while other themes of its answer change. */
const byExcerpt = new WeakMap<Excerpt, Polarity>()

/**
 * What an answer says of each of its themes: of a theme's excerpts, what the clear ones say. `coded` is what the
 * question's answer yielded; the same reading is looked at once.
 */
export function polaritiesOf(
  coded: CodedAnswer,
  text: string,
  question?: Asked,
): ReadonlyMap<string, AnswerPolarity> {
  const known = remembered.get(coded)
  if (known) return known
  let tokens: readonly PlacedToken[] | undefined
  const found = new Map<string, AnswerPolarity>()
  for (const excerpt of coded.excerpts) {
    const own = byExcerpt.get(excerpt) ?? polarityOf(excerpt, (tokens ??= placedTokensOf(text)), question)
    byExcerpt.set(excerpt, own)
    found.set(excerpt.themeId, together(found.get(excerpt.themeId), own))
  }
  remembered.set(coded, found)
  return found
}

function together(before: AnswerPolarity | undefined, next: Polarity): AnswerPolarity {
  if (before === undefined || before === 'unclear') return next
  return next === 'unclear' || next === before ? before : 'both'
}

/** What the words around a span of a text say of it; tokens are the text's. */
export function polarityOf(span: Span, tokens: readonly PlacedToken[], question?: Asked): Polarity {
  const words = wordsAround(span, tokens)
  let lacking = 0
  let hedged = words.some((word) => HEDGES.has(word))
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? ''
    if (!NEGATORS.has(word)) lacking += isShortage(word) || isWant(word, next) ? 1 : 0
    else if (!SOFTENERS.has(next)) lacking += deniesShortage(words, i) ? -1 : 1
    else hedged ||= next !== 'only' && next !== 'just'
  }
  if (lacking > 0) return 'lacking'
  return hedged || question?.noneIsContent === true ? 'unclear' : 'present'
}

/** The words of a span and those next to it in the clauses where it begins and ends. */
function wordsAround({ start, end }: Span, tokens: readonly PlacedToken[]): string[] {
  const first = tokens.findIndex((token) => token.end > start)
  const last = tokens.findLastIndex((token) => token.start < end)
  const [from, to] = [tokens[first]?.clause, tokens[last]?.clause]
  if (from === undefined || to === undefined) return []
  return tokens
    .slice(firstWithin(first, tokens), last + 1 + AFTER)
    .filter(({ clause }) => clause >= from && clause <= to)
    .map(({ word }) => word)
}

/** So many words back, not counting those that say nothing by themselves: "nobody has ever offered us any". */
function firstWithin(at: number, tokens: readonly PlacedToken[]): number {
  let first = at
  for (let counted = 0; first > 0 && at - first < MOST_BEFORE && counted < BEFORE;) {
    first -= 1
    if (!EMPTY.has(tokens[first]?.word ?? '')) counted += 1
  }
  return first
}

/** "no problem", "without any delay": one of the next two words is the shortage that is denied. */
function deniesShortage(words: readonly string[], at: number): boolean {
  return words.slice(at + 1, at + 3).some(isShortage)
}

function isShortage(word: string): boolean {
  return SHORTAGES.has(word)
}

function isWant(word: string, next: string): boolean {
  if (word === 'need' || word === 'needs') return ASKED_FOR.has(next)
  if (word === 'would') return WOULD_HELP.has(next)
  return WANTS.has(word) && !COMPARED.has(next)
}
