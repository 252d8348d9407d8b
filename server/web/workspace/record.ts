/** What every handler of the workspace does: reads a form's fields, and records what its organiser did. */
import type { Request } from 'express'
import type { Round } from '../../audit/rounds.js'
import { recordActivity, type Action } from '../../db/activity.js'
import { organiserOf } from '../account/session.js'
import type { Services } from '../services.js'

/** Records one thing that the request's organiser did to something of a round. */
export async function record(
  { db, clock }: Services,
  req: Request,
  round: Pick<Round, 'id'>,
  action: Action,
  object: string,
  reason?: string,
): Promise<void> {
  const organiserId = organiserOf(req)?.id ?? null
  await recordActivity(db, { organiserId, roundId: round.id, action, object, reason }, clock())
}

/** A posted form's field as one trimmed text; "" where it did not come. */
export function posted(req: Request, name: string): string {
  const value = ((req.body ?? {}) as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

/** What was ticked of a posted form's checkboxes. */
export function postedList(req: Request, name: string): readonly string[] {
  const value = ((req.body ?? {}) as Readonly<Record<string, unknown>>)[name]
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((one) => typeof one === 'string')
}

/** What a page's address asks to be said at its top, one of `words`; undefined where it asks for nothing. */
export function told(req: Request, words: Readonly<Record<string, string>>): string | undefined {
  const { done } = req.query
  return typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : undefined
}
