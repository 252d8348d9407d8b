/** Why a filled copy cannot be taken in: a closed list, one clear message each. Nothing is changed by such a file. */

/** Where in the copy something is wrong. */
export interface FaultPlace {
  readonly questionId: string
  /** The question's number as the copy prints it. */
  readonly number: string
  /** The row of the worksheet, counted from 1. */
  readonly row: number
}

export type OfflineFault =
  /** Not an .xlsx file, or damaged, or protected with a password. */
  | { readonly kind: 'not-a-workbook' }
  | { readonly kind: 'has-macros' }
  /** More than we read, packed or unpacked. */
  | { readonly kind: 'too-large' }
  /** A workbook without our ids in their column. */
  | { readonly kind: 'not-our-form' }
  | { readonly kind: 'wrong-edition'; readonly found: string; readonly expected: string }
  /** A row with an id that the edition does not have, or an answer with no id beside it (id ""). */
  | { readonly kind: 'unknown-question'; readonly id: string; readonly row: number }
  /** Two rows of one question with different answers. */
  | ({ readonly kind: 'two-answers' } & FaultPlace)
  /** An error such as #REF!, or a formula that has no result kept. */
  | ({ readonly kind: 'unreadable-answer' } & FaultPlace)
  /** "None of these" is chosen beside others of its list. */
  | ({ readonly kind: 'none-and-others' } & FaultPlace)
  | ({ readonly kind: 'not-a-choice'; readonly text: string } & FaultPlace)

/** Thrown inside the reader where it gives up; it never leaves the reader. */
export class Refusal extends Error {
  constructor(readonly fault: OfflineFault) {
    super(fault.kind)
  }
}
