/** An agency that answered in the first of two rounds, and the private link by which it answers in the second. */
import { draftsFor } from '../../server/db/agencyDrafts.js'
import { addDraftKey } from '../../server/db/drafts.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { matchResponse } from '../../server/db/matches.js'
import { insertResponses } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import type { Answers } from '../../server/audit/answers.js'
import type { NewRound, Round } from '../../server/audit/rounds.js'
import { hashOf, newKey } from '../../server/web/keys.js'
import { NOON, springRound, type TestService } from './service.js'

export const LAST_TIME: Answers = {
  respondent_name: 'Robin Marsh',
  agency: 'Mill School',
  sector: 'schools-education',
  identify_how: 'Form tutors tell the pastoral lead.\nShe keeps a list.',
  identify_data: 'Attendance and exclusions.',
  assess_lead_practitioner: 'yes',
  provide_gaps: 'No help in the evenings.',
  families_issues: ['crime-asb', 'domestic-abuse'],
}

/** Makes the rounds "before" and "again", the second open as `open` says; the agency answered in the first as R1. */
export async function makeEarlierRound(
  { db }: Pick<TestService, 'db'>,
  open: Partial<NewRound> = {},
  answers = LAST_TIME,
) {
  const before = await insertRound(db, { ...springRound, slug: 'before', title: 'First audit' }, NOON)
  const later = { slug: 'again', title: 'Second audit', earlierRoundId: before.id }
  const again = await insertRound(db, { ...springRound, ...later, ...open }, NOON)
  await insertResponses(db, before.id, [{ reference: 'R1', edition: before.edition, answers }], NOON)
  const own = await invite({ db }, again, 'Mill School')
  await matchResponse(db, before.id, 'R1', own.agencyId)
  return { before, again, own }
}

/** An agency's private link in a round, and its draft; as for whoever is invited. */
export async function invite({ db }: Pick<TestService, 'db'>, { id }: Round, name: string) {
  const row = { name, sector: 'schools-education', contact: '', email: '', tags: [] }
  const agencies = await expectAgencies(db, id, [row], NOON)
  const make = () => ({ id: newKey(), reference: newKey().slice(0, 8) })
  const [draft] = await draftsFor(db, id, agencies, make, NOON)
  if (!draft) throw new Error('There is no draft.')
  const key = newKey()
  await addDraftKey(db, draft.id, hashOf(key), NOON)
  return { agencyId: draft.agencyId, draftId: draft.id, reference: draft.reference, link: `/links/${key}` }
}
