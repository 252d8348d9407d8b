/** What reading one answer for themes yields. Depends on its text, its question and the codebook only. */

/**
 * What sort of answer it is. All but "blank" and "substantive" are thin: they give no assurance.
 * "generic" is an evaluation with nothing behind it, such as "very well".
 */
export type AnswerClass =
  'blank' | 'not-applicable' | 'dont-know' | 'nothing' | 'refers-elsewhere' | 'generic' | 'substantive'

/** A span of an answer that a rule gives to a theme: text.slice(start, end), UTF-16 offsets. */
export interface Excerpt {
  readonly themeId: string
  readonly ruleId: string
  readonly start: number
  readonly end: number
}

export interface CodedAnswer {
  readonly answerClass: AnswerClass
  /** In order of start. A theme may have several; it is counted once an answer. */
  readonly excerpts: readonly Excerpt[]
}

/** Whether an answer of this class gives no assurance. */
export function isThin(answerClass: AnswerClass): boolean {
  return answerClass !== 'blank' && answerClass !== 'substantive'
}
