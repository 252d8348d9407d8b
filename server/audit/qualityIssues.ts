/** What the data quality list can say of a response. */

export const ISSUE_KINDS = [
  'look-again',
  'personal-data',
  'blank-sector',
  'wrong-sector',
  'possible-duplicate',
  'unread-number',
  'thin-throughout',
] as const

/**
 * "look-again": a respondent changed what a correction was made on. "wrong-sector": the register has the agency in
 * another. "unread-number": a count whose number no rule reads. "thin-throughout": no answer in words gives assurance.
 */
export type IssueKind = (typeof ISSUE_KINDS)[number]

export interface QualityIssue {
  readonly kind: IssueKind
  readonly reference: string
  /** The answer that it is about; null where it is about the whole response. */
  readonly questionId: string | null
  /** The response that it may be a duplicate of, or the sector that the register says; else null. */
  readonly other: string | null
  /** What the words look like, of possible personal data; what is alike, of possible duplicates. */
  readonly details: readonly string[]
}
