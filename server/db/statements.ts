/** Statements on a round's findings: every version is kept, the latest is what stands. */
import type {
  Statement,
  StatementChange,
  StatementContent,
  StatementVersion,
} from '../audit/statements/statements.js'
import type { CellEvidence } from '../audit/statements/evidence.js'
import { inTransaction } from './inTransaction.js'
import type { StatementVersionsTable } from './schema.js'
import type { Db } from './store.js'

/** Keeps a new statement after the round's others, and returns its id. The same one sent twice is kept once. */
export async function insertStatement(
  db: Db,
  { roundId, draftId }: { readonly roundId: number; readonly draftId: string | null },
  content: StatementContent,
  organiserId: number,
  now: Date,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const same = await findSame(
      trx,
      roundId,
      versionRow({ id: 0, version: 1, change: 'written', organiserId }, content, now),
    )
    if (same !== undefined) return same
    const { last } = await trx
      .selectFrom('statements')
      .select(({ fn }) => fn.max<number | null>('position').as('last'))
      .where('round_id', '=', roundId)
      .executeTakeFirstOrThrow()
    const { id } = await trx
      .insertInto('statements')
      .values({ round_id: roundId, draft_id: draftId, position: (last ?? 0) + 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('statement_versions')
      .values(versionRow({ id, version: 1, change: 'written', organiserId }, content, now))
      .execute()
    return id
  })
}

/** A statement that the same person wrote in the same words, and nobody has touched since. */
async function findSame(db: Db, roundId: number, row: StatementVersionsTable): Promise<number | undefined> {
  const same = await db
    .selectFrom('statement_versions as first')
    .innerJoin('statements', 'statements.id', 'first.statement_id')
    .select('statements.id')
    .where('round_id', '=', roundId)
    .where('first.version', '=', 1)
    .where('first.section_id', '=', row.section_id)
    .where('first.kind', '=', row.kind)
    .where('first.text', '=', row.text)
    .where('first.evidence', '=', row.evidence)
    .where('first.quotes', '=', row.quotes)
    .where('first.made_by', '=', row.made_by)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('statement_versions as later')
            .select('later.version')
            .whereRef('later.statement_id', '=', 'statements.id')
            .where('later.version', '>', 1),
        ),
      ),
    )
    .executeTakeFirst()
  return same?.id
}

/** Which version of a statement is made, how and by whom. */
export interface NewVersion {
  readonly id: number
  readonly version: number
  readonly change: StatementChange
  readonly organiserId: number
}

/** Adds a version; false where there is one with its number, since somebody else was faster. */
export async function insertVersion(
  db: Db,
  made: NewVersion,
  content: StatementContent,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('statement_versions')
    .values(versionRow(made, content, now))
    .onConflict((conflict) => conflict.columns(['statement_id', 'version']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

function versionRow(
  { id, version, change, organiserId }: NewVersion,
  { sectionId, kind, text, evidence, quotes }: StatementContent,
  now: Date,
): StatementVersionsTable {
  return {
    ...{ statement_id: id, version, change, section_id: sectionId, kind, text },
    evidence: JSON.stringify(evidence),
    quotes: JSON.stringify(quotes),
    made_by: organiserId,
    made_at: now.toISOString(),
  }
}

/** A round's statements as they are now, in their order. */
export async function listStatements(db: Db, roundId: number): Promise<readonly Statement[]> {
  const rows = await versionsOf(db)
    .where('round_id', '=', roundId)
    .where((one) =>
      one(
        'statement_versions.version',
        '=',
        one
          .selectFrom('statement_versions as other')
          .select(({ fn }) => fn.max('other.version').as('latest'))
          .whereRef('other.statement_id', '=', 'statements.id'),
      ),
    )
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ id: row.id, draftId: row.draft_id, ...versionOf(row) }))
}

/** The versions of one of a round's statements, the latest first; none where there is no such statement. */
export async function listVersions(
  db: Db,
  roundId: number,
  id: number,
): Promise<readonly StatementVersion[]> {
  const rows = await versionsOf(db)
    .where('round_id', '=', roundId)
    .where('statements.id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionOf)
}

function versionsOf(db: Db) {
  return db
    .selectFrom('statements')
    .innerJoin('statement_versions', 'statement_versions.statement_id', 'statements.id')
    .innerJoin('organisers', 'organisers.id', 'statement_versions.made_by')
    .select(['statements.id', 'draft_id', 'version', 'change', 'section_id', 'kind', 'text', 'evidence'])
    .select(['quotes', 'organisers.name', 'made_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof versionsOf>['executeTakeFirstOrThrow']>>

function versionOf(row: Row): StatementVersion {
  return {
    sectionId: row.section_id,
    kind: row.kind,
    text: row.text,
    evidence: JSON.parse(row.evidence) as readonly CellEvidence[],
    quotes: JSON.parse(row.quotes) as readonly number[],
    version: row.version,
    change: row.change,
    madeBy: row.name,
    madeAt: row.made_at,
  }
}

/** Exchanges the places of two of a round's statements. */
export async function exchangePlaces(db: Db, roundId: number, ids: readonly [number, number]): Promise<void> {
  await inTransaction(db, async (trx) => {
    const rows = await trx
      .selectFrom('statements')
      .select(['id', 'position'])
      .where('round_id', '=', roundId)
      .where('id', 'in', ids)
      .execute()
    const [one, other] = rows
    if (!one || !other) return
    for (const [{ id }, { position }] of [
      [one, other],
      [other, one],
    ] as const)
      await trx.updateTable('statements').set({ position }).where('id', '=', id).execute()
  })
}
