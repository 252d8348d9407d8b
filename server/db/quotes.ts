/** Passages of answers that people choose to quote, and what was done to each. */
import type { QuoteChange, QuoteState, QuotedPassage } from '../audit/chosenQuotes.js'
import type { HiddenSpan } from '../audit/hiding.js'
import { inTransaction } from './inTransaction.js'
import type { Db } from './store.js'

/** What somebody chose: a passage of an answer, and what may be said of who spoke. */
export interface QuoteContent extends QuotedPassage {
  readonly questionId: string
  /** Of the clean answer that the passage is of. */
  readonly answerHash: string
  /** "" where nothing is said of who spoke. */
  readonly attribution: string
}

export interface KeptQuote extends QuoteContent {
  readonly id: number
  /** Of the response. */
  readonly reference: string
  readonly state: QuoteState
  readonly version: number
  /** As it was cleared; "" where it was not. */
  readonly text: string
  readonly chosenBy: { readonly id: number; readonly name: string }
  readonly chosenAt: string
  readonly cleared: { readonly by: string; readonly at: string } | null
}

/** Something that was done to a quote. */
export interface KeptQuoteChange {
  readonly version: number
  readonly change: QuoteChange
  /** The generics that stood in it, in order. */
  readonly generics: readonly string[]
  readonly attribution: string
  readonly madeBy: string
  readonly madeAt: string
}

/** A round's quotes, the first chosen first. */
export async function listQuotes(db: Db, roundId: number): Promise<readonly KeptQuote[]> {
  const rows = await db
    .selectFrom('quotes')
    .innerJoin('responses', 'responses.id', 'quotes.response_id')
    .innerJoin('organisers as chooser', 'chooser.id', 'quotes.chosen_by')
    .leftJoin('organisers as clearer', 'clearer.id', 'quotes.cleared_by')
    .selectAll('quotes')
    .select(['responses.reference', 'chooser.name as chooser', 'clearer.name as clearer'])
    .where('quotes.round_id', '=', roundId)
    .orderBy('quotes.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    questionId: row.question_id,
    state: row.state,
    version: row.version,
    answerHash: row.answer_hash,
    start: row.start,
    end: row.end,
    hidden: JSON.parse(row.hidden) as readonly HiddenSpan[],
    attribution: row.attribution,
    text: row.text,
    chosenBy: { id: row.chosen_by, name: row.chooser },
    chosenAt: row.chosen_at,
    cleared: row.cleared_at === null ? null : { by: row.clearer ?? '', at: row.cleared_at },
  }))
}

/** Proposes a passage of a response's answer and returns the quote's id. The same one sent twice is proposed once. */
export async function insertQuote(
  db: Db,
  { roundId, reference }: { readonly roundId: number; readonly reference: string },
  content: QuoteContent,
  organiserId: number,
  now: Date,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { id: responseId } = await trx
      .selectFrom('responses')
      .select('id')
      .where('round_id', '=', roundId)
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    const passage = contentRow(content)
    const same = await trx
      .selectFrom('quotes')
      .select('id')
      .where('response_id', '=', responseId)
      .where('state', '=', 'proposed')
      .where('question_id', '=', passage.question_id)
      .where('start', '=', passage.start)
      .where('end', '=', passage.end)
      .where('hidden', '=', passage.hidden)
      .where('attribution', '=', passage.attribution)
      .where('chosen_by', '=', organiserId)
      .executeTakeFirst()
    if (same) return same.id
    const { id } = await trx
      .insertInto('quotes')
      .values({
        ...{ round_id: roundId, response_id: responseId, state: 'proposed', version: 1 },
        ...passage,
        chosen_by: organiserId,
        chosen_at: now.toISOString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordChange(trx, { id, version: 1, change: 'proposed', organiserId }, content, now)
    return id
  })
}

/** A quote's next version: what was done, by whom, on top of which version. */
export interface QuoteStep {
  readonly id: number
  /** The version that it was done on. */
  readonly seen: number
  readonly change: Exclude<QuoteChange, 'proposed'>
  readonly organiserId: number
  /** Whether it shows words that nobody else chose. */
  readonly isChoice?: boolean
  /** The text that is cleared. */
  readonly text?: string
}

const STATES: Readonly<Record<QuoteStep['change'], QuoteState>> = {
  edited: 'proposed',
  cleared: 'cleared',
  withdrawn: 'withdrawn',
}

/** Changes a quote; false where somebody else was faster. Nobody can clear what they chose: the store refuses it. */
export async function changeQuote(
  db: Db,
  { id, seen, change, organiserId, isChoice = false, text = '' }: QuoteStep,
  content: QuoteContent,
  now: Date,
): Promise<boolean> {
  const at = now.toISOString()
  const isCleared = change === 'cleared'
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('quotes')
      .set({
        ...contentRow(content),
        ...{ state: STATES[change], version: seen + 1, text: isCleared ? text : '' },
        ...{ cleared_by: isCleared ? organiserId : null, cleared_at: isCleared ? at : null },
        ...(isChoice && { chosen_by: organiserId, chosen_at: at }),
      })
      .where('id', '=', id)
      .where('version', '=', seen)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await recordChange(trx, { id, version: seen + 1, change, organiserId }, content, now)
    return true
  })
}

function contentRow({ questionId, answerHash, start, end, hidden, attribution }: QuoteContent) {
  return {
    ...{ question_id: questionId, answer_hash: answerHash, start, end, attribution },
    hidden: JSON.stringify(hidden),
  }
}

async function recordChange(
  db: Db,
  made: {
    readonly id: number
    readonly version: number
    readonly change: QuoteChange
    readonly organiserId: number
  },
  { hidden, attribution }: QuoteContent,
  now: Date,
): Promise<void> {
  await db
    .insertInto('quote_changes')
    .values({
      ...{ quote_id: made.id, version: made.version, change: made.change, attribution },
      hidden: JSON.stringify(hidden.map(({ generic }) => generic)),
      made_by: made.organiserId,
      made_at: now.toISOString(),
    })
    .execute()
}

/** What was done to a quote, the latest first. */
export async function listQuoteChanges(db: Db, quoteId: number): Promise<readonly KeptQuoteChange[]> {
  const rows = await db
    .selectFrom('quote_changes')
    .innerJoin('organisers', 'organisers.id', 'quote_changes.made_by')
    .select(['version', 'change', 'hidden', 'attribution', 'organisers.name', 'made_at'])
    .where('quote_id', '=', quoteId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    change: row.change,
    generics: JSON.parse(row.hidden) as readonly string[],
    attribution: row.attribution,
    madeBy: row.name,
    madeAt: row.made_at,
  }))
}
