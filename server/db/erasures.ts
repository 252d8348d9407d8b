/** Erasing words of one person everywhere in the store, which cannot be undone. */
import { sql, type Transaction } from 'kysely'
import { nameKey } from '../audit/agencyNames.js'
import { placedAfterHiding, mergeOverlaps, type HiddenSpan } from '../audit/hiding.js'
import { erasedText, erasing, type PlacedSpans } from '../audit/personHits.js'
import type { Span } from '../audit/personalData/spans.js'
import { inTransaction } from './inTransaction.js'
import { loosenOfferEntriesOn } from './offerErasures.js'
import { readColumn, writeColumn, type StoredPlace } from './personPlaces.js'
import type { Schema } from './schema.js'
import { reindexErased } from './search.js'
import type { Db } from './store.js'
import { loosenReaderCodesOn } from './readerCodes.js'
import { loosenDecisionsOn } from './themeDecisions.js'

type Trx = Transaction<Schema>
type Erasing = PlacedSpans<StoredPlace>

/** Says that a text is no longer what it was when it was looked at: nothing was erased. */
export class ErasureOutdated extends Error {}

/**
 * Erases spans of texts, all or none, each place given once. Redactions of the same answers keep hiding what they hid,
 * the search index forgets the words, and a message that has lost its recipient is withdrawn. Call clearStore after.
 *
 * @throws ErasureOutdated
 */
export async function eraseWords(db: Db, erasures: readonly Erasing[], now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const byColumn = new Map<string, Erasing[]>()
    for (const one of erasures) {
      const { source, keys } = one.place
      const column = JSON.stringify([source.table, source.column, ...keys])
      byColumn.set(column, [...(byColumn.get(column) ?? []), one])
    }
    for (const ofColumn of byColumn.values()) await eraseInColumn(trx, ofColumn)
    for (const one of erasures) await followUp(trx, one, now)
    const responses = await touchedResponses(trx, erasures, now)
    if (responses.length > 0) await reindexErased(trx, responses)
  })
}

async function eraseInColumn(trx: Trx, ofColumn: readonly Erasing[]): Promise<void> {
  const [first] = ofColumn
  if (!first) return
  const value = await readColumn(trx, first.place)
  if (value === undefined) throw new ErasureOutdated()
  if (first.place.path === undefined) {
    if (value !== first.place.text) throw new ErasureOutdated()
    await writeColumn(trx, first.place, erasedText(first))
    return
  }
  let json = JSON.parse(value) as unknown
  for (const one of ofColumn) json = replacedIn(json, one.place.path ?? [], one)
  await writeColumn(trx, first.place, JSON.stringify(json))
}

/** A value of JSON with the text at a path erased. */
function replacedIn(value: unknown, path: readonly (string | number)[], one: Erasing): unknown {
  const [name, ...rest] = path
  if (name === undefined) {
    if (value !== one.place.text) throw new ErasureOutdated()
    return erasedText(one)
  }
  if (typeof value !== 'object' || value === null) throw new ErasureOutdated()
  const part = replacedIn((value as Readonly<Record<string | number, unknown>>)[name], rest, one)
  return Array.isArray(value)
    ? value.map((old: unknown, index) => (index === name ? part : old))
    : { ...value, [name]: part }
}

/** What rests on an erased text. */
async function followUp(trx: Trx, { place, spans }: Erasing, now: Date): Promise<void> {
  const [id, questionId, version] = place.keys
  if (place.kind === 'answer') {
    await moveRedactions(
      trx,
      { id: Number(id), questionId: String(questionId), version: Number(version) },
      spans,
    )
    await loosenDecisionsOn(trx, Number(id), String(questionId))
    await loosenOfferEntriesOn(trx, Number(id), String(questionId))
    await loosenReaderCodesOn(trx, Number(id), String(questionId))
  }
  if (place.kind === 'correction') await loosenUnder(trx, Number(id))
  if (place.kind === 'draft') await outdateDraft(trx, String(id), String(questionId))
  if (place.kind === 'agency' && place.field === 'name') await renameKey(trx, Number(id))
  if (place.kind === 'message' && place.field === 'recipient') await withdrawUnaddressed(trx, Number(id), now)
}

