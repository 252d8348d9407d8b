/** Reads and counts responses by a codebook. Loaded when findings are first asked for. */
import type { countArrivals } from '../../audit/arrivals.js'
import type { computeFindings } from '../../audit/computeFindings.js'
import type { Codebook } from '../../audit/themes/codebook.js'
import type { Coder } from '../../audit/themes/coding.js'
import { createRecalls, type Recall } from '../../audit/themes/recall.js'

/** What counts responses that have come on top of others. */
export interface Counter {
  /** Codebooks may differ from call to call: only what each reads otherwise is read anew. */
  readonly coderFor: (codebook: Codebook) => Coder
  readonly countArrivals: typeof countArrivals
}

/** What works out findings. */
export interface Reader {
  readonly coderFor: Counter['coderFor']
  readonly computeFindings: typeof computeFindings
  /** For the next findings that are worked out. */
  readonly nextRecall: () => Recall
}

/** Both, made at the first call and the same until what they remember of answers is to be forgotten. */
export function lazyReader() {
  let counter: Promise<Counter> | undefined
  let reader: Promise<Reader> | undefined
  const getCounter = () => (counter ??= makeCounter())
  return {
    counter: getCounter,
    reader: () => (reader ??= makeReader(getCounter())),
    forgetReading: () => {
      counter = undefined
      reader = undefined
    },
  }
}

async function makeCounter(): Promise<Counter> {
  const [{ createCoders }, { countArrivals }] = await Promise.all([
    import('../../audit/themes/coding.js'),
    import('../../audit/arrivals.js'),
  ])
  return { coderFor: createCoders(), countArrivals }
}

/** The tagger that comes with it takes 45 MB, which a service with large rounds alone has in its thread only. */
async function makeReader(counter: Promise<Counter>): Promise<Reader> {
  const [{ coderFor }, { computeFindings }] = await Promise.all([
    counter,
    import('../../audit/computeFindings.js'),
  ])
  return { coderFor, computeFindings, nextRecall: createRecalls() }
}
