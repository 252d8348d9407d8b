import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertAction } from '../../server/db/actions.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { findRound } from '../../server/db/rounds.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { groupConclusionsOf } from '../../server/web/findings/groupConclusions.js'
import { findingsOf } from '../../server/web/findings/roundFindings.js'
import { NOON, startTestService, type TestService } from '../support/service.js'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(service.db, service.services.questionnaires, 'spring', lines, NOON)
})
afterAll(() => service.close())

it('tells of actions and indicators what anybody may read', async () => {
  const { db, services } = service
  const round = await findRound(db, 'spring')
  const questionnaire = round && services.questionnaires.get(round.edition)
  if (!round || !questionnaire) throw new Error('There is no round.')
  const agency = { name: 'Larkfield School', sector: '', contact: 'Petra Lindqvist', email: '', tags: [] }
  const [kept] = await expectAgencies(db, round.id, [agency], NOON)
  const lead = { name: 'Lee Dean', email: 'lee@example.org', role: 'lead' } as const
  const { id: organiserId } = await insertOrganiser(db, lead, NOON)
  const action = { agencyId: kept?.id ?? 0, owner: '', isOwnerNamed: false, dueOn: '2027-09-30' }
  await insertAction(
    db,
    { roundId: round.id, formId: 'one', organiserId },
    {
      ...action,
      text: 'Ask Petra Lindqvist at Larkfield School',
      status: 'done',
      sectionId: null,
      statementId: null,
    },
    NOON,
  )
  const visit = { round, questionnaire }
  const found = await findingsOf(services, visit)
  if (!('findings' in found)) throw new Error('The findings are not there.')
  const { actions, scoreCard } = await groupConclusionsOf(services, visit, found, new Set())
  expect(actions).toEqual([
    {
      ...{ number: 1, text: 'Ask [a person] at [an agency]', owner: 'An agency' },
      ...{ dueOn: '2027-09-30', status: 'done' },
    },
  ])
  expect(scoreCard.find(({ id }) => id === 'lead-practitioner')?.now).toEqual({
    ...{ kind: 'percentage', count: 20, base: 34 },
  })
  expect(JSON.stringify({ actions, scoreCard })).not.toContain('Lindqvist')
})
