/** The store's tables as Kysely sees them. Times are ISO 8601 in UTC, dates are ISO dates in the round's country. */
import type { Generated } from 'kysely'

export interface RoundsTable {
  id: Generated<number>
  slug: string
  title: string
  area: string
  edition: string
  opens_on: string
  closes_on: string
  closed_at: string | null
  expected: number | null
  thresholds_url: string | null
  /** 1 where every response is made up: every page and file of the round says so. */
  invented: number
  created_at: string
}

export interface DraftsTable {
  id: string
  round_id: number
  /** The response's reference from its first day; "" in drafts older than that. */
  reference: string
  /** The last day on which an organiser lets it be sent although its round has closed. */
  grace_until: string | null
  created_at: string
}

/** A private link opens a draft. Only the key's hash is kept. */
export interface DraftKeysTable {
  key_hash: string
  draft_id: string
  created_at: string
  revoked_at: string | null
}

export interface DraftAnswersTable {
  draft_id: string
  question_id: string
  /** The answer as JSON: a string, or an array of option ids. */
  value: string
  version: number
  /** The page, opened once in one browser, from which it was saved. */
  writer: string
  saved_at: string
}

/** What somebody declared of a section when they last saved it. */
export interface DraftSectionsTable {
  draft_id: string
  section_id: string
  completed: number
  initials: string
  saved_at: string
}

/** Texts that met a newer one when they were saved, kept until somebody has settled which to keep, and after. */
export interface DraftAlternativesTable {
  draft_id: string
  question_id: string
  writer: string
  value: string
  saved_at: string
  settled_at: string | null
}

/** A filled copy of the form that was uploaded: one a draft, until it is applied or cancelled. */
export interface DraftUploadsTable {
  draft_id: string
  id: string
  /** Answers by question, as JSON. */
  answers: string
  uploaded_at: string
}

export interface ResponsesTable {
  id: Generated<number>
  round_id: number
  reference: string
  edition: string
  /** Null for responses that were imported. */
  draft_id: string | null
  /** Of the version that counts: the last one sent. */
  sent_at: string
  version: Generated<number>
}

/** Every time a response was sent. */
export interface SendingsTable {
  response_id: number
  version: number
  sent_at: string
}

/** Answers that were sent, never overwritten: of several versions the highest counts. */
export interface AnswersTable {
  response_id: number
  question_id: string
  version: number
  value: string
}

export interface OrganiserKeysTable {
  key_hash: string
  created_at: string
  used_at: string | null
}

export interface OrganiserSessionsTable {
  token_hash: string
  created_at: string
  expires_at: string
}

export interface Schema {
  rounds: RoundsTable
  drafts: DraftsTable
  draft_keys: DraftKeysTable
  draft_answers: DraftAnswersTable
  draft_sections: DraftSectionsTable
  draft_alternatives: DraftAlternativesTable
  draft_uploads: DraftUploadsTable
  responses: ResponsesTable
  answers: AnswersTable
  sendings: SendingsTable
  organiser_keys: OrganiserKeysTable
  organiser_sessions: OrganiserSessionsTable
}
