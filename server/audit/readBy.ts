/** What themes were read by, in print. */
import type { FindingsCodebook } from './findings.js'

/** "early-help, version 2+7, and 3 decisions of people on single answers": a codebook and what counts beside it. */
export function readBy({ id, version, decisions = 0 }: FindingsCodebook): string {
  const rules = `${id}, version ${version}`
  if (decisions === 0) return rules
  return `${rules}, and ${decisions} ${decisions === 1 ? 'decision' : 'decisions'} of people on single answers`
}
