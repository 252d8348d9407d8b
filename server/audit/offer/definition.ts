/** Which answers of an edition describe services: kept beside its document, so that no code knows a question by name. */
import { z } from 'zod'
import { faultIf, repeatsIn, shapeFaults } from '../documentFaults.js'
import { findQuestion, optionsOf, type Option, type Questionnaire } from '../questionnaire.js'
import { OFFER_LEVELS } from './entries.js'

const words = z.string().refine((text) => text.trim() !== '', 'must not be empty')

const offerSchema = z.strictObject({
  edition: words,
  /** Why these, for a person who wants to know. */
  source: words,
  /** Questions in whose answers agencies describe services, and of which level. */
  questions: z
    .array(z.strictObject({ id: words, level: z.enum(OFFER_LEVELS) }))
    .min(1, 'must hold a question'),
  /** The tick list whose options say what a service addresses. */
  issues: words,
})

export type OfferDefinition = Readonly<z.infer<typeof offerSchema>>

/** Every fault of a definition for this questionnaire, undefined where there is none; an empty list where it is good. */
export function checkOffer(value: unknown, questionnaire: Questionnaire | undefined): readonly string[] {
  const ofShape = shapeFaults(offerSchema, value)
  if (ofShape.length > 0) return ofShape
  if (!questionnaire) return ['There is no questionnaire of this edition.']
  const { edition, questions, issues } = offerSchema.parse(value)
  const ids = questions.map(({ id }) => id)
  const isInWords = (id: string) => findQuestion(questionnaire, id)?.kind === 'long-text'
  return [
    ...faultIf(
      edition !== questionnaire.edition,
      `The edition is "${edition}", not "${questionnaire.edition}".`,
    ),
    ...repeatsIn(ids).map((id) => `The question "${id}" is there twice.`),
    ...ids
      .filter((id) => !isInWords(id))
      .map((id) => `The questionnaire has no question "${id}" that is answered in words.`),
    ...faultIf(
      findQuestion(questionnaire, issues)?.kind !== 'tick-list',
      `The questionnaire has no tick list "${issues}".`,
    ),
  ]
}

/** The definition in a document. Throws an Error whose message is every fault, a line each. */
export function parseOffer(value: unknown, questionnaire: Questionnaire | undefined): OfferDefinition {
  const faults = checkOffer(value, questionnaire)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return value as OfferDefinition
}

/** What a service of an edition can address; "None of these" is no issue. */
export function issuesOf(
  definition: OfferDefinition | undefined,
  questionnaire: Questionnaire,
): readonly Option[] {
  const question = definition && findQuestion(questionnaire, definition.issues)
  return question ? optionsOf(question).filter(({ exclusive }) => !exclusive) : []
}
