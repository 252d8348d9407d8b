/**
 * What drafts of statements say of an edition's questions, and how quotes are attributed: a document beside the edition,
 * written by us, not by its authors.
 */
import { z } from 'zod'
import { hasChoices } from '../choiceTables.js'
import { faultIf, repeatsIn, shapeFaults } from '../documentFaults.js'
import {
  AGENCY_QUESTION,
  SECTOR_QUESTION,
  questionsOf,
  sectorsOf,
  type Question,
  type Questionnaire,
} from '../questionnaire.js'

const words = z.string().refine((text) => text.trim() !== '', 'must not be empty')

/** What a sentence is made from: how many answered, choices, numbers, themes, thin answers. */
const SENTENCES = ['answered', 'choices', 'numbers', 'themes', 'thin'] as const
export type SentenceKind = (typeof SENTENCES)[number]

const draftedQuestion = z.strictObject({
  id: words,
  about: words,
  sentences: z.array(z.enum(SENTENCES)),
  yes: z.strictObject({ one: words, many: words }).optional(),
  caveat: words.optional(),
})

const draftingSchema = z.strictObject({
  edition: words,
  attributions: z.array(
    z.strictObject({ sector: words, generics: z.array(words).min(1, 'must hold a generic') }),
  ),
  questions: z.array(draftedQuestion),
})

/** How one question is drafted of: "about" ends "answers on …", "yes" what those do who say yes. */
export type DraftedQuestion = z.infer<typeof draftedQuestion>
export type Drafting = z.infer<typeof draftingSchema>

/** Every fault of a drafting document for this questionnaire, a sentence each; an empty list where it is good. */
export function checkDrafting(value: unknown, questionnaire: Questionnaire | undefined): readonly string[] {
  const ofShape = shapeFaults(draftingSchema, value)
  if (ofShape.length > 0) return ofShape
  if (!questionnaire) return ['There is no questionnaire of this edition.']
  const { edition, attributions, questions } = draftingSchema.parse(value)
  const asked = new Map(questionsOf(questionnaire).map((question) => [question.id, question]))
  const drafted = questions.map(({ id }) => id)
  const public_ = [...asked.values()].filter(isDrafted).map(({ id }) => id)
  const sectors = attributions.map(({ sector }) => sector)
  const wanted = sectorsOf(questionnaire).map(({ id }) => id)
  return [
    ...faultIf(
      edition !== questionnaire.edition,
      `The edition is "${edition}", not "${questionnaire.edition}".`,
    ),
    ...repeatsIn(drafted).map((id) => `The question "${id}" is there twice.`),
    ...drafted.filter((id) => !asked.has(id)).map((id) => `The questionnaire has no question "${id}".`),
    ...public_.filter((id) => !drafted.includes(id)).map((id) => `The question "${id}" is not there.`),
    ...questions.flatMap((one) => sentenceFaults(one, asked.get(one.id))),
    ...repeatsIn(sectors).map((id) => `The sector "${id}" is attributed twice.`),
    ...sectors.filter((id) => !wanted.includes(id)).map((id) => `The questionnaire has no sector "${id}".`),
    ...wanted.filter((id) => !sectors.includes(id)).map((id) => `The sector "${id}" has no attribution.`),
  ]
}

/** Whether a question is about early help, and not about who answers. */
export function isDrafted({ id, personal }: Question): boolean {
  return personal !== true && id !== SECTOR_QUESTION && id !== AGENCY_QUESTION
}

function sentenceFaults({ id, sentences, yes }: DraftedQuestion, question: Question | undefined) {
  if (!question) return []
  const isYesNo = question.kind === 'yes-no' || question.closed === true
  const says = sentences.includes('choices')
  return [
    ...faultIf(says && !hasChoices(question), `The question "${id}" has no choices.`),
    ...faultIf(sentences.includes('numbers') && question.kind !== 'count', `"${id}" asks for no number.`),
    ...faultIf(
      (says && isYesNo) !== (yes !== undefined),
      `"${id}" must have "yes" where its choices are yes and no, and only there.`,
    ),
  ]
}

/** The document's drafting. Throws an Error whose message is every fault, a line each. */
export function parseDrafting(value: unknown, questionnaire: Questionnaire | undefined): Drafting {
  const faults = checkDrafting(value, questionnaire)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return draftingSchema.parse(value)
}

/** The drafting of an edition that has no document: nothing is drafted, and nobody is said to have spoken. */
export function noDrafting(edition: string): Drafting {
  return { edition, attributions: [], questions: [] }
}

/** What somebody of a sector may be called in public: "A school"; none where no sector was named. */
export function genericsOf({ attributions }: Drafting, sector: string | null): readonly string[] {
  return attributions.find((one) => one.sector === sector)?.generics ?? []
}
