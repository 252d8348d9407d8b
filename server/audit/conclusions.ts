/**
 * Conclusions: what people made of the findings of a release, frozen with it. Pages, workbook, report and data print
 * them from this one value.
 */
import { z } from 'zod'
import { publishedAction } from './actions.js'
import { publishedIndicator } from './scoreCard/publishedScoreCard.js'
import { OFFER_LEVELS } from './offer/entries.js'
import { STATEMENT_KINDS } from './statements/statements.js'

const evidence = z
  .object({
    table: z.string().describe('The id of a table of the findings.'),
    row: z.string(),
    column: z.string(),
    figures: z.array(z.string()).describe('As printed: a count, then what it is out of and the percentage.'),
  })
  .meta({ id: 'Evidence' })

const statement = z
  .object({
    id: z.int().positive(),
    section: z.string().describe('The id of a section of the questionnaire.'),
    kind: z.enum(STATEMENT_KINDS).describe('"development" is an area for development.'),
    text: z.string(),
    evidence: z
      .array(evidence)
      .describe('The cells that its numbers come from, and others that it rests on.'),
    quotes: z.array(z.int().positive()).describe('The ids of quotes that bear it out.'),
  })
  .meta({ id: 'Statement' })

const quote = z
  .object({
    id: z.int().positive(),
    section: z.string(),
    question: z.string().describe('The id of the question that it answers.'),
    text: z.string().describe('Word for word, but for what stands in square brackets.'),
    attribution: z.string().describe('Such as "A school"; "" where that might tell who it was.'),
  })
  .meta({ id: 'Quote' })

const offered = z
  .object({
    number: z.int().positive().describe('Unique in the round and stable.'),
    title: z.string(),
    agency: z.string().describe('Named, since its lead shared the entry with everybody.'),
    sector: z.string().describe('The label of its sector; "" where none is known.'),
    level: z.enum(OFFER_LEVELS),
    addresses: z.array(z.string()).describe('Labels of issues of families, and words.'),
    evidence: z.string().describe('"" where none is named.'),
    words: z.string().describe('In the agency’s words, but for what stands in square brackets.'),
  })
  .meta({ id: 'Service' })

/** The documented form of conclusions. A list that is absent is empty. */
export const conclusionsDocument = z
  .object({
    statements: z.array(statement).default([]),
    quotes: z.array(quote).default([]),
    actions: z.array(publishedAction).default([]),
    scoreCard: z.array(publishedIndicator).default([]),
    offer: z.array(offered).default([]).describe('Services that agencies offer.'),
  })
  .meta({ id: 'Conclusions' })

export type Conclusions = z.infer<typeof conclusionsDocument>
export type PublishedStatement = Conclusions['statements'][number]
export type PublishedService = Conclusions['offer'][number]
export type PublishedQuote = Conclusions['quotes'][number]

/** Those of a release that has none. */
export const NO_CONCLUSIONS: Conclusions = conclusionsDocument.parse({})

/** Whether there is anything in them. */
export function hasConclusions(conclusions: Conclusions): boolean {
  return Object.values(conclusions).some((list) => list.length > 0)
}

/** The quotes that bear a statement out. */
export function quotesOf(
  { quotes }: Conclusions,
  { quotes: ids }: PublishedStatement,
): readonly PublishedQuote[] {
  return quotes.filter(({ id }) => ids.includes(id))
}

/** The quotes of a section that none of its statements has. */
export function otherQuotes({ statements, quotes }: Conclusions, section: string): readonly PublishedQuote[] {
  const taken = new Set(statements.filter((one) => one.section === section).flatMap((one) => one.quotes))
  return quotes.filter((one) => one.section === section && !taken.has(one.id))
}
