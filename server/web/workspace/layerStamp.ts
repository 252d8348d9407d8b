/** Tells whether a round has changed. */
import { figuresStamp } from '../../db/purges.js'
import { deletionStamp } from '../../db/retentions.js'
import type { Db } from '../../db/store.js'

/** Changes whenever a round's responses or what was put right in them do, and when they are deleted. */
export async function layerStamp(db: Db, roundId: number): Promise<string> {
  return `${await figuresStamp(db, roundId)}-${await deletionStamp(db, roundId)}`
}
