/** Reads answers by a codebook: which themes each holds and the words that say so. */
import type { Question } from '../questionnaire.js'
import { classifyAnswer } from './answerClasses.js'
import type { Codebook } from './codebook.js'
import type { CodedAnswer, Excerpt } from './coded.js'
import { compileRules, indexRules, isEmpty, type RuleIndex } from './compiledRules.js'
import { definitionsOf, sharedThemes, type Definitions } from './definitions.js'
import { entryOf } from './entries.js'
import { PhraseBook } from './matching.js'
import { parsePatterns } from './patterns.js'
import { excerptsIn } from './ruleHits.js'
import { movedBy, type MayMove } from './rereading.js'
import { ofSameWords } from './sameWords.js'
import { placedTokensOf } from './segments.js'
import { NO_WORDS, WordNumbers, type WordsPlace } from './wordNumbers.js'

/** Reads answers by one codebook. Results depend on the codebook, the question and the text only. */
export interface Coder {
  /**
   * What an answer yields; the same text to the same question is read once. Thin and blank answers hold no theme.
   * Without a question, as for comments from elsewhere, rules that name their questions do not apply. Takes time
   * linear in the text's length.
   */
  code(text: string, question?: Question): CodedAnswer
}

/** What was last read of an answer, and the definitions that it was read by. */
interface LastReading {
  readonly by: Definitions
  readonly coded: CodedAnswer
  /** Where its words are; none where they are not looked at. */
  readonly words: WordsPlace
}

/** What was read of answers. */
export interface AnswerMemory {
  /** Last readings by question, as it was worded, and text. */
  readonly readings: Map<string | undefined, Map<string, LastReading>>
  readonly words: WordNumbers
}

/** Nothing read yet. */
export function createMemory(): AnswerMemory {
  return { readings: new Map(), words: new WordNumbers() }
}

/** How answers are read that were last read by certain definitions, or never. */
interface Plan {
  /** The themes whose excerpts still hold. */
  readonly kept: ReadonlySet<string>
  /** The rules of the other themes for a question, and the phrases that they look for. */
  readonly indexFor: (questionId: string | undefined) => RuleIndex
  readonly book: PhraseBook
  readonly mayMove: MayMove
}

/**
 * A coder for a codebook that readCodebook accepts. Throws PatternFault where a pattern can't be read.
 *
 * Hand the memory of its coder on when a codebook is changed: the new coder gives what it would without, and reads
 * each answer for those themes only that are defined otherwise than when the answer was last read.
 */
export function createCoder(codebook: Codebook, memory: AnswerMemory = createMemory()): Coder {
  const rules = codebook.themes.flatMap((theme) => theme.rules)
  for (const { match, off } of rules) if (off !== true) parsePatterns(match)
  const numbers = new Map(rules.map(({ id }, number) => [id, number]))
  const definitions = definitionsOf(codebook)
  const plans = new Map<Definitions | undefined, Plan>()

  function read(text: string, question: Question | undefined, last: LastReading | undefined): LastReading {
    const by = definitions
    if (last && last.coded.answerClass !== 'substantive') return { ...last, by }
    const plan = entryOf(plans, last?.by, () => planFor(codebook, definitions, last?.by, memory.words))
    if (last && !plan.mayMove(question?.id, last.words)) {
      const still = last.coded.excerpts.filter(({ themeId }) => definitions.has(themeId))
      return { ...last, by, coded: withExcerpts(last.coded, inOrder(still, numbers)) }
    }
    const index = plan.indexFor(question?.id)
    const still = last ? last.coded.excerpts.filter(({ themeId }) => plan.kept.has(themeId)) : []
    if (last && isEmpty(index))
      return { ...last, by, coded: withExcerpts(last.coded, inOrder(still, numbers)) }
    const tokens = placedTokensOf(text)
    const answerClass = last?.coded.answerClass ?? classifyAnswer(text, question, tokens)
    if (answerClass !== 'substantive') return { by, coded: { answerClass, excerpts: [] }, words: NO_WORDS }
    const found = excerptsIn(plan.book.read(tokens), index)
    const excerpts = inOrder([...still, ...found], numbers)
    const coded = withExcerpts(last?.coded ?? { answerClass, excerpts: [] }, excerpts)
    return { by, coded, words: last?.words ?? memory.words.keep(tokens) }
  }

  return {
    code(text, question) {
      const ofQuestion = entryOf(
        memory.readings,
        question && wordingOf(question),
        () => new Map<string, LastReading>(),
      )
      const last = ofQuestion.get(text)
      if (last?.by === definitions) return last.coded
      const reading = read(text, question, last)
      ofQuestion.set(text, reading)
      return reading.coded
    },
  }
}

/** Gives the coder of a codebook, and of each codebook after it, on one memory; the same while the codebook is. */
export function createCoders(): (codebook: Codebook) => Coder {
  const memory = createMemory()
  let last: { readonly codebook: string; readonly coder: Coder } | undefined
  return (codebook) => {
    const document = JSON.stringify(codebook)
    if (last?.codebook !== document) last = { codebook: document, coder: createCoder(codebook, memory) }
    return last.coder
  }
}

/** The ids of the themes that an answer holds, each once, in order of their first excerpt. */
export function themesOf(coded: CodedAnswer): string[] {
  return [...new Set(coded.excerpts.map((excerpt) => excerpt.themeId))]
}

/** The same reading where the excerpts are the same: what was worked out from it still holds. */
function withExcerpts(coded: CodedAnswer, excerpts: readonly Excerpt[]): CodedAnswer {
  const { length } = coded.excerpts
  const isSame = length === excerpts.length && excerpts.every((it, i) => isSameExcerpt(it, coded.excerpts[i]))
  return isSame ? coded : ofSameWords({ answerClass: coded.answerClass, excerpts }, coded)
}

function isSameExcerpt(one: Excerpt, other: Excerpt | undefined): boolean {
  if (one === other) return true
  return (
    one.themeId === other?.themeId &&
    one.ruleId === other.ruleId &&
    one.start === other.start &&
    one.end === other.end
  )
}

/** A question's words decide which answers are thin; rounds fill them differently, and editions may word them anew. */
function wordingOf({ id, text }: Question): string {
  return `${id} ${text}`
}

/** Only what is read anew is made ready for reading. */
function planFor(
  codebook: Codebook,
  definitions: Definitions,
  before: Definitions | undefined,
  words: WordNumbers,
): Plan {
  const kept = sharedThemes(definitions, before)
  const book = new PhraseBook(codebook.glossary)
  const themes = codebook.themes.filter(({ id }) => !kept.has(id))
  const rules = compileRules({ ...codebook, themes }, book)
  const indexes = new Map<string | undefined, RuleIndex>()
  return {
    ...{ kept, book },
    indexFor: (id) => entryOf(indexes, id, () => indexRules(rules, id)),
    mayMove: before ? movedBy(codebook, before, words) : () => true,
  }
}

/** In order of the text; excerpts of the same words in the order of their rules. */
function inOrder(excerpts: readonly Excerpt[], numbers: ReadonlyMap<string, number>): Excerpt[] {
  const numberOf = ({ ruleId }: Excerpt) => numbers.get(ruleId) ?? 0
  return excerpts.toSorted((a, b) => a.start - b.start || a.end - b.end || numberOf(a) - numberOf(b))
}
