/** Keeps what somebody said of answers, unless somebody else said otherwise of one of them meanwhile. */
import type { AnswerMarked } from '../../audit/themes/decisionTypes.js'
import type { Aliases } from '../../audit/themes/decisions.js'
import { markKey, marksInForce } from '../../audit/themes/marks.js'
import { insertThemeDecisions } from '../../db/themeDecisions.js'
import type { Services } from '../services.js'

export interface NewMarks {
  readonly roundId: number
  readonly organiserId: number
  readonly acts: readonly AnswerMarked[]
  /** The last decision that the form was made on. */
  readonly seen: number
  readonly aliases: Aliases
}

/** Keeps all of them or none. Returns who said otherwise meanwhile; undefined where they are kept. */
export async function keepMarks(
  { db, clock }: Services,
  { roundId, organiserId, acts, seen, aliases }: NewMarks,
): Promise<string | undefined> {
  const own = new Map(acts.map((act) => [markKey(act), act.holds]))
  let by = ''
  const decisions = { roundId, organiserId, acts, reason: '', seen }
  const kept = await insertThemeDecisions(db, decisions, clock(), (since) => {
    const met = [...marksInForce(since, aliases)].find(
      ([key, { holds }]) => own.has(key) && own.get(key) !== holds,
    )
    by = met?.[1].madeBy ?? ''
    return met === undefined
  })
  return kept ? undefined : by
}
