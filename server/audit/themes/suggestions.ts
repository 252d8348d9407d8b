/** Phrases that several answers use and no theme explains: what the codebook may be missing. */
import type { Question } from '../questionnaire.js'
import type { CodedAnswer } from './coded.js'
import { isOneSlip } from './distance.js'
import { compareText } from './order.js'
import { nounPhrasesOf, type NounPhrase } from './phrases.js'
import { stemOf, tokensOf } from './words.js'

/** An answer, read by the coder. */
export interface AnswerToMine {
  readonly reference: string
  readonly agency: string
  readonly text: string
  readonly coded: CodedAnswer
}

/** A phrase as people most often write it, and the responses that use it, in code-point order. */
export interface Suggestion {
  readonly phrase: string
  readonly references: readonly string[]
}

interface Use {
  readonly stems: readonly string[]
  readonly references: Set<string>
  readonly agencies: Set<string>
  readonly surfaces: Map<string, number>
}

const MOST = 15
const FEWEST_ANSWERS = 3
const SMALLEST_SHARE = 0.015
const FEWEST_AGENCIES = 2
/** Shorter words are one letter from too many others. */
const SHORTEST_SLIP = 6
/** Of two phrases one inside the other, the longer stands for both when it has this share of the shorter's answers. */
const LABEL_SHARE = 0.6
/** Words of any answer to such an audit: no phrase is made of these alone. */
const GENERIC = new Set(
  `time service staff people child children family families school parent parents mum dad year years week weeks day days
  month term hour work worker support help need needs agency agencies team teams early way place group person area city
  number example case side end part other others home pupil pupils student students kid kids young member lead
  information issue issues use children's provision session minute morning afternoon evening monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october november december
  autumn spring summer half name names practitioner manager question answer`
    .split(/\s+/)
    .map(stemOf),
)

/**
 * Up to 15 phrases of a question's answers, most telling first: in at least three answers, 1.5% of them and two
 * agencies; not the question's own words; near-duplicates merged. `all` holds the answers to every question: a phrase
 * is telling where it is commoner here than there. The order of answers never matters.
 */
export function suggestPhrases(
  answers: readonly AnswerToMine[],
  question: Question,
  all: readonly AnswerToMine[] = answers,
): Suggestion[] {
  const mined = answers
    .filter(({ coded }) => coded.answerClass === 'substantive')
    .toSorted((a, b) => compareText(a.reference, b.reference))
  const known = new Set([...GENERIC, ...tokensOf(question.text).map((token) => token.stem)])
  const uses = usesOf(mined, (phrase) => !phrase.stems.every((stem) => known.has(stem)))
  const least = Math.max(FEWEST_ANSWERS, SMALLEST_SHARE * mined.length)
  const common = longest(commonUses(uses, least))
  const elsewhere = usesOf(all, () => true)
  const worth = (use: Use) => tellingness(use, mined.length, elsewhere.get(use.stems.join(' ')), all.length)
  return common
    .map((use) => ({ use, worth: worth(use), phrase: surfaceOf(use) }))
    .toSorted((a, b) => b.worth - a.worth || compareText(a.phrase, b.phrase))
    .slice(0, MOST)
    .map(({ use, phrase }) => ({ phrase, references: [...use.references].toSorted(compareText) }))
}

/** Who uses each phrase that no theme explains, by the phrase's key. */
function usesOf(
  answers: readonly AnswerToMine[],
  isWanted: (phrase: NounPhrase) => boolean,
): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>()
  for (const answer of answers) {
    for (const phrase of unexplainedPhrases(answer).filter(isWanted)) {
      const use = uses.get(phrase.key) ?? {
        stems: phrase.stems,
        references: new Set(),
        agencies: new Set(),
        surfaces: new Map<string, number>(),
      }
      use.references.add(answer.reference)
      use.agencies.add(answer.agency.trim().toLowerCase())
      use.surfaces.set(phrase.surface, (use.surfaces.get(phrase.surface) ?? 0) + 1)
      uses.set(phrase.key, use)
    }
  }
  return uses
}

/** Phrases outside every excerpt. An excerpt of the whole answer explains no words of it. */
function unexplainedPhrases({ text, coded }: AnswerToMine): NounPhrase[] {
  const words = text.trim().length
  const excerpts = coded.excerpts.filter(({ start, end }) => end - start < 0.9 * words)
  return nounPhrasesOf(text).filter(({ start, end }) =>
    excerpts.every((excerpt) => excerpt.end <= start || excerpt.start >= end),
  )
}

/** The phrases in enough answers and agencies; slips of a phrase count with it. */
function commonUses(uses: ReadonlyMap<string, Use>, least: number): Use[] {
  const isCommon = (use: Use) => use.references.size >= least && use.agencies.size >= FEWEST_AGENCIES
  const common = [...uses.values()].filter(isCommon)
  for (const rare of [...uses.values()].filter((use) => !isCommon(use))) {
    const twin = common.find((use) => isSlipOf(rare, use))
    for (const reference of twin ? rare.references : []) twin?.references.add(reference)
  }
  return common
}

/** The phrases without those that a longer one stands for. */
function longest(uses: readonly Use[]): Use[] {
  return uses.filter((use) => !uses.some((other) => other !== use && standsFor(other, use)))
}

function standsFor(whole: Use, part: Use): boolean {
  if (!` ${whole.stems.join(' ')} `.includes(` ${part.stems.join(' ')} `)) return false
  return whole.references.size >= LABEL_SHARE * part.references.size
}

function isSlipOf(rare: Use, common: Use): boolean {
  const [left, right] = [rare.stems.join(' '), common.stems.join(' ')]
  return left.length >= SHORTEST_SLIP && isOneSlip(left, right)
}

/** The commoner here than elsewhere, and the commoner, the more telling; phrases more than single words. */
function tellingness(use: Use, answers: number, elsewhere: Use | undefined, all: number): number {
  const here = use.references.size / Math.max(1, answers)
  const there = (elsewhere?.references.size ?? 0) / Math.max(1, all)
  const length = use.stems.length > 1 ? 1.2 : 1
  return Math.sqrt(use.references.size) * Math.log((here + 0.01) / (there + 0.01) + 1) * length
}

/** As most answers write it; the first in code-point order of two equally common. */
function surfaceOf({ surfaces }: Use): string {
  const [first] = [...surfaces].toSorted((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  return first?.[0] ?? ''
}