/** Decisions on themes, readings and entries of what is on offer were made on the answer as a correction left it. */
async function loosenUnder(trx: Trx, correctionId: number): Promise<void> {
  const { response_id, question_id } = await trx
    .selectFrom('corrections')
    .select(['response_id', 'question_id'])
    .where('id', '=', correctionId)
    .executeTakeFirstOrThrow()
  if (question_id === null) return
  await loosenDecisionsOn(trx, response_id, question_id)
  await loosenOfferEntriesOn(trx, response_id, question_id)
  await loosenReaderCodesOn(trx, response_id, question_id)
}

/** Whoever has the page open has an older version now, and does not write it back unseen. */
async function outdateDraft(trx: Trx, draftId: string, questionId: string): Promise<void> {
  await trx
    .updateTable('draft_answers')
    .set(({ eb }) => ({ version: eb('version', '+', 1), writer: '' }))
    .where('draft_id', '=', draftId)
    .where('question_id', '=', questionId)
    .execute()
}

async function withdrawUnaddressed(trx: Trx, id: number, now: Date): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ state: 'withdrawn', changed_at: now.toISOString() })
    .where('id', '=', id)
    .where('recipient', '=', '')
    .where('state', '=', 'queued')
    .execute()
}

/** Redactions count characters of the answer that they were made on: they move with it. */
async function moveRedactions(
  trx: Trx,
  answer: { readonly id: number; readonly questionId: string; readonly version: number },
  spans: readonly Span[],
): Promise<void> {
  const rows = await trx
    .selectFrom('corrections')
    .select(['id', 'value'])
    .where('response_id', '=', answer.id)
    .where('question_id', '=', answer.questionId)
    .where('kind', '=', 'redaction')
    .where(
      sql<boolean>`${answer.version} = (SELECT max(version) FROM answers
        WHERE answers.response_id = corrections.response_id AND answers.question_id = corrections.question_id
          AND answers.version <= corrections.version)`,
    )
    .execute()
  const erased = mergeOverlaps(erasing(spans))
  for (const { id, value } of rows) {
    const remedy = JSON.parse(value) as { readonly spans: readonly HiddenSpan[] }
    const moved = JSON.stringify({ ...remedy, spans: placedAfterHiding(remedy.spans, erased) })
    await trx.updateTable('corrections').set({ value: moved }).where('id', '=', id).execute()
  }
}

/** Two agencies of one name are one, which those whose names were erased are not. */
async function renameKey(trx: Trx, id: number): Promise<void> {
  const { name } = await trx
    .selectFrom('agencies')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('agencies')
    .set({ name_key: `${nameKey(name)} ${id}` })
    .where('id', '=', id)
    .execute()
}

/** Marks responses and drafts as having lost words, and gives the ids of responses whose answers did. */
async function touchedResponses(
  trx: Trx,
  erasures: readonly Erasing[],
  now: Date,
): Promise<readonly number[]> {
  const erased_at = now.toISOString()
  const ids = new Set(
    erasures.flatMap(({ place }) => (place.kind === 'answer' ? [Number(place.keys[0])] : [])),
  )
  const ofDraft = erasures.filter(({ place }) => place.source.isAnswer && place.kind !== 'answer')
  const drafts = new Set(ofDraft.map(({ place }) => String(place.keys[0])))
  for (const id of ids) {
    const { draft_id } = await trx
      .updateTable('responses')
      .set(({ eb }) => ({ erased_at, erasures: eb('erasures', '+', 1) }))
      .where('id', '=', id)
      .returning('draft_id')
      .executeTakeFirstOrThrow()
    if (draft_id !== null) drafts.add(draft_id)
  }
  for (const id of drafts) await trx.updateTable('drafts').set({ erased_at }).where('id', '=', id).execute()
  return [...ids]
}
