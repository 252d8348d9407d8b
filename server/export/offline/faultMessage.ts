import type { OfflineFault } from './faults.js'
import type { FaultWords } from './words.js'

/** The fault in words: what is wrong, where, and what to do about it. */
export function faultMessage(fault: OfflineFault, words: FaultWords): string {
  // The table has an entry of the right type for each kind, which the compiler cannot follow through the look-up.
  const say = words[fault.kind] as (fault: OfflineFault) => string
  return say(fault)
}
