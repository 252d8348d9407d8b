/** Actions that the group agreed on, each time they were written, with their progress notes. Nothing is overwritten. */
import type { ActionNote, AgreedAction, NewAction } from '../audit/actions.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

/**
 * Keeps a new action under the round's next number, which it returns. A form that was sent before gives the number
 * that it got then.
 */
export async function insertAction(
  db: Db,
  { roundId, formId, organiserId }: { roundId: number; formId: string; organiserId: number },
  action: NewAction,
  now: Date,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const before = await trx
      .selectFrom('actions')
      .select('number')
      .where('form_id', '=', formId)
      .executeTakeFirst()
    if (before) return before.number
    const { last } = await trx
      .selectFrom('actions')
      .select(({ fn }) => fn.max<number | null>('number').as('last'))
      .where('round_id', '=', roundId)
      .executeTakeFirstOrThrow()
    const number = (last ?? 0) + 1
    const { id } = await trx
      .insertInto('actions')
      .values({ round_id: roundId, number, form_id: formId })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertVersion(trx, { id, version: 1, organiserId }, action, now)
    return number
  })
}

/** Writes an action's next version; false where somebody else has written it, so that this one is not the next. */
export function saveAction(
  db: Db,
  { id, version, organiserId }: { id: number; version: number; organiserId: number },
  action: NewAction,
  now: Date,
): Promise<boolean> {
  return insertVersion(db, { id, version: version + 1, organiserId }, action, now)
}

async function insertVersion(
  db: Db,
  { id, version, organiserId }: { id: number; version: number; organiserId: number },
  action: NewAction,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('action_versions')
    .values({
      action_id: id,
      version,
      text: action.text,
      agency_id: action.agencyId,
      owner: action.owner,
      is_owner_named: action.isOwnerNamed ? 1 : 0,
      due_on: action.dueOn,
      status: action.status,
      section_id: action.sectionId,
      statement_id: action.statementId,
      written_by: organiserId,
      written_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['action_id', 'version']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** Every version of a round's actions, or of one of them, the latest first. */
function versionsIn(db: Db, roundId: number, number?: number) {
  const query = db
    .selectFrom('action_versions')
    .innerJoin('actions', 'actions.id', 'action_versions.action_id')
    .innerJoin('organisers', 'organisers.id', 'action_versions.written_by')
    .leftJoin('agencies', 'agencies.id', 'action_versions.agency_id')
    .select(['actions.id', 'number', 'version', 'text', 'agency_id', 'agencies.name as agency_name'])
    .select(['owner', 'is_owner_named', 'due_on', 'status', 'section_id', 'statement_id'])
    .select(['written_at', 'organisers.name as writer'])
    .where('round_id', '=', roundId)
    .orderBy('number')
    .orderBy('version', 'desc')
  return number === undefined ? query : query.where('number', '=', number)
}

/** A round's actions as they were written last, in the order of their numbers. */
export async function listActions(db: Db, roundId: number): Promise<readonly AgreedAction[]> {
  const versions = (await versionsIn(db, roundId).execute()).map(toAction)
  return versions.filter(({ id }, index) => versions[index - 1]?.id !== id)
}

/** Every version of one action, the latest first; empty where the round has none of that number. */
export async function listActionVersions(
  db: Db,
  roundId: number,
  number: number,
): Promise<readonly AgreedAction[]> {
  return (await versionsIn(db, roundId, number).execute()).map(toAction)
}

/** Keeps a progress note, once for each form. */
export async function insertNote(
  db: Db,
  { id, formId, organiserId }: { id: number; formId: string; organiserId: number },
  text: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('action_notes')
    .values({
      action_id: id,
      form_id: formId,
      text,
      written_by: organiserId,
      written_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('form_id').doNothing())
    .execute()
}

/** The progress notes of a round's actions by the action's id, the latest first. */
export async function listNotes(
  db: Db,
  roundId: number,
): Promise<ReadonlyMap<number, readonly ActionNote[]>> {
  const rows = await db
    .selectFrom('action_notes')
    .innerJoin('actions', 'actions.id', 'action_notes.action_id')
    .innerJoin('organisers', 'organisers.id', 'action_notes.written_by')
    .select(['action_id', 'text', 'written_at', 'organisers.name'])
    .where('round_id', '=', roundId)
    .orderBy('action_notes.id', 'desc')
    .execute()
  const notes = new Map<number, ActionNote[]>()
  for (const { action_id: id, text, written_at: writtenAt, name: writtenBy } of rows)
    notes.set(id, [...(notes.get(id) ?? []), { text, writtenBy, writtenAt }])
  return notes
}

type Row = Awaited<ReturnType<ReturnType<typeof versionsIn>['execute']>>[number]

function toAction(row: Row): AgreedAction {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    text: row.text,
    agencyId: row.agency_id,
    agencyName: row.agency_name ?? '',
    owner: row.owner,
    isOwnerNamed: row.is_owner_named === 1,
    dueOn: row.due_on,
    status: row.status,
    sectionId: row.section_id,
    statementId: row.statement_id,
    writtenBy: row.writer,
    writtenAt: row.written_at,
  }
}
