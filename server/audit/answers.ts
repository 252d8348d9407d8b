/**
 * Answers as people gave them: by question id, exactly as typed. Only newlines are normalised, because browsers
 * send CRLF for what was typed as one line break and every count of characters would differ between them.
 */

import type { Reading } from './readings.js'

/**
 * Text as typed, or the ids of the options ticked. Words that came from elsewhere for a choice or a tick list and are
 * no option of it stand in a list too, beside the ids or alone: so nothing takes them for an id of the form.
 */
export type Answer = string | readonly string[]

/** Answers by question id. A question that was not answered has no entry or an empty one. */
export type Answers = Readonly<Record<string, Answer>>

/** What an answer that is read by rule says: yes, no, yes in part, neither; or the number in it. */
export type AnswerReading = Reading | number

/** What an agency sent. */
export interface AuditResponse {
  /** Unique within its round, such as "S01"; printed beside every figure that rests on it. */
  readonly reference: string
  readonly edition: string
  readonly answers: Answers
  /** By question, what an organiser read in an answer that a rule reads otherwise. Only the clean layer has these. */
  readonly readings?: Readonly<Record<string, AnswerReading>>
}

/** How a response came: filled in here, from a filled copy of the form, from another tool's table, or on paper. */
export type ResponseSource = 'online' | 'spreadsheet' | 'import' | 'paper'

/** The longest answer that can be sent, in UTF-16 units after normalising newlines, as browsers count. */
export const LONGEST_ANSWER = 20_000

/** Text with every line break as "\n" and no half surrogate pairs; nothing else changes. */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed()
}

/** Whether an answer holds anything but white space. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  return typeof answer === 'string' ? answer.trim() !== '' : answer.length > 0
}

/** The answer as text: "" where there is none, ticked ids joined by ", ". */
export function textOf(answers: Answers, id: string): string {
  const answer = answers[id]
  if (answer === undefined) return ''
  return typeof answer === 'string' ? answer : answer.join(', ')
}

/** The sector a response placed itself in, or null where that was left blank or said in words that are no sector. */
export function sectorOf({ answers: { sector } }: Pick<AuditResponse, 'answers'>): string | null {
  return typeof sector === 'string' && sector !== '' ? sector : null
}
