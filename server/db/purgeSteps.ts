/** What goes with a round's contact details, and what goes with the words of its answers. */
import { sql } from 'kysely'
import type { PurgeKind } from '../audit/retention.js'
import { deletedText, personalIdsOf } from '../audit/wordless.js'
import { answerIdsOf, type Questionnaire } from '../audit/questionnaire.js'
import { lengthOf, partOf, withParts } from './dialect.js'
import {
  answerStep,
  concernStep,
  correctionStep,
  counted,
  type PurgeStep,
  type Purging,
} from './purgeStep.js'
import type { Db } from './store.js'

/**
 * The steps of a purge.
 *
 * @param on the day on which it is done, as an ISO date
 */
export async function purgeSteps(
  db: Db,
  kind: PurgeKind,
  round: { readonly id: number },
  questionnaire: Questionnaire,
  on: string,
): Promise<readonly PurgeStep[]> {
  const ids = kind === 'contacts' ? personalIdsOf(questionnaire) : answerIdsOf(questionnaire)
  const purging = { roundId: round.id, questionnaire, ids, deleted: deletedText(on) }
  return kind === 'contacts' ? contactSteps(db, purging) : wordSteps(db, purging)
}

/** The condition that a row belongs to a draft of a round. */
const ofDrafts = (roundId: number) => sql`draft_id IN (SELECT id FROM drafts WHERE round_id = ${roundId})`

async function contactSteps(db: Db, purging: Purging): Promise<readonly PurgeStep[]> {
  const { roundId, ids } = purging
  const inDrafts = ofDrafts(roundId)
  const personal = sql`${inDrafts} AND question_id IN (${sql.join(ids)})`
  const keys = sql`draft_keys WHERE revoked_at IS NULL AND ${inDrafts}`
  const sections = sql`draft_sections WHERE initials <> '' AND ${inDrafts}`
  return [
    await answerStep(db, purging, 'people'),
    await counted(
      db,
      'draft-people',
      sql`(SELECT 1 FROM draft_answers WHERE ${personal} AND value <> '""'
        UNION ALL SELECT 1 FROM draft_alternatives WHERE ${personal}
        UNION ALL SELECT 1 FROM draft_uploads WHERE ${inDrafts})`,
      sql`DELETE FROM draft_answers WHERE ${personal}`,
      sql`DELETE FROM draft_alternatives WHERE ${personal}`,
      sql`DELETE FROM draft_uploads WHERE ${inDrafts}`,
    ),
    await agencyStep(db, roundId),
    await messageStep(db, roundId),
    await counted(
      db,
      'links',
      keys,
      sql`UPDATE draft_keys SET revoked_at = ${new Date().toISOString()} WHERE revoked_at IS NULL AND ${inDrafts}`,
    ),
    await counted(
      db,
      'initials',
      sections,
      sql`UPDATE draft_sections SET initials = '' WHERE initials <> '' AND ${inDrafts}`,
    ),
    await counted(
      db,
      'agency-tables',
      sql`agency_uploads WHERE round_id = ${roundId}`,
      sql`DELETE FROM agency_uploads WHERE round_id = ${roundId}`,
    ),
    await correctionStep(db, purging),
  ]
}

/** Rounds whose contact details are still there use an agency's contact: it stays for them. */
const OTHER_ROUND = (roundId: number) => sql`EXISTS (
  SELECT 1 FROM round_agencies AS other JOIN rounds ON rounds.id = other.round_id
  WHERE other.agency_id = agencies.id AND rounds.id <> ${roundId} AND rounds.contacts_deleted_on IS NULL)`
const IN_ROUND = (roundId: number) => sql`(contact <> '' OR email <> '') AND id IN (
  SELECT agency_id FROM round_agencies WHERE round_id = ${roundId})`

function agencyStep(db: Db, roundId: number): Promise<PurgeStep> {
  const those = sql`${IN_ROUND(roundId)} AND NOT ${OTHER_ROUND(roundId)}`
  return counted(
    db,
    'agency-contacts',
    sql`agencies WHERE ${those}`,
    sql`UPDATE agencies SET contact = '', email = '' WHERE ${those}`,
  )
}

