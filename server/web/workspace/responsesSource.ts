/** Where the workbook of a round's responses takes them from: the store, some at a time. */
import type { AuditResponse } from '../../audit/answers.js'
import { themesIn } from '../../audit/codings.js'
import type { SubmittedResponse } from '../../audit/corrections.js'
import { questionsOf, wordedQuestion } from '../../audit/questionnaire.js'
import type { Coder } from '../../audit/themes/coding.js'
import type { DecidedAnswers } from '../../audit/themes/decidedExcerpts.js'
import { codingsIn } from '../../audit/wordless.js'
import { listCorrections } from '../../db/corrections.js'
import { findFrozenFindings } from '../../db/frozenFindings.js'
import { responseBatches } from '../../db/responseBatches.js'
import type { Db } from '../../db/store.js'
import type { ResponsesToWrite, ThemesRead } from '../../export/responseSheets.js'
import type { RoundVisit } from '../guards.js'
import { wordingFor } from '../pages/roundWording.js'
import type { Layer } from './layer.js'

/** So many responses are in memory at a time. */
const BATCH = 50

type ThemesOf = ResponsesToWrite['themesOf']

/** The responses of a round, some at a time, always the same together. */
export function batchesOf(db: Db, { round }: RoundVisit): AsyncIterable<readonly SubmittedResponse[]> {
  return responseBatches(db, round.id, BATCH)
}

/** How answers are read: by the rules of the round's codebook, and what people decided. */
interface ResponseReading {
  readonly coder: Coder
  readonly decided: DecidedAnswers
}

/** Reads the themes in a response as corrected; undefined where there is nothing to read. */
export function themesBy(
  { coder, decided }: ResponseReading,
  { round, questionnaire }: RoundVisit,
): (response: AuditResponse) => ThemesRead {
  const questions = questionsOf(questionnaire).map((question) => wordedQuestion(question, wordingFor(round)))
  return (response) => themesIn(response, questions, coder, decided)
}

/**
 * Responses as they are in the store. In a transaction all are as they were when it began.
 *
 * @param themesOf reads their themes; where words were deleted, what was read before counts
 * @param onRead told how many responses have been read, each of them once for every sheet
 */
export async function responsesInStore(
  db: Db,
  visit: RoundVisit,
  themesOf: ThemesOf | undefined,
  onRead: (read: number) => void,
): Promise<ResponsesToWrite> {
  const { id } = visit.round
  let read = 0
  return {
    corrections: await listCorrections(db, id),
    async *submitted() {
      for await (const some of batchesOf(db, visit)) {
        yield some
        read += some.length
        onRead(read)
      }
    },
    themesOf: themesOf ?? (await themesKept(db, id)),
  }
}

/** Responses of a small round, which have been read. */
export async function responsesInLayer(
  db: Db,
  visit: RoundVisit,
  reading: ResponseReading,
  { submitted, corrections }: Layer,
): Promise<ResponsesToWrite> {
  const read = themesBy(reading, visit)
  return {
    corrections,
    async *submitted() {
      yield await Promise.resolve(submitted)
    },
    themesOf: hasWords(visit)
      ? (some) => Promise.resolve(some.map(read))
      : await themesKept(db, visit.round.id),
  }
}

/** Whether the words of a round are still there to be read. */
export function hasWords({ round }: RoundVisit): boolean {
  return round.wordsDeletedOn === null
}

/** What was read in words before they were deleted. */
async function themesKept(db: Db, roundId: number): Promise<ThemesOf> {
  const frozen = await findFrozenFindings(db, roundId)
  const kept = new Map<string, Set<string>>()
  for (const { reference, themes } of frozen ? codingsIn(frozen.findings) : []) {
    const ofResponse = kept.get(reference) ?? new Set()
    for (const theme of themes) ofResponse.add(theme)
    kept.set(reference, ofResponse)
  }
  return (some) => Promise.resolve(some.map(({ reference }) => kept.get(reference)))
}
