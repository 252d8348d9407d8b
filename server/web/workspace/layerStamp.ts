/** Tells whether a round has changed. */
import { correctionsStamp } from '../../db/corrections.js'
import { figuresStamp } from '../../db/purges.js'
import { responsesStamp } from '../../db/responses.js'
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

/** Changes whenever a round's responses or what was put right in them do, and not with what was decided on themes. */
export async function responsesLayerStamp(db: Db, roundId: number): Promise<string> {
  const stamps = [await responsesStamp(db, roundId), await correctionsStamp(db, roundId)]
  return [...stamps, await deletionStamp(db, roundId)].join('-')
}
