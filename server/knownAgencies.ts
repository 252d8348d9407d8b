/** Private links for agencies that are known beforehand: their response comes with what is known filled in. */
import { randomUUID } from 'node:crypto'
import type { Answers } from './audit/answers.js'
import { AGENCY_QUESTION, SECTOR_QUESTION, sectorsOf, type Questionnaire } from './audit/questionnaire.js'
import type { Round } from './audit/rounds.js'
import { saveDraftAnswers } from './db/draftAnswers.js'
import { insertDraft } from './db/drafts.js'
import type { Db } from './db/store.js'
import { hashOf, newKey, newReference } from './web/keys.js'

const CONTACT_QUESTION = 'contact_details'

/** One agency as a table names it: columns agency, sector and contact. */
export type AgencyRow = Readonly<Record<string, string>>

export interface AgencyLink {
  readonly agency: string
  readonly reference: string
  readonly link: string
}

/** What is wrong with a table of agencies, a sentence each with its line; empty where nothing is. */
export function checkAgencies(rows: readonly AgencyRow[], questionnaire: Questionnaire): readonly string[] {
  return rows.flatMap((row, index) => [
    ...((row.agency ?? '').trim() === '' ? [`Line ${index + 2}: the agency has no name.`] : []),
    ...(sectorIn(row, questionnaire) === undefined
      ? [`Line ${index + 2}: "${row.sector ?? ''}" is no sector of this questionnaire.`]
      : []),
  ])
}

/** Makes a response and a private link for each agency. Check the rows first. */
export async function linkAgencies(
  db: Db,
  round: Round,
  questionnaire: Questionnaire,
  rows: readonly AgencyRow[],
  publicUrl: string,
  now: Date,
): Promise<readonly AgencyLink[]> {
  const links: AgencyLink[] = []
  for (const row of rows) {
    const key = newKey()
    const draft = { id: randomUUID(), roundId: round.id, reference: newReference() }
    await insertDraft(db, draft, hashOf(key), now)
    const changes = Object.entries(knownAnswers(row, questionnaire)).map(([questionId, answer]) => ({
      questionId,
      answer,
      seen: { version: 0, untouched: false },
    }))
    await saveDraftAnswers(db, draft.id, changes, '', now)
    links.push({ agency: row.agency ?? '', reference: draft.reference, link: `${publicUrl}/links/${key}` })
  }
  return links
}

function knownAnswers(row: AgencyRow, questionnaire: Questionnaire): Answers {
  const known = {
    [AGENCY_QUESTION]: row.agency ?? '',
    [SECTOR_QUESTION]: sectorIn(row, questionnaire) ?? '',
    [CONTACT_QUESTION]: row.contact ?? '',
  }
  return Object.fromEntries(Object.entries(known).filter(([, answer]) => answer !== ''))
}

/** The sector's id by its id or label, "" where none is named, undefined where there is no such sector. */
function sectorIn(row: AgencyRow, questionnaire: Questionnaire): string | undefined {
  const named = (row.sector ?? '').trim().toLowerCase()
  if (named === '') return ''
  return sectorsOf(questionnaire).find(({ id, label }) => id === named || label.toLowerCase() === named)?.id
}
