/**
 * What sort of answer a text is. A short answer is thin when it holds a signal, such as "not sure", and next to
 * nothing besides: no more than a word or two that is neither a signal, nor the question's own, nor an empty word.
 * Anything concrete, however short, makes it substantive.
 */
import type { Question } from '../questionnaire.js'
import type { AnswerClass } from './coded.js'
import { closestOf } from './distance.js'
import { EMPTY, GROUPS, wordSet } from './emptyWords.js'
import { placedTokensOf, type PlacedToken } from './segments.js'
import { stemOf, tokensOf } from './words.js'

interface Sign {
  readonly answerClass: AnswerClass
  /** Matches the answer's words: lower case, without punctuation, single spaces. */
  readonly signal: RegExp
  /** Words that go with the signal and say no more. */
  readonly companions: ReadonlySet<string>
  /** So many other words are let pass. */
  readonly allowance: number
}

/** No longer answer is thin. */
const MOST_WORDS = 20

const SIGNS: readonly Sign[] = [
  {
    answerClass: 'not-applicable',
    signal: anyOf(`
      ^(n a|na)
      not (really )?(applicable|relevant)
      (doesnt|does not|dont|do not|wouldnt|would not) (really )?apply
      (not|outside) (in )?(our|my) (remit|role|job|area|place)`),
    companions: wordSet('us case context setting business'),
    allowance: 3,
  },
  {
    answerClass: 'dont-know',
    signal: anyOf(`
      not (100 )?(sure|certain|known|clear|aware)
      (dont|do not|didnt|did not|wouldnt|would not|not|dnt) (really )?(know|kno|no)
      (no|any) (idea|clue|knowledge)
      (unable|hard|difficult|impossible|not able|not for me|long enough) to (say|comment|answer|tell|judge|know)
      (cant|cannot|can not|couldnt|could not) (really )?(say|comment|answer|tell|judge)
      too (new|soon|early)( [a-z]+){0,3} to (say|comment|answer|tell|judge|know)
      (i am|im|we are) aware of
      (need|have) to (check|ask|find)
      unsure|uncertain|unknown|unaware|unclear|dk|tbc|i know of|not in a position`),
    companions: wordSet(
      `seen heard asked ask mean means meant until today before after yet post long new enough head manager check find
      out comment bit thing things one ever never nobody none nothing no else better position started joined`,
    ),
    allowance: 2,
  },
  {
    answerClass: 'refers-elsewhere',
    signal: anyOf(`
      (as|see|per|refer to|same as) ((the|my|our|in|per|to|already) )*(above|below|before|previous|previously|earlier|last)
      (as|see|per|refer to|same as) ((the|my|our|in|per|to) )*(policy|policies|attached|website|other|mentioned|stated)
      (as|see|per|refer to|same as) ((the|my|our|in|per|to) )*(answers?|question|section|page|response|q ?[0-9]+)
      (covered|answered|mentioned|stated|said|described|detailed|noted) (in )?(above|before|previously|earlier|elsewhere)
      (already|previously) (answered|covered|mentioned|stated|described)
      ^((yes|no) )?(please )?see (our|the|my|attached|appendix|policy)
      ^above
      ditto`),
    companions: wordSet(
      'above below before previous earlier last policy answer answers question response box page yes no',
    ),
    allowance: 1,
  },
  {
    answerClass: 'nothing',
    signal: anyOf(`
      no comments?
      ^no
      ^not
      ^0$
      ^never
      (dont|do not|doesnt|does not|not|isnt|arent|no) (currently |really )?(any|offer|offered|provide|provided|access|accessed|use|used|hold|deliver|have|collect|training|data|evidence)
      none|nil|nothing|nowt|zero|nope|no formal`),
    companions: wordSet(
      'return specific particular formal formally add comment comments known yet date really no none',
    ),
    allowance: 0,
  },
  {
    answerClass: 'generic',
    signal: anyOf(`
      well|good|fine|ok|okay|great|excellent|fairly|reasonably|reasonable|adequate|adequately
      satisfactory|satisfactorily|strong|strongly|fully|extremely|exceptionally|thoroughly|completely
      totally|confident|confidently|effective|effectively|appropriate|appropriately|consistent
      consistently|competent|sound|secure|high|highly|variable|varies|varied|mixed|patchy|limited|poor
      poorly|average|partly|partially|increasingly|improving|developing|ongoing|on going|progress
      better|sometimes|often|yes|yep|yeah|yea|y|no|always|definitely|absolutely|certainly|indeed
      of course|plenty|lots|loads|various|numerous|many|depends|working on it|try|tries|trying
      do our best|getting there|we do|room for improvement|level|extent|degree`),
    companions:
      wordSet(`best working improvement room work children child families family young safeguarding pretty
      relatively incredibly clearly importance important regarding around about towards both frontline`),
    allowance: 0,
  },
]

