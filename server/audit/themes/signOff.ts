/** The group's signing off of a codebook's version: what it stood on, and whether it still says what was signed. */
import type { ReadersAgreement } from './agreement.js'

/** How far two readers agreed, as it is kept and printed: of all themes together. */
export interface ReaderFigures {
  /** Answers that both read in the same words. */
  readonly answers: number
  /** Null where it had no meaning. */
  readonly kappa: number | null
  readonly f1: number | null
}

/** A version of a codebook that was signed off. */
export interface SignOff {
  readonly id: number
  readonly codebook: { readonly id: string; readonly version: string }
  /** Null where no two readers had read answers by it. */
  readonly figures: ReaderFigures | null
  readonly signedBy: string
  /** ISO 8601 UTC. */
  readonly signedAt: string
}

export type SignOffState = 'not-signed-off' | 'signed-off' | 'changed-since'

/** Whether a codebook as it is now was signed off. One version is one content. */
export function signOffState(
  signOff: Pick<SignOff, 'codebook'> | undefined,
  codebook: { readonly id: string; readonly version: string },
): SignOffState {
  if (!signOff) return 'not-signed-off'
  const { id, version } = signOff.codebook
  return id === codebook.id && version === codebook.version ? 'signed-off' : 'changed-since'
}

/** What is kept of an agreement. */
export function figuresOf({ answers, pooled }: ReadersAgreement): ReaderFigures {
  return { answers, kappa: pooled.kappa, f1: pooled.f1 }
}
