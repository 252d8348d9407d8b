/** What organisers typed into actions and statements, as whoever asks may read it. */
import type { Request } from 'express'
import type { ActionNote, AgreedAction } from '../../audit/actions.js'
import { stands } from '../../audit/statements/statements.js'
import { listStatements } from '../../db/statements.js'
import { isLead, type RoundVisit } from '../guards.js'
import type { ActionStatement } from '../pages/findings/actionForm.js'
import type { Services } from '../services.js'
import { memberViewOf, readLayer } from '../workspace/layer.js'

/** A text as its reader may see it. */
export type Words = (text: string) => string

/** Members read through the mask: a name that somebody typed may be a respondent's. */
export async function wordsFor(
  { db }: Services,
  req: Request,
  { round }: Pick<RoundVisit, 'round'>,
): Promise<Words> {
  if (isLead(req)) return (text) => text
  const { mask } = await memberViewOf(db, round.id, await readLayer(db, round.id))
  return (text) => mask.text(text)
}

/** The action in its reader's words. */
export function actionAs<A extends AgreedAction>(action: A, words: Words): A {
  return { ...action, text: words(action.text), owner: words(action.owner) }
}

/** Progress notes by action in their reader's words. */
export function notesAs(
  notes: ReadonlyMap<number, readonly ActionNote[]>,
  words: Words,
): ReadonlyMap<number, readonly ActionNote[]> {
  return new Map(
    [...notes].map(([id, own]) => [id, own.map((note) => ({ ...note, text: words(note.text) }))]),
  )
}

/** The round's statements, of which those that stand can be chosen. */
export async function statementsFor(
  { db }: Services,
  { round }: Pick<RoundVisit, 'round'>,
  words: Words,
): Promise<readonly ActionStatement[]> {
  const kept = await listStatements(db, round.id)
  return kept.map((one) => ({ id: one.id, text: words(one.text), isOffered: stands(one) }))
}
