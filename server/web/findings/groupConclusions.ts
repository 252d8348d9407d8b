/** What a release made now would tell of the group's actions and of the score card. */
import { publishActions, type PublishedAction } from '../../audit/actions.js'
import { publishScoreCard, type PublishedIndicator } from '../../audit/scoreCard/publishedScoreCard.js'
import { listActions } from '../../db/actions.js'
import type { RoundVisit } from '../guards.js'
import type { Services } from '../services.js'
import { memberViewOf } from '../workspace/layer.js'
import type { RoundFindings } from './roundFindings.js'
import { scoresOf } from './scoreCard.js'

/** The round's actions with the published statements that they follow from, and those of its indicators that may be published, through the members' mask. */
export async function groupConclusionsOf(
  services: Services,
  visit: RoundVisit,
  { findings, layer, reading }: Pick<RoundFindings, 'findings' | 'layer' | 'reading'>,
  statements: ReadonlySet<number>,
): Promise<{
  readonly actions: PublishedAction[]
  readonly scoreCard: PublishedIndicator[]
}> {
  const { round } = visit
  const { mask } = await memberViewOf(services.db, round.id, layer)
  const { rows } = await scoresOf(services, visit, { findings, reading }, { reader: 'lead', waits: true })
  return {
    actions: [...publishActions(await listActions(services.db, round.id), mask, statements)],
    scoreCard: [...publishScoreCard(rows, { minimumCount: round.minimumCount, mask })],
  }
}