/** How many agencies keep their contact, because another round uses it. */
export async function countSharedContacts(db: Db, roundId: number): Promise<number> {
  const { count } = await counted(
    db,
    'agency-contacts',
    sql`agencies WHERE ${IN_ROUND(roundId)} AND ${OTHER_ROUND(roundId)}`,
  )
  return count
}

/** What was sent to whom: that it was, and when, stays, since coverage is counted from it. */
function messageStep(db: Db, roundId: number): Promise<PurgeStep> {
  const those = sql`round_id = ${roundId} AND (recipient <> '' OR subject <> '' OR text <> '' OR reason <> '')`
  return counted(
    db,
    'messages',
    sql`messages WHERE ${those}`,
    sql`UPDATE messages SET recipient = '', subject = '', text = '', reason = '', delivery_id = NULL, ask_at = NULL,
      state = CASE state WHEN 'queued' THEN 'withdrawn' ELSE state END WHERE ${those}`,
  )
}

async function wordSteps(db: Db, purging: Purging): Promise<readonly PurgeStep[]> {
  const inDrafts = ofDrafts(purging.roundId)
  const tables = ['draft_answers', 'draft_alternatives', 'draft_uploads', 'draft_sections']
  const rows = tables.map((table) => sql`SELECT 1 FROM ${sql.table(table)} WHERE ${inDrafts}`)
  return [
    await answerStep(db, purging, 'words'),
    await counted(
      db,
      'drafts',
      sql`(${sql.join(rows, sql` UNION ALL `)})`,
      ...tables.map((table) => sql`DELETE FROM ${sql.table(table)} WHERE ${inDrafts}`),
    ),
    await correctionStep(db, purging),
    await themeDecisionStep(db, purging.roundId),
    await offerStep(db, purging.roundId),
    await quoteStep(db, purging),
    await concernStep(db, purging),
    await readerStep(db, purging.roundId),
  ]
}

/** Phrases of answers, places in them and fingerprints of them. What was decided, and the rules, stay. */
function themeDecisionStep(db: Db, roundId: number): Promise<PurgeStep> {
  const those = sql`round_id = ${roundId}
    AND (${partOf(db, 'value', 'madeOn')} <> '' OR ${lengthOf(db, 'value', 'phrases')} > 0)`
  const left = withParts(db, 'value', { madeOn: '', start: 0, end: 0, phrases: [] })
  return counted(
    db,
    'theme-decisions',
    sql`theme_decisions WHERE ${those}`,
    sql`UPDATE theme_decisions SET value = ${left} WHERE ${those}`,
  )
}

/** What agencies say that they offer, in their words and leads': what a release froze of it stays there. */
function offerStep(db: Db, roundId: number): Promise<PurgeStep> {
  const those = sql`offer_entries WHERE round_id = ${roundId}`
  return counted(
    db,
    'offer-entries',
    those,
    sql`DELETE FROM offer_versions WHERE entry_id IN (SELECT id FROM ${those})`,
    sql`DELETE FROM ${those}`,
  )
}

/** Fingerprints of the texts that two people read; what they found in them stays, as what rules found does. */
function readerStep(db: Db, roundId: number): Promise<PurgeStep> {
  const those = sql`made_on <> '' AND sample_id IN (SELECT id FROM reader_samples WHERE round_id = ${roundId})`
  return counted(
    db,
    'reader-marks',
    sql`reader_codes WHERE ${those}`,
    sql`UPDATE reader_codes SET made_on = '' WHERE ${those}`,
  )
}

/** Words of quotes, and what tells the answers that they are of; that they were cleared, by whom, and as what words were hidden, stays. */
function quoteStep(db: Db, { roundId, deleted }: Purging): Promise<PurgeStep> {
  const those = sql`round_id = ${roundId} AND (answer_hash <> '' OR text NOT LIKE '[deleted on %]')`
  return counted(
    db,
    'quotes',
    sql`quotes WHERE ${those}`,
    sql`UPDATE quotes SET text = ${deleted}, answer_hash = '' WHERE ${those}`,
  )
}
