import type { KeptQuote } from '../../../db/quotes.js'

/** A quote as a page shows it. */
export interface ShownQuote extends KeptQuote {
  /** Whether the answer is another now, or does not count any more: then it is to be looked at again. */
  readonly isChanged: boolean
  /** As it was cleared, or as it would be; "" where the answer that it was of is gone. */
  readonly shown: string
  /** The attribution, where its reader may know the sector; "" elsewhere. */
  readonly said: string
}
