/** Reads responses by the codebook. Loaded when findings are first asked for: the tagger alone takes 45 MB. */
import type { computeFindings } from '../../audit/computeFindings.js'
import type { Codebook } from '../../audit/themes/codebook.js'
import type { Coder } from '../../audit/themes/coding.js'

export interface Reader {
  readonly coder: Coder
  readonly computeFindings: typeof computeFindings
}

/** A reader by a codebook, made at the first call and the same ever after. */
export function lazyReader(codebook: Codebook): () => Promise<Reader> {
  let reader: Promise<Reader> | undefined
  return () => (reader ??= makeReader(codebook))
}

async function makeReader(codebook: Codebook): Promise<Reader> {
  const [{ createCoder }, { computeFindings }] = await Promise.all([
    import('../../audit/themes/coding.js'),
    import('../../audit/computeFindings.js'),
  ])
  return { coder: createCoder(codebook), computeFindings }
}
