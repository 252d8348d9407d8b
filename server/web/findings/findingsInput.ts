/** What a round's findings rest on. */
import type { FindingsInput } from '../../audit/computeFindings.js'
import { countLeftOut } from '../../audit/corrections.js'
import type { Round } from '../../audit/rounds.js'
import { countExpected } from '../../db/agencies.js'
import type { Db } from '../../db/store.js'
import type { RoundVisit } from '../guards.js'
import { wordingFor } from '../pages/roundWording.js'
import type { Layer } from '../workspace/layer.js'

/** What a round's findings are worked out from. */
export function inputOf(
  layer: Layer,
  { round, questionnaire }: RoundVisit,
  given: Pick<FindingsInput, 'codebook' | 'decided' | 'dismissed' | 'expected'>,
): Omit<FindingsInput, 'coder'> {
  const leftOut = countLeftOut(layer.leftOut)
  return { responses: layer.responses, leftOut, questionnaire, wording: wordingFor(round), ...given }
}

/** N comes from the register, where the round has one. */
export async function expectedIn(db: Db, { id, expected }: Round): Promise<number | null> {
  return (await countExpected(db, id)) ?? expected
}
