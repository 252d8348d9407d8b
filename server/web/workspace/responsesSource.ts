/** Where the workbook of a round's responses takes them from: the store, some at a time. */
import type { AuditResponse } from '../../audit/answers.js'
import { themesIn } from '../../audit/codings.js'
import { questionsOf, wordedQuestion } from '../../audit/questionnaire.js'
import type { Coder } from '../../audit/themes/coding.js'
import type { DecidedAnswers } from '../../audit/themes/decidedExcerpts.js'
import { codingsIn } from '../../audit/wordless.js'
import { listCorrections } from '../../db/corrections.js'
import { findFrozenFindings } from '../../db/frozenFindings.js'
import { responseBatches } from '../../db/responseBatches.js'
import type { Db } from '../../db/store.js'
import type { ResponsesToWrite } from '../../export/responseSheets.js'
import type { RoundVisit } from '../guards.js'
import { wordingFor } from '../pages/roundWording.js'
import type { Layer } from './layer.js'

/** So many responses are in memory at a time. */
const BATCH = 250

type Themes = ResponsesToWrite['themesOf']

/** How answers are read: by the rules of the round's codebook, and what people decided. */
interface ResponseReading {
  readonly coder: Coder
  readonly decided: DecidedAnswers
}

/**
 * Responses as they are in the store. In a transaction all are as they were when it began.
 *
 * @param onRead told how many responses have been read, each of them once for every sheet
 */
export async function responsesInStore(
  db: Db,
  visit: RoundVisit,
  reading: ResponseReading,
  onRead: (read: number) => void,
): Promise<ResponsesToWrite> {
  const { id } = visit.round
  let read = 0
  return {
    corrections: await listCorrections(db, id),
    async *submitted() {
      for await (const some of responseBatches(db, id, BATCH)) {
        yield some
        read += some.length
        onRead(read)
      }
    },
    themesOf: await themesFor(db, visit, reading),
  }
}

/** Responses of a small round, which have been read. */
export async function responsesInLayer(
  db: Db,
  visit: RoundVisit,
  reading: ResponseReading,
  { submitted, corrections }: Layer,
): Promise<ResponsesToWrite> {
  return {
    corrections,
    async *submitted() {
      yield await Promise.resolve(submitted)
    },
    themesOf: await themesFor(db, visit, reading),
  }
}

/** Reads answers or, where words were deleted, finds what was read in them before. */
async function themesFor(
  db: Db,
  { round, questionnaire }: RoundVisit,
  { coder, decided }: ResponseReading,
): Promise<Themes> {
  if (round.wordsDeletedOn !== null) return themesKept(db, round.id)
  const questions = questionsOf(questionnaire).map((question) => wordedQuestion(question, wordingFor(round)))
  return (response: AuditResponse) => themesIn(response, questions, coder, decided)
}

async function themesKept(db: Db, roundId: number): Promise<Themes> {
  const frozen = await findFrozenFindings(db, roundId)
  const kept = new Map<string, Set<string>>()
  for (const { reference, themes } of frozen ? codingsIn(frozen.findings) : []) {
    const ofResponse = kept.get(reference) ?? new Set()
    for (const theme of themes) ofResponse.add(theme)
    kept.set(reference, ofResponse)
  }
  return ({ reference }) => kept.get(reference)
}
