/** Which figures of an audit are its indicators: data, so that a council can choose its own. */
import { z } from 'zod'
import { readingsOf, UNCLEAR } from '../choiceTables.js'
import { isReadForThemes } from '../codings.js'
import { faultIf, repeatsIn, shapeFaults } from '../documentFaults.js'
import { findQuestion, optionsOf, type Question, type Questionnaire } from '../questionnaire.js'
import type { Codebook } from '../themes/codebook.js'
import { POLARITIES } from './indicators.js'

const words = z.string().refine((text) => text.trim() !== '', 'must not be empty')
const common = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens'),
  label: words,
  polarity: z.enum(POLARITIES),
  /** In per cent; a lead can set another for a round. */
  target: z.number().min(0).max(100, 'must be a percentage, from 0 to 100').optional(),
  /** What it is out of. */
  note: words,
}

const indicator = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('response-rate'), ...common }),
  z.strictObject({ kind: z.literal('choice'), ...common, question: words, choice: words }),
  z.strictObject({ kind: z.literal('thin'), ...common, question: words }),
  z.strictObject({ kind: z.literal('theme'), ...common, questions: z.array(words).min(1), theme: words }),
])

const definition = z.strictObject({
  id: words,
  edition: words,
  indicators: z.array(indicator).min(1, 'must hold an indicator'),
})

export type IndicatorDefinition = Readonly<z.infer<typeof indicator>>
export type ScoreCardDefinition = Readonly<z.infer<typeof definition>>

/** What the ids in a definition must belong to. */
export interface DefinitionContext {
  /** Undefined where there is none of the definition's edition. */
  readonly questionnaire: Questionnaire | undefined
  readonly codebook: Pick<Codebook, 'themes'>
}

/** Every fault of a score card's definition, in sentences; empty where it is good. */
export function checkScoreCard(
  value: unknown,
  contextOf: (edition: string) => DefinitionContext,
): readonly string[] {
  const ofShape = shapeFaults(definition, value)
  if (ofShape.length > 0) return ofShape
  const { edition, indicators } = definition.parse(value)
  const context = contextOf(edition)
  if (!context.questionnaire) return [`There is no questionnaire of the edition "${edition}".`]
  return [
    ...repeatsIn(indicators.map(({ id }) => id)).map((id) => `The indicator "${id}" is there twice.`),
    ...indicators.flatMap((one) =>
      faultsOf(one, context).map((fault) => `The indicator "${one.id}": ${fault}`),
    ),
  ]
}

/** The definition in a document. Throws an Error whose message is every fault, a line each. */
export function parseScoreCard(
  value: unknown,
  contextOf: (edition: string) => DefinitionContext,
): ScoreCardDefinition {
  const faults = checkScoreCard(value, contextOf)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return definition.parse(value)
}

/** The questions that an indicator is read from; empty for the response rate. */
export function questionsIn(one: IndicatorDefinition): readonly string[] {
  if (one.kind === 'response-rate') return []
  return one.kind === 'theme' ? one.questions : [one.question]
}

function faultsOf(
  one: IndicatorDefinition,
  { questionnaire, codebook }: DefinitionContext,
): readonly string[] {
  const ids = questionsIn(one)
  const questions = ids.map((id) => questionnaire && findQuestion(questionnaire, id))
  const missing = ids.filter((_, index) => questions[index] === undefined)
  const [question] = questions
  return [
    ...missing.map((id) => `the questionnaire has no question "${id}".`),
    ...(one.kind === 'choice' && question
      ? faultIf(
          !choicesIn(question).includes(one.choice),
          `the question "${question.id}" has no choice "${one.choice}".`,
        )
      : []),
    ...(one.kind === 'thin' || one.kind === 'theme'
      ? questions.flatMap((asked) =>
          asked ? faultIf(!isReadForThemes(asked), `answers to "${asked.id}" are not read for themes.`) : [],
        )
      : []),
    ...(one.kind === 'theme'
      ? faultIf(
          codebook.themes.every(({ id }) => id !== one.theme),
          `the codebook has no theme "${one.theme}".`,
        )
      : []),
  ]
}

/** The ids under which a question's choices are counted. */
function choicesIn(question: Question): readonly string[] {
  const read: readonly string[] = readingsOf(question).filter((reading) => reading !== UNCLEAR)
  return [...read, ...optionsOf(question).map(({ id }) => id)]
}
