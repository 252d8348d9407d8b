/** A release: findings of a round as they were published, frozen and numbered. */
import type { PublishedFindings } from './published.js'

/** What is printed around the findings of a release, so that they can be read by themselves. */
export interface ReleaseDetails {
  /** 1 for a round's first release, and so on. */
  readonly number: number
  /** The day on which it was released, an ISO date in the United Kingdom; null for a draft. */
  readonly releasedOn: string | null
  /** The round's. */
  readonly title: string
  /** The place that the round is about. */
  readonly area: string
  /** Who publishes. */
  readonly council: string
  /** First and last day for answers, ISO dates. */
  readonly opensOn: string
  readonly closesOn: string
  /** Whom readers ask; "" where nobody is named. */
  readonly contactEmail: string
  /** Whether the responses are made up. */
  readonly invented: boolean
}

/** Everything that pages, workbook, report and data of a release print. */
export interface Release {
  readonly details: ReleaseDetails
  readonly findings: PublishedFindings
}

/** What a release rests on: the responses that count, by reference, each with a fingerprint of what counts in it. */
export type ReleaseBasis = Readonly<Record<string, string>>

/** The choices of DisclosureSettings.smallestSector that a lead has. */
export const SMALLEST_SECTORS = [5, 10, 15, 20] as const

/** The choice that stands until a lead makes another: no percentage is given of fewer either. */
export const USUAL_SMALLEST_SECTOR = 10

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
    return changed > 0 && changed < minimumCount
  })?.number
}
