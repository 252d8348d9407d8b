/** Loads responses written one JSON object a line into a round. */
import type { Questionnaire } from './audit/questionnaire.js'
import { parseResponseLines } from './audit/responseLines.js'
import { insertResponses, listReferences } from './db/responses.js'
import { findRound } from './db/rounds.js'
import type { Db } from './db/store.js'

export interface Imported {
  readonly loaded: number
  /** Why nothing was loaded, a sentence each with its line number; empty where all was. */
  readonly faults: readonly string[]
}

/** Loads every line or, where one has a fault, none. */
export async function importResponses(
  db: Db,
  questionnaires: ReadonlyMap<string, Questionnaire>,
  slug: string,
  text: string,
  now: Date,
): Promise<Imported> {
  const round = await findRound(db, slug)
  const questionnaire = round && questionnaires.get(round.edition)
  if (!round || !questionnaire) return { loaded: 0, faults: [`There is no round "${slug}".`] }
  if (round.contactsDeletedOn !== null)
    return {
      loaded: 0,
      faults: [`Contact details or words of "${slug}" were deleted: it takes no more responses.`],
    }
  const { responses, faults } = parseResponseLines(text, questionnaire)
  const taken = await listReferences(db, round.id)
  const sentences = [
    ...faults.map(({ line, reason }) => `Line ${line}: ${reason}`),
    ...responses
      .filter(({ reference }) => taken.has(reference))
      .map(({ reference }) => `Reference "${reference}" is in the round already.`),
  ]
  if (sentences.length === 0) await insertResponses(db, round.id, responses, now)
  return { loaded: sentences.length === 0 ? responses.length : 0, faults: sentences }
}
