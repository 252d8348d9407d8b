/**
 * What sort of answer a text is. A short answer is thin when it holds a signal, such as "not sure", and next to
 * nothing besides: no more than a word or two that is neither a signal, nor the question's own, nor an empty word.
 * Anything concrete, however short, makes it substantive.
 */
import type { Question } from '../questionnaire.js'
import type { AnswerClass } from './coded.js'
import { closestOf } from './distance.js'
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

const EMPTY = wordSet(`
  a an the and or nor of to in on at for by from with as per re is are was were be been being am i we you they it he she
  our my your their its this that these those us me them there here so too also do does did doing have has had having
  will would could should can may might must not very quite really just still now current currently moment present time
  all any some each every much most other what which who whom how if then than when where because within across it both
  think say said feel believe guess suppose consider considered honest honestly tbh frank frankly sorry afraid hope hopefully
  probably perhaps maybe generally overall usually mostly already think thought speaking terms dont cant isnt wouldnt
  havent hasnt arent doesnt wasnt okay please thanks thank regards yourself ourselves myself themselves self far
  understand understands understood understanding know knows aware awareness role roles responsibility responsibilities
  duty duties part job knowledge apply applied agency agencies early help city area question answer section`)

/** Those whom a bare evaluation is about: one unknown word before any of them is let pass ("custody staff"). */
const GROUPS = wordSet(`
  staff practitioner practitioners team teams teacher teachers manager managers management worker workers colleague
  colleagues everyone everybody people officer officers leader leaders leadership member members employee employees
  school schools setting settings service services nursery surgery practice practices organisation company department
  professional professionals volunteer volunteers governor governors clinician clinicians nurse nurses head heads deputy
  childminder childminders gp gps doctor doctors midwife midwives visitors hv hvs pcso pcsos police tutors lecturers
  assistants tas receptionists reception coaches librarians partners dsl dsls senco slt office admin trustees leads
  owners directors advisers advisors group club centre`)

const SIGNS: readonly Sign[] = [
  {
    answerClass: 'not-applicable',
    signal:
      /^(n a|na)\b|\b(not (really )?(applicable|relevant)|(doesnt|does not|dont|do not|wouldnt|would not) (really )?apply|(not|outside) (in )?(our|my) (remit|role|job|area|place))\b/,
    companions: wordSet('us case context setting business'),
    allowance: 3,
  },
  {
    answerClass: 'dont-know',
    signal:
      /\b(not (100 )?(sure|certain|known|clear|aware)|unsure|uncertain|unknown|unaware|unclear|dk|tbc|(dont|do not|didnt|did not|wouldnt|would not|not|dnt) (really )?(know|kno|no)|(no|any) (idea|clue|knowledge)|(unable|hard|difficult|impossible|cant|cannot|can not|couldnt|could not|not able|not for me|too (new|soon|early)( \w+){0,3}|long enough) (to )?(say|comment|answer|tell|judge|know)|i know of|(i am|im|we are) aware of|not in a position|(need|have) to (check|ask|find))\b/,
    companions: wordSet(
      `seen heard asked ask mean means meant until today before after yet post long new enough head manager check find
      out comment bit thing things one ever never nobody none nothing no else better position started joined`,
    ),
    allowance: 2,
  },
  {
    answerClass: 'refers-elsewhere',
    signal:
      /\b(as|see|per|covered|answered|mentioned|stated|said|described|detailed|noted|refer to|same as) (the |my |our |in |per |to |already )*(above|below|before|previous|previously|earlier|last|policy|policies|attached|website|answer|answers|question|section|page|response|other|mentioned|stated|q ?\d+)|ditto|(already|previously) (answered|covered|mentioned|stated)|^((yes|no) )?(please )?see (our|the|my|attached|appendix|policy)|^above\b/,
    companions: wordSet(
      'above below before previous earlier last policy answer answers question response box page yes no',
    ),
    allowance: 1,
  },
  {
    answerClass: 'nothing',
    signal:
      /\b(none|nil|nothing|nowt|zero|nope|no comments?|^no|^not|^0$|no formal|^never|(dont|do not|doesnt|does not|not|isnt|arent|no) (currently |really )?(any|offer|offered|provide|provided|access|accessed|use|used|hold|deliver|have|collect|training|data|evidence))\b/,
    companions: wordSet(
      'return specific particular formal formally add comment comments known yet date really no none',
    ),
    allowance: 1,
  },
  {
    answerClass: 'generic',
    signal:
      /\b(well|good|fine|ok|okay|great|excellent|fairly|reasonably|reasonable|adequate|adequately|satisfactory|satisfactorily|strong|strongly|fully|extremely|exceptionally|thoroughly|completely|totally|confident|confidently|effective|effectively|appropriate|appropriately|consistent|consistently|competent|sound|secure|high|highly|variable|varies|varied|mixed|patchy|limited|poor|poorly|average|partly|partially|increasingly|improving|developing|ongoing|on going|progress|better|sometimes|often|yes|yep|yeah|yea|y|no|always|definitely|absolutely|certainly|indeed|of course|plenty|lots|loads|various|numerous|many|depends|working on it|try|tries|trying|do our best|getting there|we do|room for improvement|level|extent|degree)\b/,
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
  if (!sign.signal.test(answer)) return false
  const rest = answer.replaceAll(new RegExp(sign.signal, 'g'), ' ').split(' ')
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

function mended(word: string): string {
  const known = SLIPS.get(word)
  if (known !== undefined) return known
  return NO_SLIPS.has(word) ? word : (closestOf(word, MENDABLE) ?? word)
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''))
}
