/**
 * Noun phrases of a text, by `natural`'s Brill tagger. Importing this file costs some 45 MB and a tenth of a second:
 * only suggestions.ts does.
 */
import brill from 'natural/lib/natural/brill_pos_tagger/index.js'
import { groupBy } from './order.js'
import { placedTokensOf, type PlacedToken, type Span } from './segments.js'

/** A noun phrase or the end of one: "named health visitor", "health visitor", "visitor". */
export interface NounPhrase extends Span {
  /** The stems of its words, a space between: the same for every form of the phrase. */
  readonly key: string
  /** As written, words parted by one space. */
  readonly surface: string
  readonly stems: readonly string[]
}

const tagger = new brill.BrillPOSTagger(new brill.Lexicon('EN', 'NN', 'NNP'), new brill.RuleSet('EN'))
const BEFORE_NOUN = /^(?:NN|JJ|VBG|VBN)/
const LONGEST_PHRASE = 4
/** Words that the tagger takes for nouns or adjectives and that open or close no phrase worth showing. */
const EMPTY = new Set(
  `i etc eg ie own such same other many much more most less least few last next first second several various certain
  able due whole lot lots bit thing things one ones us me it them this that these those there here who what which when
  where why how all any each every some no none not yes ok okay sure please thanks so too very just only even also again
  always never often sometimes maybe perhaps will would could should can may might must do does did done be been being is
  are was were have has had get gets got going go goes went come comes came take takes took make makes made give gives
  gave know knows see sees say says think want wants need needs like use used using via per and or but if as at by for
  from in into of off on onto out over to up with without about after before between during until while than then now
  today tomorrow yesterday am pm x a an the my our your his her its their another both either good great new old better
  best bad real really quite still yet already currently present moment two three four five six seven eight nine
  ten dozen isnt dont doesnt didnt cant wont wasnt havent hasnt wouldnt couldnt arent`.split(/\s+/),
)

const REMEMBERED = 20_000
const remembered = new Map<string, readonly NounPhrase[]>()

/** Every noun phrase of up to four words in a text, and every end of one, in order. Linear time, read once a text. */
export function nounPhrasesOf(text: string): readonly NounPhrase[] {
  const known = remembered.get(text)
  if (known) return known
  if (remembered.size >= REMEMBERED) remembered.clear()
  const phrases = readNounPhrases(text)
  remembered.set(text, phrases)
  return phrases
}

function readNounPhrases(text: string): NounPhrase[] {
  return [...groupBy(placedTokensOf(text), (token) => token.clause).values()].flatMap((clause) => {
    const tags = tagger.tag(clause.map((token) => token.written)).taggedWords.map(({ tag }) => tag)
    return clause.flatMap((token, last) =>
      (tags[last] ?? '').startsWith('NN') && isContent(token) ? phrasesEndingAt(last, clause, tags) : [],
    )
  })
}

function phrasesEndingAt(
  last: number,
  clause: readonly PlacedToken[],
  tags: readonly string[],
): NounPhrase[] {
  const phrases = []
  for (let first = last; first >= 0 && last - first < LONGEST_PHRASE; first -= 1) {
    const token = clause[first]
    if (!token || !isContent(token) || !BEFORE_NOUN.test(tags[first] ?? '')) break
    phrases.push(phraseOf(clause.slice(first, last + 1)))
  }
  return phrases
}

function phraseOf(tokens: readonly PlacedToken[]): NounPhrase {
  const stems = tokens.map((token) => token.stem)
  return {
    start: tokens[0]?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
    key: stems.join(' '),
    surface: tokens.map(shownAs).join(' '),
    stems,
  }
}

/** Acronyms keep their capitals; other words are shown small. */
function shownAs(token: PlacedToken): string {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(token.written) ? token.written : token.word
}

function isContent(token: PlacedToken): boolean {
  return token.word.length > 1 && /\p{L}/u.test(token.word) && !EMPTY.has(token.word)
}
