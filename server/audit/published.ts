/**
 * Published findings: what the committee and the public read of a round, with nothing in it that leads to a response.
 * Pages, workbook, report and data of a release are printed from this one value, which a release keeps as it is.
 */
import { z } from 'zod'

const wholeNumber = z.int().nonnegative()

/** What themes were read by: the codebook, and how many decisions of people on single answers count beside its rules. */
export const readByCodebook = z
  .object({ id: z.string(), version: z.string(), decisions: wholeNumber.optional() })
  .describe('What themes were read by: a codebook and, where there are any, decisions on single answers.')

/** A cell of a published table. */
export const publishedCell = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('count'), value: wholeNumber }).describe('So many responses.'),
    z
      .object({ kind: z.literal('percentage'), count: wholeNumber, base: wholeNumber })
      .describe('count out of base, unrounded. Printed as a whole per cent; "[u]" below a base of 10.'),
    z
      .object({ kind: z.literal('limit'), value: z.number().nullable() })
      .describe('A limit of the 95% range of a percentage, from 0 to 1; null where the base is under 10.'),
    z.object({ kind: z.literal('measure'), value: z.number().nullable() }).describe('A median or a sum.'),
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('withheld') }).describe('"[c]": withheld, for it would say what a few said.'),
  ])
  .meta({ id: 'Cell' })

const table = z
  .object({
    id: z.string().describe('Unique in the findings and stable: names the CSV file.'),
    title: z.string().describe("Stands alone: holds the question's wording."),
    shortTitle: z.string(),
    rowHeading: z.string(),
    columns: z.array(z.object({ id: z.string(), label: z.string() })),
    rows: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        themeId: z.string().optional().describe('The theme that the row is about.'),
        cells: z.array(publishedCell).describe("One a column, in the columns' order."),
      }),
    ),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Table' })

const question = z
  .object({
    id: z.string(),
    text: z.string().describe("The instrument's wording."),
    kind: z.enum(['text', 'long-text', 'choice', 'yes-no', 'count', 'tick-list']),
    tables: z.array(table),
    themes: z.array(z.object({ id: z.string(), label: z.string(), meaning: z.string() })),
  })
  .meta({ id: 'Question' })

/** The documented form of published findings. Keys may be added; a key that changes its meaning is a new version. */
export const publishedFindings = z
  .object({
    version: z.literal(1).describe('Of this form.'),
    edition: z.string().describe('The questionnaire answered.'),
    title: z.string().describe("The questionnaire's title."),
    codebook: readByCodebook,
    responses: wholeNumber.describe('R, responses that count.'),
    expected: wholeNumber.nullable().describe('N, expected agencies; null where nobody has said.'),
    disclosure: z.object({
      minimumCount: wholeNumber.describe('Smaller counts of what a sector said are withheld.'),
      smallestSector: wholeNumber.describe('Sectors of fewer responses are put together.'),
    }),
    sectorGroups: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          sectors: z.array(z.string()),
          responses: wholeNumber,
        }),
      )
      .describe('The columns by sector of tables about what was said.'),
    tables: z.array(table).describe('Who took part.'),
    sections: z.array(z.object({ id: z.string(), heading: z.string(), questions: z.array(question) })),
  })
  .meta({ id: 'PublishedFindings' })

export type PublishedFindings = z.infer<typeof publishedFindings>
export type PublishedQuestion = z.infer<typeof question>
export type PublishedTable = z.infer<typeof table>
export type PublishedCell = z.infer<typeof publishedCell>
export type SectorGroup = PublishedFindings['sectorGroups'][number]

/** The kinds of a question's tables: an id ends with one. */
export const TABLE_KINDS = ['answers', 'choices', 'numbers', 'classes', 'themes', 'polarity'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** Every table in printing order. */
export function publishedTables({ tables, sections }: PublishedFindings): readonly PublishedTable[] {
  return [...tables, ...sections.flatMap(({ questions }) => questions.flatMap((asked) => asked.tables))]
}

/** How many counts and measures the tables have, and how many of them are withheld. */
export function countWithheld(findings: PublishedFindings): {
  readonly figures: number
  readonly withheld: number
} {
  const rows = publishedTables(findings).flatMap((printed) => printed.rows)
  const cells = rows.flatMap((row) => row.cells).filter(({ kind }) => kind !== 'text' && kind !== 'limit')
  return { figures: cells.length, withheld: cells.filter(({ kind }) => kind === 'withheld').length }
}

/** How many figures are in one of the two and not, or not the same, in the other. */
export function countDifferent(a: PublishedFindings, b: PublishedFindings): number {
  const [before, after] = [figuresIn(a), figuresIn(b)]
  const places = new Set([...before.keys(), ...after.keys()])
  return [...places].filter((place) => before.get(place) !== after.get(place)).length
}

/** Each cell as text, by its place. */
function figuresIn(findings: PublishedFindings): ReadonlyMap<string, string> {
  return new Map(
    publishedTables(findings).flatMap(({ id, columns, rows }) =>
      rows.flatMap((row) =>
        row.cells.map(
          (printed, at) => [`${id}/${row.id}/${columns[at]?.id ?? ''}`, JSON.stringify(printed)] as const,
        ),
      ),
    ),
  )
}
