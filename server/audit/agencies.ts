/** Agencies: whatever is invited to answer on its own. The register of them says who is expected in a round. */
import type { Answers } from './answers.js'
import { AGENCY_QUESTION, CONTACT_QUESTION, SECTOR_QUESTION } from './questionnaire.js'

export interface Agency {
  readonly id: number
  readonly name: string
  /** The id of its sector, "" where nobody has said. */
  readonly sector: string
  /** Whom to reach there: a name, a telephone number, or both. */
  readonly contact: string
  /** Where messages go, "" where nobody has said. */
  readonly email: string
  readonly tags: readonly string[]
}

/** An agency as somebody wants it, before it is kept. */
export type NewAgency = Omit<Agency, 'id'>

/**
 * Whether a round waits for an agency. One that declined was asked, so it stays in N; one that is not expected never
 * was, and whatever it sends is counted apart.
 */
export type Standing = 'expected' | 'declined' | 'not-expected'

export const STANDINGS: readonly Standing[] = ['expected', 'declined', 'not-expected']

/** How far an agency has come, the furthest that it reached. */
export type Progress = 'not-invited' | 'invited' | 'opened' | 'part-done' | 'submitted'

/** An agency in a round, with the moments it came further, ISO 8601 UTC, or null where it has not. */
export interface RoundAgency {
  readonly agency: Agency
  readonly standing: Standing
  /** When the first message or link went out to it. */
  readonly invitedAt: string | null
  /** When anybody first saw its response's page. */
  readonly openedAt: string | null
  /** When an answer was last saved in a response that has not been sent. */
  readonly draftedAt: string | null
  /** When its first response was sent. */
  readonly submittedAt: string | null
  /** How many responses it has sent: several are possible. */
  readonly responses: number
  /** When a message last went out to it. */
  readonly chasedAt: string | null
}

/** How far an agency has come in its round. */
export function progressOf(one: Omit<RoundAgency, 'agency' | 'standing'>): Progress {
  if (one.submittedAt !== null) return 'submitted'
  if (one.draftedAt !== null) return 'part-done'
  if (one.openedAt !== null) return 'opened'
  return one.invitedAt === null ? 'not-invited' : 'invited'
}

/** Whether the round still waits for it. */
export function isAwaited({ standing, submittedAt }: RoundAgency): boolean {
  return standing === 'expected' && submittedAt === null
}

/** What the register knows of an agency, as the first answers of its response. */
export function knownAnswers({ name, sector, contact, email }: NewAgency): Answers {
  const known = {
    [AGENCY_QUESTION]: name,
    [SECTOR_QUESTION]: sector,
    [CONTACT_QUESTION]: [contact, email].filter((part) => part !== '').join(', '),
  }
  return Object.fromEntries(Object.entries(known).filter(([, answer]) => answer !== ''))
}

/** The longest text of an agency's field that is kept. */
export const LONGEST_FIELD = 200

/** Tags as people write them, between commas or semicolons; each once. */
export function tagsIn(text: string): readonly string[] {
  const tags = text.split(/[,;]/).map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}
