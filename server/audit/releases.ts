/** A release: findings of a round as they were published, frozen and numbered. */
import { z } from 'zod'
import { conclusionsDocument, type Conclusions } from './conclusions.js'
import { publishedFindings } from './published.js'
import { publishedSignOff } from './themes/publishedSignOff.js'

/** What is printed around the findings of a release, so that they can be read by themselves. */
export const releaseDetails = z
  .object({
    number: z.int().positive().describe("1 for a round's first release, and so on."),
    releasedOn: z.iso.date().nullable().describe('The day in the United Kingdom; null for a draft.'),
    title: z.string().describe("The round's."),
    area: z.string().describe('The place that the round is about.'),
    council: z.string().describe('Who publishes.'),
    opensOn: z.iso.date().describe('The first day for answers.'),
    closesOn: z.iso.date().describe('The last day for answers.'),
    contactEmail: z.string().describe('Whom readers ask; "" where nobody is named.'),
    invented: z.boolean().describe('Whether the responses are made up.'),
    licence: z
      .string()
      .optional()
      .describe('The address of the licence for using these data; absent where none was given.'),
    codebookSignOff: publishedSignOff
      .optional()
      .describe('Absent in releases from before codebooks were signed off.'),
  })
  .meta({ id: 'ReleaseDetails' })

export type ReleaseDetails = Readonly<z.infer<typeof releaseDetails>>

/** The documented form of findings.json of a release. */
const releaseDocument = z
  .object({
    $schema: z.string().optional().describe('The address of this schema.'),
    release: releaseDetails,
    findings: publishedFindings,
    conclusions: conclusionsDocument
      .optional()
      .describe('What people made of the findings; absent where nothing was.'),
  })
  .meta({ id: 'ReleaseDocument', title: 'Published findings of an early help audit' })

/** The version of that form, as its schema's address says it. */
export const RELEASE_DOCUMENT_VERSION = 1

/** The JSON Schema (draft 2020-12) of findings.json, under its address. Keys that it doesn't name may come. */
export function releaseDocumentSchema(address: string): object {
  return { $id: address, ...z.toJSONSchema(releaseDocument, { io: 'input' }) }
}

/** Everything that pages, workbook, report and data of a release print. */
export interface Release {
  readonly details: ReleaseDetails
  readonly findings: z.infer<typeof publishedFindings>
  /** Absent where nothing was concluded. */
  readonly conclusions?: Conclusions | undefined
}

/** What a release rests on: the responses that count, by reference, each with a fingerprint of what counts in it. */
export type ReleaseBasis = Readonly<Record<string, string>>

/** The choices of DisclosureSettings.smallestSector that a lead has. */
export const SMALLEST_SECTORS = [5, 10, 15, 20] as const

/** The choice that stands until a lead makes another: no percentage is given of fewer either. */
export const USUAL_SMALLEST_SECTOR = 10

/** However small counts may be, so many responses differ between releases: from one alone, all that it says could be told. */
const FEWEST_CHANGED = 5

/** How many responses have to differ from an earlier release, under a smallest number. */
export function fewestChanged(minimumCount: number): number {
  return Math.max(minimumCount, FEWEST_CHANGED)
}

/** How many responses came, went, or say something else than before. */
export function countChanged(before: ReleaseBasis, now: ReleaseBasis): number {
  const references = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...references].filter((reference) => before[reference] !== now[reference]).length
}

/**
 * The number of the earlier release from which too few responses differ, so that comparing the two would tell what
 * those few said; undefined where there is none. Releases that were withdrawn count too: they have been read.
 */
export function tooCloseTo(
  earlier: readonly { readonly number: number; readonly basis: ReleaseBasis }[],
  now: ReleaseBasis,
  minimumCount: number,
): number | undefined {
  return earlier.find(({ basis }) => {
    const changed = countChanged(basis, now)
    return changed > 0 && changed < fewestChanged(minimumCount)
  })?.number
}
