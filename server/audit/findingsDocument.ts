/** The documented form of a lead's findings as JSON: see export/findingsJson.ts. Keys may be added, never renamed. */
import { z } from 'zod'
import { readByCodebook } from './published.js'

const count = z.int().nonnegative()
const figure = z.number().nullable()
const sector = z.string().nullable().describe('The id of a sector; null for responses that name none.')
const references = z.array(z.string()).describe('Of the responses behind the figure.')
const quotes = z.array(z.object({ reference: z.string(), sector, text: z.string() }))
const heldBack = count.describe('Passages not quoted, because they may identify somebody.')

const choice = z.object({
  id: z.string(),
  label: z.string(),
  count,
  bySector: z.array(z.object({ sector, count })),
})

const number = z.object({
  read: count.describe('Answers that hold exactly one number.'),
  median: figure,
  min: figure,
  max: figure,
  sum: figure,
  unread: z.array(z.string()).describe('The other answers, word for word.'),
})

const theme = z.object({
  id: z.string(),
  label: z.string(),
  responses: count,
  bySector: z.array(z.object({ sector, responses: count })),
  status: z
    .string()
    .optional()
    .describe('How far people have checked what rules say of the theme, over all questions.'),
  references,
  quotes,
  heldBack,
  polarity: z
    .object({ present: count, lacking: count, both: count, unclear: count })
    .describe('How responses speak of it: as there, as lacking, as both, or unclearly.'),
})

const suggestion = z.object({
  phrase: z.string(),
  responses: count,
  references,
  phrases: z.array(z.string()),
  rule: z.string().describe("What accepting it would put into a rule's match."),
  agencies: count,
  quotes,
  heldBack,
})

const question = z.object({
  id: z.string(),
  section: z.string(),
  text: z.string(),
  kind: z.string(),
  answered: count.describe('A, responses that answered.'),
  notAnswered: count,
  notAsked: z.literal(0),
  thin: count.optional().describe('Answers that give no assurance, such as "very well".'),
  bySector: z.array(z.object({ sector, answered: count })),
  choices: z.array(choice).optional(),
  unclear: z.array(z.string()).optional().describe('Answers read by rule that are no choice, word for word.'),
  number: number.optional(),
  themes: z.array(theme).optional(),
  classes: z.record(z.string(), count).optional().describe('Answers of each sort.'),
  suggestions: z.array(suggestion).optional().describe('Phrases of several answers that no theme explains.'),
})

/** A key is absent where a question's kind gives it no meaning. */
export const findingsDocument = z.object({
  edition: z.string().describe('The questionnaire answered.'),
  responses: count.describe('R, responses that count.'),
  leftOut: z.object({ duplicates: count, excluded: count }),
  expected: count.nullable().describe('N, expected agencies; null where nobody has said.'),
  sectors: z.array(z.object({ id: sector, label: z.string(), responses: count })),
  questions: z.array(question),
  codebook: readByCodebook,
  note: z.string().optional(),
})