/** With these words something is said to be there after all: "none beyond the annual day". */
const EXCEPTIONS = /\b(but|except|apart|beyond|besides|only|other than|plus|although|though|however|unless)\b/

/** Slips in words too short to mend by distance. */
const SLIPS = new Map(
  'suer:sure shure:sure knwo:know konw:know noen:none nne:none wel:well weel:well welll:well vry:very verry:very vey:very gd:good goood:good'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
/** Signals and groups long enough for a slip of one letter to be mended, and words that are no slips of them. */
const MENDABLE = [
  ...`nothing unsure unknown applicable relevant previous previously excellent fairly reasonably adequate satisfactory
  strongly thoroughly confident effective appropriate consistent limited variable increasingly ongoing definitely
  absolutely certainly always practitioners practitioner responsibilities responsibility understand understood`
    .split(/\s+/)
    .filter((word) => word !== ''),
  ...GROUPS,
].filter((word) => word.length >= 6)
const NO_SLIPS = wordSet('ensure insure noting always string members')

/**
 * The class of an answer. Only questions that ask for prose have thin answers: "No" to a yes/no question says what was
 * asked. Without a question the text is read as prose. Linear: only short answers are looked at closely.
 */
export function classifyAnswer(
  text: string,
  question?: Question,
  tokens: readonly PlacedToken[] = placedTokensOf(text),
): AnswerClass {
  if (text.trim() === '') return 'blank'
  if (question && question.kind !== 'long-text') return 'substantive'
  if (tokens.length === 0) return text.includes('?') ? 'dont-know' : 'nothing'
  if (tokens.length > MOST_WORDS) return 'substantive'
  const words = tokens.map((token) => mended(token.word))
  const own = question && !question.closed ? ownStemsOf(question) : new Set<string>()
  const sign = SIGNS.find((each) => isSpent(words, each, own))
  if (!sign) return words.every((word) => isEmptyWord(word, own)) ? 'generic' : 'substantive'
  return sign.answerClass === 'nothing' && question?.noneIsContent ? 'substantive' : sign.answerClass
}

/** Whether an answer's words are all spent once the signal and what says no more is taken away. */
function isSpent(words: readonly string[], sign: Sign, own: ReadonlySet<string>): boolean {
  const answer = words.join(' ')
  const rest = answer.replaceAll(sign.signal, ' ').split(' ')
  if (rest.join(' ') === answer) return false
  const left = rest.filter((word) => word !== '' && !sign.companions.has(word) && !isEmptyWord(word, own))
  if (left.length > 0 && EXCEPTIONS.test(answer)) return false
  return left.length <= sign.allowance || (left.length === 1 && isBeforeGroup(left[0] ?? '', words))
}

function isEmptyWord(word: string, own: ReadonlySet<string>): boolean {
  return EMPTY.has(word) || GROUPS.has(word) || own.has(stemOf(word))
}

function isBeforeGroup(word: string, words: readonly string[]): boolean {
  return GROUPS.has(words[words.indexOf(word) + 1] ?? '')
}

/** The stems of a question's words: an answer that only repeats them says nothing. */
function ownStemsOf(question: Question): ReadonlySet<string> {
  return new Set(tokensOf(question.text).map((token) => token.stem))
}

const REMEMBERED = 20_000
const remembered = new Map<string, string>()

function mended(word: string): string {
  const known = SLIPS.get(word) ?? remembered.get(word)
  if (known !== undefined) return known
  const meant = NO_SLIPS.has(word) ? word : (closestOf(word, MENDABLE) ?? word)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(word, meant)
  return meant
}

/** A pattern for any of the alternatives, one or more a line, as whole words. */
function anyOf(alternatives: string): RegExp {
  const lines = alternatives.split('\n').map((line) => line.trim())
  return new RegExp(`\\b(?:${lines.filter((line) => line !== '').join('|')})\\b`, 'g')
}
