/** A round's layer as findings remember it, read from the store anew only when it has changed. */
import type { Round } from '../../audit/rounds.js'
import type { Services } from '../services.js'
import { readLayer, type Layer } from '../workspace/layer.js'
import { responsesLayerStamp } from '../workspace/layerStamp.js'

/** A round's layer with the stamp it goes by. What is decided on themes leaves it as it is. */
export async function keptLayer(
  { db, findingsMemory }: Services,
  { id }: Round,
): Promise<{ readonly layerStamp: string; readonly layer: Layer }> {
  const layerStamp = await responsesLayerStamp(db, id)
  const remembered = findingsMemory.get(id)
  const isSame = remembered?.layerStamp === layerStamp
  return { layerStamp, layer: isSame ? remembered.layer : await readLayer(db, id) }
}
