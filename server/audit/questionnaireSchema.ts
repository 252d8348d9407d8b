/** The shape of a questionnaire document: what it must be, and as much of a faulty one as can be read. */
import { z } from 'zod'
import type { QuestionKind, Questionnaire } from './questionnaire.js'

export const QUESTION_KINDS: readonly QuestionKind[] = [
  'text',
  'long-text',
  'choice',
  'yes-no',
  'count',
  'tick-list',
]

const words = z.string().refine((text) => text.trim() !== '', 'must not be empty')

const option = z.strictObject({
  id: words,
  label: words,
  specify: words.optional(),
  exclusive: z.boolean().optional(),
})

const question = z.strictObject({
  id: words,
  kind: z.enum(QUESTION_KINDS),
  text: words,
  hint: words.optional(),
  personal: z.boolean().optional(),
  closed: z.boolean().optional(),
  noneIsContent: z.boolean().optional(),
  options: z.array(option).optional(),
})

/** A document must have this shape and nothing else in it: an unknown key is a slip of the pen. */
export const questionnaireSchema = z.strictObject({
  edition: words,
  draft: z.boolean().optional(),
  title: words,
  purpose: words,
  source: words,
  note: words.optional(),
  sections: z
    .array(
      z.strictObject({
        id: words,
        heading: words,
        shortHeading: words.optional(),
        questions: z.array(question).min(1, 'must hold a question'),
      }),
    )
    .min(1, 'must hold a section'),
})

const text = z.string().catch('')
const mark = z.boolean().optional().catch(undefined)
const readableOption = z.object({ id: text, label: text, specify: text.optional(), exclusive: mark })
const readableQuestion = z.object({
  id: text,
  kind: question.shape.kind.or(text),
  text,
  hint: text.optional(),
  personal: mark,
  closed: mark,
  noneIsContent: mark,
  options: listOf(readableOption).optional(),
})
const readableSection = z.object({
  id: text,
  heading: text,
  shortHeading: text.optional(),
  questions: listOf(readableQuestion),
})
const readableDocument = z.object({
  edition: text,
  draft: mark,
  title: text,
  purpose: text,
  source: text,
  sections: listOf(readableSection),
})

/**
 * What can be read of any value as a questionnaire: texts that are not there are empty, lists hold what has the shape
 * of an object. A kind may be any text. So a checker can say everything at once and not only the first layer of
 * faults.
 */
export function readableQuestionnaire(value: unknown): Questionnaire {
  const parsed = readableDocument.safeParse(value)
  return (parsed.data ?? readableDocument.parse({})) as Questionnaire
}

/** The objects of a list; none where it is no list. */
function listOf<Item>(shape: z.ZodType<Item>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items): Item[] => items.flatMap((item) => shape.safeParse(item).data ?? []))
}
