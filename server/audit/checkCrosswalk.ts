/** Lists what is wrong with a crosswalk document, every fault as a sentence that says where and what to do. */
import { z } from 'zod'
import type { Crosswalk, Pair, QuestionPair } from './crosswalk.js'
import { faultIf, repeatsIn, shapeFaults } from './documentFaults.js'
import { findQuestion, questionsOf, type Question, type Questionnaire } from './questionnaire.js'

const words = z.string().refine((text) => text.trim() !== '', 'must not be empty')
const pair = {
  from: words.nullable(),
  to: words.nullable(),
  relation: z.enum(['exact', 'broader', 'narrower', 'none']),
  note: words.optional(),
}

const crosswalkSchema = z.strictObject({
  from: words,
  to: words,
  source: words,
  questions: z
    .array(z.strictObject({ ...pair, options: z.array(z.strictObject(pair)).optional() }))
    .min(1, 'must hold a question'),
})

/** Every fault of a crosswalk between two of these editions; an empty list where it is good. */
export function checkCrosswalk(
  value: unknown,
  questionnaires: ReadonlyMap<string, Questionnaire>,
): readonly string[] {
  const ofShape = shapeFaults(crosswalkSchema, value)
  if (ofShape.length > 0) return ofShape
  const crosswalk = crosswalkSchema.parse(value) as Crosswalk
  const from = questionnaires.get(crosswalk.from)
  const to = questionnaires.get(crosswalk.to)
  const missing = [crosswalk.from, crosswalk.to].filter((edition) => !questionnaires.has(edition))
  if (!from || !to) return missing.map((edition) => `There is no questionnaire "${edition}".`)
  if (from === to) return ['It leads from an edition to itself: an edition needs none for that.']
  const sides: Sides = { from: idsOf(questionsOf(from)), to: idsOf(questionsOf(to)) }
  return [
    ...checkPairs('question', crosswalk.questions, sides, crosswalk),
    ...crosswalk.questions.flatMap((one) => checkQuestionPair(one, from, to)),
  ]
}

/** The crosswalk in a document. Throws an Error whose message is every fault, a line each. */
export function parseCrosswalk(
  value: unknown,
  questionnaires: ReadonlyMap<string, Questionnaire>,
): Crosswalk {
  const faults = checkCrosswalk(value, questionnaires)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return value as Crosswalk
}

/** Everything there is to place on either side. */
interface Sides {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

/** `whose`: what the ids of each side belong to, as a sentence names it. */
function checkPairs(
  noun: 'question' | 'option',
  pairs: readonly Pair[],
  sides: Sides,
  whose: { readonly from: string; readonly to: string },
): readonly string[] {
  return [
    ...pairs.flatMap((one) => checkPair(noun, one)),
    ...repeatsIn(pairs.map(nameOf)).map((name) => `The ${noun}s ${name} are placed twice.`),
    ...(['from', 'to'] as const).flatMap((side) => {
      const placed = pairs.flatMap((one) => one[side] ?? [])
      const alone = pairs.filter(({ relation }) => relation === 'none').flatMap((one) => one[side] ?? [])
      const known = sides[side]
      const owner = `"${whose[side]}"`
      return [
        ...placed
          .filter((id) => !known.includes(id))
          .map((id) => `The ${noun} "${id}" is named as one of ${owner}, which has none of that id.`),
        ...known
          .filter((id) => !placed.includes(id))
          .map((id) => `The ${noun} "${id}" of ${owner} is not placed: give it a pair, or "none".`),
        ...alone
          .filter((id) => placed.indexOf(id) !== placed.lastIndexOf(id))
          .map((id) => `The ${noun} "${id}" of ${owner} is placed and said to have nothing as well.`),
      ]
    }),
  ]
}

function checkPair(noun: string, one: Pair): readonly string[] {
  const { from, to, relation, note } = one
  const isAlone = (from === null) !== (to === null)
  return [
    ...faultIf(
      (relation === 'none') !== isAlone,
      `The ${noun}s ${nameOf(one)} are "${relation}": "none" has null on one side, and nothing else has.`,
    ),
    ...faultIf(
      relation !== 'exact' && note === undefined,
      `The ${noun}s ${nameOf(one)} are "${relation}": say why in a "note".`,
    ),
  ]
}

const HAS_OPTIONS: readonly Question['kind'][] = ['choice', 'tick-list']

/** One pair of questions: what can be the same, and where each option goes. */
function checkQuestionPair(
  one: QuestionPair,
  earlier: Questionnaire,
  later: Questionnaire,
): readonly string[] {
  const [from, to] = [findQuestion(earlier, one.from ?? ''), findQuestion(later, one.to ?? '')]
  if (!from || !to)
    return faultIf(one.options !== undefined, `The questions ${nameOf(one)} share no options.`)
  const name = `The questions ${nameOf(one)}`
  const isOfOptions = HAS_OPTIONS.includes(from.kind) && HAS_OPTIONS.includes(to.kind)
  const { options = [] } = one
  const sides = { from: idsOf(from.options ?? []), to: idsOf(to.options ?? []) }
  return [
    ...faultIf(
      one.relation === 'exact' && from.kind !== to.kind,
      `${name} cannot be "exact": one is a ${from.kind}, the other a ${to.kind}.`,
    ),
    ...faultIf(
      !isOfOptions && options.length > 0,
      `${name} have no options of their own: take "options" away.`,
    ),
    ...(isOfOptions ? checkPairs('option', options, sides, { from: from.id, to: to.id }) : []),
    ...faultIf(
      one.relation === 'exact' && options.some(({ relation }) => relation !== 'exact'),
      `${name} cannot be "exact" while an option is not.`,
    ),
  ]
}

function nameOf({ from, to }: Pair): string {
  return `${from === null ? 'null' : `"${from}"`} and ${to === null ? 'null' : `"${to}"`}`
}
