/**
 * Noun phrases and telling words of a text, by `natural`'s Brill tagger. Importing this file costs some 45 MB and a
 * tenth of a second: only what mines answers or labels texts does.
 */
import brill from 'natural/lib/natural/brill_pos_tagger/index.js'
import { groupBy } from './order.js'
import { placedTokensOf, type PlacedToken, type Span } from './segments.js'

/** Words next to one another, or one: "named health visitor", "health visitor", "visitor". */
export interface Phrase {
  /** The stems of its words, a space between: the same for every form of the phrase. */
  readonly key: string
  /** As written, words parted by one space. */
  readonly surface: string
  readonly stems: readonly string[]
}

/** A phrase where it stands: text.slice(start, end), UTF-16 offsets. */
export interface PlacedPhrase extends Phrase, Span {
  /** Begins where no longer noun phrase with the same end does. */
  readonly whole: boolean
}

const tagger = new brill.BrillPOSTagger(new brill.Lexicon('EN', 'NN', 'NNP'), new brill.RuleSet('EN'))
const NOUN = 'NN'
const BEFORE_NOUN = /^(?:NN|JJ|VBG|VBN)/
const TELLING = /^(?:NN|JJ|VB)/
const SOUND = /^(?=\P{L}*\p{L})[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u
const LONGEST_PHRASE = 4
/** Words that the tagger takes for nouns, verbs or adjectives and that open or close no phrase worth showing. */
const EMPTY = new Set(
  `i etc eg ie own such same other many much more most less least few last next first second several various certain
  able due whole lot lots bit thing things one ones us me it them this that these those there here who what which when
  where why how all any each every some no none not yes ok okay sure please thanks so too very just only even also again
  always never often sometimes maybe perhaps will would could should can may might must do does did done be been being is
  are was were have has had having get gets got getting go going goes went come comes came coming take takes took taken
  taking make makes made making give gives gave given giving know knows knew known see sees saw seen say says said saying
  think thinks thought want wants wanted need needs needed needing like likes liked use uses used using via per and or but
  if as at by for from in into of off on onto out over to up with without about after before between during until while
  than then now today tomorrow yesterday am pm x a an the my our your his her its their another both either good great new
  old better best bad real really quite still yet already currently present moment two three four five six seven eight
  nine ten dozen isnt dont doesnt didnt cant wont wasnt havent hasnt wouldnt couldnt arent im ive id theyre youre weve
  put puts try tries tried trying let lets keep keeps kept tell tells told ask asks asked asking look looks looked looking
  seem seems feel feels felt find finds found mean means meant doing thats whats gonna`.split(/\s+/),
)

/** Every noun phrase of up to four words in a text, every end of one, and every verb and adjective. Linear time. */
export function phrasesOf(text: string, longest = LONGEST_PHRASE): PlacedPhrase[] {
  return [...groupBy(placedTokensOf(text), (token) => token.clause).values()].flatMap((clause) => {
    const tags = tagger.tag(clause.map((token) => token.written)).taggedWords.map(({ tag }) => tag)
    return clause.flatMap((token, last) => {
      if (!isContent(token)) return []
      const tag = tags[last] ?? ''
      if (tag.startsWith(NOUN)) return phrasesEndingAt(last, clause, tags, longest)
      return TELLING.test(tag) ? [phraseOf([token], false)] : []
    })
  })
}

function phrasesEndingAt(
  last: number,
  clause: readonly PlacedToken[],
  tags: readonly string[],
  longest: number,
): PlacedPhrase[] {
  let first = last
  while (first > 0 && last - first + 1 < longest && canPrecede(clause[first - 1], tags[first - 1])) first -= 1
  const goesOn = (tags[last + 1] ?? '').startsWith(NOUN) && canPrecede(clause[last + 1], tags[last + 1])
  const lengths = Array.from({ length: last - first + 1 }, (_, i) => i + 1)
  return lengths.map((length) =>
    phraseOf(clause.slice(last + 1 - length, last + 1), !goesOn && length === lengths.length),
  )
}

function canPrecede(token: PlacedToken | undefined, tag = ''): boolean {
  return token !== undefined && isContent(token) && BEFORE_NOUN.test(tag)
}

function phraseOf(tokens: readonly PlacedToken[], whole: boolean): PlacedPhrase {
  const stems = tokens.map((token) => token.stem)
  return {
    start: tokens[0]?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
    key: stems.join(' '),
    surface: tokens.map(shownAs).join(' '),
    stems,
    whole,
  }
}

/** Acronyms keep their capitals; other words are shown small. */
function shownAs(token: PlacedToken): string {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(token.written) ? token.written : token.word
}

/** Words with a letter that say something, and that a rule can be made of. */
function isContent({ word }: PlacedToken): boolean {
  return word.length > 1 && SOUND.test(word) && !EMPTY.has(word)
}
