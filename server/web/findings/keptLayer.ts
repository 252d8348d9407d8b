/** A round's layer as findings remember it: read from the store anew only where more has changed than what has come. */
import { cleanResponses, type SubmittedResponse } from '../../audit/corrections.js'
import type { AuditResponse } from '../../audit/answers.js'
import type { Round } from '../../audit/rounds.js'
import { inOrderOfReference } from '../../audit/tallies.js'
import { responsesAfter } from '../../db/responses.js'
import type { Db } from '../../db/store.js'
import type { Services } from '../services.js'
import { readLayer, type Layer } from '../workspace/layer.js'
import { isSameMoment, layerMoment, type LayerMoment } from '../workspace/layerStamp.js'

/** A layer and the moment at which it was read. */
export interface KeptLayer {
  readonly moment: LayerMoment
  readonly layer: Layer
}

/** A layer with what has come on top of another. */
interface GrownLayer extends KeptLayer {
  /** Those that count. */
  readonly arrived: readonly AuditResponse[]
}

/** Where more have come than these, all are read and counted anew: as in an import. */
const MOST_ARRIVED = 200

/** A round's layer. What is decided on themes leaves it as it is. */
export async function keptLayer(
  { db, findingsMemory }: Services,
  { id }: Pick<Round, 'id'>,
): Promise<KeptLayer> {
  const remembered = findingsMemory.get(id)
  const grown = remembered && (await grownSince(db, id, remembered))
  if (grown) return grown
  const moment = await layerMoment(db, id)
  return { moment, layer: await readLayer(db, id) }
}

/**
 * A layer with the responses that have come since, or undefined where something else has changed, so many have come, or
 * something came just now.
 */
export async function grownSince(
  db: Db,
  roundId: number,
  { moment: before, layer }: KeptLayer,
): Promise<GrownLayer | undefined> {
  const moment = await layerMoment(db, roundId)
  if (isSameMoment(moment, before)) return { moment, layer, arrived: [] }
  const [was, is] = [before.responses, moment.responses]
  const count = is.count - was.count
  const isAllElseSame = moment.rest === before.rest && is.erasures === was.erasures
  if (!isAllElseSame || count < 1 || count > MOST_ARRIVED) return undefined
  const newest = await responsesAfter(db, roundId, was.last)
  const sent = newest.reduce((sum, { version }) => sum + version, 0)
  // Otherwise one of before was erased, was sent again, or came from an import that had held it for a while.
  const areNew = newest.length === count && sent === is.versions - was.versions
  return areNew && isSameMoment(moment, await layerMoment(db, roundId))
    ? { moment, ...grown(layer, newest) }
    : undefined
}

function grown(layer: Layer, newest: readonly SubmittedResponse[]) {
  const { responses: arrived, leftOut } = cleanResponses(newest, layer.corrections)
  return {
    arrived,
    layer: {
      ...layer,
      submitted: inOrderOfReference([...layer.submitted, ...newest]),
      responses: inOrderOfReference([...layer.responses, ...arrived]),
      leftOut: [...layer.leftOut, ...leftOut],
    },
  }
}
