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
  saved_at: string
}

export interface ResponsesTable {
  id: Generated<number>
  round_id: number
  reference: string
  edition: string
  /** Null for responses that were imported. */
  draft_id: string | null
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
  responses: ResponsesTable
  answers: AnswersTable
  organiser_keys: OrganiserKeysTable
  organiser_sessions: OrganiserSessionsTable
}
