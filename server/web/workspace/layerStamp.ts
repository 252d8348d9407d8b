/** Tells whether a round has changed. */
import { correctionsStamp } from '../../db/corrections.js'
import { figuresStamp } from '../../db/purges.js'
import { responseTotals, type ResponseTotals } from '../../db/responses.js'
import { deletionStamp } from '../../db/retentions.js'
import type { Db } from '../../db/store.js'
import { lastThemeDecision } from '../../db/themeDecisions.js'

/** Changes whenever a round's responses or what was put right in them do, and when they are deleted. */
export async function layerStamp(db: Db, roundId: number): Promise<string> {
  return `${await figuresStamp(db, roundId)}-${await deletionStamp(db, roundId)}`
}

/** Changes whenever somebody decides, puts right or deletes something, and not when responses come. */
export async function decisionsStamp(db: Db, roundId: number): Promise<string> {
  const stamps = [await lastThemeDecision(db, roundId), await correctionsStamp(db, roundId)]
  return [...stamps, await deletionStamp(db, roundId)].join('-')
}

/** What a round's responses and what was put right in them were at a moment, whatever was decided on themes. */
export interface LayerMoment {
  readonly responses: ResponseTotals
  /** The stamp of what was put right, and of what was deleted. */
  readonly rest: string
}

export async function layerMoment(db: Db, roundId: number): Promise<LayerMoment> {
  const rest = [await correctionsStamp(db, roundId), await deletionStamp(db, roundId)].join('-')
  return { responses: await responseTotals(db, roundId), rest }
}

/** Whether nothing came or changed between two moments. */
export function isSameMoment(one: LayerMoment, other: LayerMoment): boolean {
  const [a, b] = [one.responses, other.responses]
  const areSame =
    a.count === b.count && a.versions === b.versions && a.erasures === b.erasures && a.last === b.last
  return areSame && one.rest === other.rest
}
