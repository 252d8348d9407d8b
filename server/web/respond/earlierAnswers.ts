/** What an agency answered in the earlier round, for whoever opened its own private link. */
import type { AuditResponse } from '../../audit/answers.js'
import { cleanResponse, whyLeftOut } from '../../audit/corrections.js'
import {
  EARLIER_CHOICES,
  earlierAnswersOf,
  type EarlierAnswers,
  type EarlierChoice,
} from '../../audit/earlierAnswers.js'
import { listCorrections } from '../../db/corrections.js'
import type { SavedChanges } from '../../db/draftAnswers.js'
import { keepEarlierChoice } from '../../db/earlierChoices.js'
import { listMatched } from '../../db/matches.js'
import { findResponseHistory } from '../../db/responseHistory.js'
import type { Db } from '../../db/store.js'
import { crosswalkOf, earlierRoundOf } from '../comparison/comparedRounds.js'
import { valuesOf, type Fields, type PostedSection } from '../forms.js'
import type { DraftVisit, RoundVisit } from '../guards.js'
import type { Services } from '../services.js'

export interface EarlierOffer {
  /** Of the earlier round. */
  readonly title: string
  readonly answers: EarlierAnswers
}

/**
 * What can be offered from the earlier round: undefined where the draft was made for no agency, the agency sent nothing
 * that counts then, or the words are deleted.
 */
export async function earlierOfferFor(
  services: Services,
  visit: DraftVisit,
): Promise<EarlierOffer | undefined> {
  const { agencyId, isOnPaper } = visit.draft
  const then = await earlierRoundOf(services, visit)
  if (!then || agencyId === null || isOnPaper || then.round.wordsDeletedOn !== null) return undefined
  const response = await lastResponseOf(services.db, then, agencyId)
  if (!response) return undefined
  const editions = {
    then: then.questionnaire,
    now: visit.questionnaire,
    crosswalk: crosswalkOf(services, then, visit),
  }
  const answers = earlierAnswersOf(response.answers, editions)
  return answers.size > 0 ? { title: then.round.title, answers } : undefined
}

/** The last that the agency sent of those that count, as corrected. */
async function lastResponseOf(
  db: Db,
  { round }: RoundVisit,
  agencyId: number,
): Promise<AuditResponse | undefined> {
  const sent = await listMatched(db, round.id, agencyId)
  for (const { reference } of sent.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt))) {
    const history = await findResponseHistory(db, round.id, reference)
    const corrections = await listCorrections(db, round.id, reference)
    if (history && !whyLeftOut(corrections)) return cleanResponse(history, corrections)
  }
  return undefined
}

/**
 * Keeps and does what was chosen of an earlier answer by a button of a section's form, after the form itself was saved;
 * undefined where another button sent it, or nothing is offered to that question any more.
 */
export async function applyEarlierChoice(
  services: Services,
  visit: DraftVisit,
  fields: Fields,
  { changes, writer }: Pick<PostedSection, 'changes' | 'writer'>,
): Promise<(SavedChanges & { readonly questionId: string }) | undefined> {
  const chosen = chosenIn(fields)
  const earlier = chosen && (await earlierOfferFor(services, visit))?.answers.get(chosen.questionId)
  if (!earlier) return undefined
  const choice = { ...chosen, earlier, posted: changes, writer }
  const saved = await keepEarlierChoice(services.db, visit.draft.id, choice, services.clock())
  return { ...saved, questionId: chosen.questionId }
}

/** The button of an offer that sent the form; undefined where another did. */
function chosenIn(
  fields: Fields,
): { readonly questionId: string; readonly choice: EarlierChoice } | undefined {
  const [value = ''] = valuesOf(fields.earlier)
  const choice = EARLIER_CHOICES.find((one) => value.startsWith(`${one} `))
  return choice && { choice, questionId: value.slice(choice.length + 1) }
}
