import type { OfflineFault } from './faults.js'

/** Every word that the copies of the form print beside the instrument's own. Another language is another such value. */
export interface OfflineWords {
  /** The language's tag, such as "en-GB": tells a screen reader how to speak. */
  readonly language: string
  readonly date: (iso: string) => string
  readonly dateAndTime: (iso: string) => string
  /** What stands before a page's number. */
  readonly page: string
  readonly document: DocumentWords
  readonly workbook: WorkbookWords
  readonly response: ResponseWords
  readonly faults: FaultWords
}

export interface DocumentWords {
  readonly purpose: string
  readonly howTo: string
  /** How to use and return the copy, a paragraph each. */
  readonly howToText: (closes: string) => readonly string[]
  readonly chooseOne: string
  readonly tickAll: string
  /** Where the list has an option that says that none applies. */
  readonly tickAllOrNone: (none: string) => string
  /** What stands first in the room to write. */
  readonly answer: string
}

export interface WorkbookWords {
  readonly instructions: string
  readonly answers: string
  readonly columns: {
    readonly section: string
    readonly number: string
    readonly question: string
    readonly answer: string
    readonly id: string
  }
  readonly edition: (edition: string) => string
  readonly howTo: (closes: string) => readonly string[]
  readonly oneTable: string
  readonly prefilled: string
  readonly chooseOne: (labels: readonly string[]) => string
  readonly tick: (yes: string) => string
  readonly tickAlone: (yes: string) => string
  /** Stands below a question whose kept answer is longer than a cell can be. */
  readonly tooLongForCell: string
}

export interface ResponseWords {
  readonly title: (round: string) => string
  readonly notSent: string
  readonly notSentText: (closes: string) => string
  readonly notSentInTime: string
  readonly reference: (reference: string) => string
  readonly sentAt: (time: string) => string
  readonly notProvided: string
}

/** A sentence or two for each fault: what is wrong and what to do. Each ends in the same promise. */
export type FaultWords = {
  readonly [Kind in OfflineFault['kind']]: (fault: Extract<OfflineFault, { readonly kind: Kind }>) => string
}
