/** Drafts that are made for agencies before anybody has answered, and those that have not been sent. */
import { sql } from 'kysely'
import { knownAnswers, type Agency } from '../audit/agencies.js'
import { saveChanges } from './draftAnswers.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

/** The id and reference of a draft that may have to be made. */
export interface NewDraft {
  readonly id: string
  readonly reference: string
}

export interface AgencyDraft extends NewDraft {
  readonly agencyId: number
}

/**
 * The draft of each agency in a round: the one it has or, where it has none, a new one in which what the register
 * knows is filled in. Two calls at once make one draft.
 */
export async function draftsFor(
  db: Db,
  roundId: number,
  agencies: readonly Agency[],
  newDraft: () => NewDraft,
  now: Date,
): Promise<readonly AgencyDraft[]> {
  return inTransaction(db, async (trx) => {
    const drafts: AgencyDraft[] = []
    for (const agency of agencies) {
      const kept = await trx
        .selectFrom('drafts')
        .select(['id', 'reference'])
        .where('round_id', '=', roundId)
        .where('agency_id', '=', agency.id)
        .orderBy('created_at')
        .executeTakeFirst()
      if (kept) {
        drafts.push({ ...kept, agencyId: agency.id })
        continue
      }
      const { id, reference } = newDraft()
      const row = { id, round_id: roundId, reference, grace_until: null, created_at: now.toISOString() }
      await trx
        .insertInto('drafts')
        .values({ ...row, agency_id: agency.id })
        .execute()
      // Written by no page: what the register knows is no answer of the agency's yet.
      const changes = Object.entries(knownAnswers(agency)).map(([questionId, answer]) => ({
        questionId,
        answer,
        seen: { version: 0, untouched: false },
      }))
      await saveChanges(trx, id, changes, '', now)
      drafts.push({ id, reference, agencyId: agency.id })
    }
    return drafts
  })
}

/** A draft that nobody has sent: how far it is, and never what it says. */
export interface UnsentDraft {
  readonly reference: string
  /** The agency that it was made for, "" where nobody knows. */
  readonly agency: string
  /** How many questions have an answer. */
  readonly answered: number
  /** When an answer was last saved, ISO 8601 UTC. */
  readonly savedAt: string
  readonly graceUntil: string | null
}

/** A round's drafts in which something is answered and that have not been sent, the last saved first. */
export async function listUnsentDrafts(db: Db, roundId: number): Promise<readonly UnsentDraft[]> {
  const { rows } = await sql<UnsentRow>`
    SELECT d.reference, d.grace_until, coalesce(a.name, '') AS agency,
      count(*) AS answered, max(da.saved_at) AS saved_at
    FROM drafts d JOIN draft_answers da ON da.draft_id = d.id LEFT JOIN agencies a ON a.id = d.agency_id
    WHERE d.round_id = ${roundId} AND da.value NOT IN ('""', '[]')
      AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.draft_id = d.id)
    GROUP BY d.id, a.name HAVING count(*) FILTER (WHERE da.writer <> '' OR da.version > 1) > 0
    ORDER BY saved_at DESC, d.reference`.execute(db)
  return rows.map((row) => ({
    reference: row.reference,
    agency: row.agency,
    answered: row.answered,
    savedAt: row.saved_at,
    graceUntil: row.grace_until,
  }))
}

interface UnsentRow {
  reference: string
  grace_until: string | null
  agency: string
  answered: number
  saved_at: string
}

/** Whether an agency has sent a response in a round. */
export async function hasResponded(db: Db, roundId: number, agencyId: number): Promise<boolean> {
  const row = await db
    .selectFrom('responses')
    .select('id')
    .where('round_id', '=', roundId)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return row !== undefined
}
