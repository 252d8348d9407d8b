/** Reads responses by a codebook. Loaded when findings are first asked for: the tagger alone takes 45 MB. */
import type { computeFindings } from '../../audit/computeFindings.js'
import type { Codebook } from '../../audit/themes/codebook.js'
import type { Coder } from '../../audit/themes/coding.js'
import { createRecalls, type Recall } from '../../audit/themes/recall.js'

export interface Reader {
  /** Codebooks may differ from call to call: only what each reads otherwise is read anew. */
  readonly coderFor: (codebook: Codebook) => Coder
  readonly computeFindings: typeof computeFindings
  /** For the next findings that are worked out. */
  readonly nextRecall: () => Recall
}

/** The reader, made at the first call and the same until what it remembers of answers is to be forgotten. */
export function lazyReader() {
  let reader: Promise<Reader> | undefined
  return {
    reader: () => (reader ??= makeReader()),
    forgetReading: () => {
      reader = undefined
    },
  }
}

async function makeReader(): Promise<Reader> {
  const [{ createCoders }, { computeFindings }] = await Promise.all([
    import('../../audit/themes/coding.js'),
    import('../../audit/computeFindings.js'),
  ])
  return { coderFor: createCoders(), computeFindings, nextRecall: createRecalls() }
}
