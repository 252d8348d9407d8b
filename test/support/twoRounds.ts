/** The sample round and the same agencies a year later, matched to a register, the later compared with the earlier. */
import { textOf, type AuditResponse } from '../../server/audit/answers.js'
import { AGENCY_QUESTION, SECTOR_QUESTION } from '../../server/audit/questionnaire.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { matchResponse } from '../../server/db/matches.js'
import { insertResponses } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import type { Round } from '../../server/audit/rounds.js'
import { secondRound } from '../../scripts/secondRound.js'
import { sampleResponses } from './findings.js'
import { NOON, springRound, type TestService } from './service.js'

/** Makes the rounds "first" and "second". */
export async function makeTwoRounds({ db }: Pick<TestService, 'db'>): Promise<readonly [Round, Round]> {
  const first = await insertRound(db, { ...springRound, slug: 'first', title: 'First audit' }, NOON)
  const later = { slug: 'second', title: 'Second audit', earlierRoundId: first.id }
  const second = await insertRound(db, { ...springRound, ...later }, NOON)
  await fill({ db }, first, sampleResponses())
  await fill({ db }, second, secondRound(sampleResponses()))
  return [first, second]
}

async function fill(
  { db }: Pick<TestService, 'db'>,
  { id }: Round,
  responses: readonly AuditResponse[],
): Promise<void> {
  await insertResponses(db, id, responses, NOON)
  for (const { reference, answers } of responses) {
    const name = textOf(answers, AGENCY_QUESTION)
    if (name === '') continue
    const sector = textOf(answers, SECTOR_QUESTION)
    const [agency] = await expectAgencies(db, id, [{ name, sector, contact: '', email: '', tags: [] }], NOON)
    await matchResponse(db, id, reference, agency?.id ?? null)
  }
}
