import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cleanResponses } from '../../server/audit/corrections.js'
import { datesOf, type PurgeDates } from '../../server/audit/retention.js'
import { codingsIn } from '../../server/audit/wordless.js'
import { listActivity } from '../../server/db/activity.js'
import { findAgencyByName } from '../../server/db/agencies.js'
import { listConcerns } from '../../server/db/concerns.js'
import { listCorrections } from '../../server/db/corrections.js'
import { findDraftByKey } from '../../server/db/drafts.js'
import { findFrozenFindings } from '../../server/db/frozenFindings.js'
import { listMessages } from '../../server/db/messages.js'
import {
  ChangedMeanwhile,
  countPurge,
  figuresStamp,
  purgeContacts,
  purgeWords,
  wipeDeleted,
} from '../../server/db/purges.js'
import { countSharedContacts } from '../../server/db/purgeSteps.js'
import { listResponses } from '../../server/db/responses.js'
import { confirmPurgeDates, findKeeping, setPurgeDates } from '../../server/db/retentions.js'
import { findRoundById } from '../../server/db/rounds.js'
import { searchResponses } from '../../server/db/search.js'
import type { Db } from '../../server/db/store.js'
import { listThemeDecisions } from '../../server/db/themeDecisions.js'
import { findingsOf, questionnaire } from '../support/findings.js'
import { ANSWER_WORDS, CONTACT_WORDS, plantRound, wordsInFiles, type Planted } from '../support/purge.js'
import { openStoreIn, removeStore } from '../support/stores.js'

const ALL_WORDS = [...CONTACT_WORDS, ...ANSWER_WORDS]
const CONFIRMED = new Date('2027-05-01T12:00:00Z')
const CONTACTS_DAY = new Date('2028-03-31T12:00:00Z')
const WORDS_DAY = new Date('2029-03-31T12:00:00Z')

let folder: string
let db: Db
let planted: Planted

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'early-help-audit-purges-'))
  db = await openStoreIn(folder)
  planted = await plantRound(db)
})
afterEach(async () => {
  await db.destroy()
  await removeStore(folder)
})

async function due() {
  const round = await findRoundById(db, planted.round.id)
  if (!round) throw new Error('The round is gone.')
  return { round, questionnaire, keeping: await findKeeping(db, round, 2) }
}

async function confirm(dates?: PurgeDates): Promise<void> {
  const { round, keeping } = await due()
  await confirmPurgeDates(db, round.id, dates ?? datesOf(keeping), planted.leadId, CONFIRMED)
}

async function fresh() {
  const { id } = planted.round
  const { responses } = cleanResponses(await listResponses(db, id), await listCorrections(db, id))
  return {
    findings: findingsOf(responses),
    basis: { 'REF-one': 'fingerprint' },
    stamp: await figuresStamp(db, id),
  }
}

it('keeps dates, who confirmed them, and that a change takes the confirmation away', async () => {
  const { round } = planted
  expect((await due()).keeping.retention).toBeUndefined()
  await confirm()
  expect((await due()).keeping.retention).toEqual({
    dates: { contacts: '2028-03-31', words: '2029-03-31' },
    confirmed: { by: 'Lee Dean', at: CONFIRMED.toISOString() },
  })
  await setPurgeDates(db, round.id, { contacts: '2028-04-30', words: '2029-03-31' })
  expect((await due()).keeping.retention?.confirmed).toBeNull()
})

describe('contact details', () => {
  it('are counted beforehand by what deletes them, go from every place, and are recorded in numbers', async () => {
    const before = await countPurge(db, 'contacts', await due(), '2028-03-31')
    expect(before).toEqual({
      people: 2,
      'draft-people': 4,
      'agency-contacts': 1,
      messages: 1,
      links: 1,
      initials: 1,
      'agency-tables': 1,
      corrections: 1,
    })
    expect(await countSharedContacts(db, planted.round.id)).toBe(1)
    await confirm()
    expect(await purgeContacts(db, await due(), CONTACTS_DAY)).toEqual(before)
    const [recorded] = await listActivity(db)
    expect(recorded).toMatchObject({
      action: 'contacts-purged',
      object: 'retention/contacts',
      organiser: undefined,
    })
    expect(recorded?.reason).toBe(
      'For 2028-03-31, confirmed on 2027-05-01T12:00:00.000Z: people 2, draft-people 4, agency-contacts 1, messages 1, links 1, initials 1, agency-tables 1, corrections 1',
    )
    expect(await countPurge(db, 'contacts', await due(), '2028-04-30')).toEqual({})
    expect((await due()).round.contactsDeletedOn).toBe('2028-03-31')
    expect(await findDraftByKey(db, planted.keyHash)).toBe('ended')
    expect(await listMessages(db, planted.round.id)).toMatchObject([{ state: 'withdrawn', to: '', text: '' }])
    expect(await findAgencyByName(db, 'Mill Surgery')).toMatchObject({ contact: '', email: '' })
    expect(await findAgencyByName(db, 'Shared School')).toMatchObject({ contact: 'Kept Person' })
    expect([...(await searchResponses(db, planted.round.id, 'Dorabella'))]).toEqual([])
    expect([...(await searchResponses(db, planted.round.id, 'heliotrope'))]).toEqual(['REF-one'])
  })

  it('leave every figure as it was', async () => {
    const { findings } = await fresh()
    await confirm()
    await purgeContacts(db, await due(), CONTACTS_DAY)
    expect((await fresh()).findings).toEqual(findings)
  })
})

describe('words', () => {
  beforeEach(async () => {
    await confirm()
    await purgeContacts(db, await due(), CONTACTS_DAY)
  })

  it('go from every place, once the figures are frozen; choices, numbers and codings stay', async () => {
    const { round } = planted
    const { findings, basis, stamp } = await fresh()
    const before = await countPurge(db, 'words', await due(), '2029-03-31')
    expect(before).toEqual({
      words: 10,
      drafts: 7,
      corrections: 2,
      'theme-decisions': 2,
      'offer-entries': 1,
      quotes: 1,
      concerns: 1,
    })
    expect(await purgeWords(db, await due(), { findings, basis, stamp }, WORDS_DAY)).toEqual(before)
    expect(await countPurge(db, 'words', await due(), '2029-04-30')).toEqual({})
    const gone = '[deleted on 31 March 2029]'
    const [one, three] = await listResponses(db, round.id)
    expect(one?.answers).toEqual({
      respondent_name: '[deleted on 31 March 2028]',
      contact_details: '[deleted on 31 March 2028]',
      agency: 'Mill Surgery',
      sector: 'health',
      health_detail: gone,
      identify_how: gone,
      assess_lead_practitioner: gone,
      families_count: '40',
      families_issues: ['crime-asb', gone],
      provide_gaps: gone,
    })
    expect(three?.answers).toEqual({ agency: gone, provide_gaps: gone })
    expect(await listConcerns(db, round.id)).toMatchObject([{ passed: { to: gone, on: '2027-03-10' } }])
    expect((await listThemeDecisions(db, round.id)).map(({ act }) => act)).toMatchObject([
      { kind: 'suggestion-dismissed', phrases: [] },
      { kind: 'excerpt-decided', reference: 'REF-one', start: 0, end: 0, from: 'training', madeOn: '' },
      { kind: 'theme-dismissed', themeId: 'housing' },
    ])
    const frozen = (await findFrozenFindings(db, round.id))?.findings
    expect(frozen).toMatchObject({
      responses: 2,
      wordsDeletedOn: '2029-03-31',
      tables: [findings.tables[0], {}, {}],
    })
    const codings = frozen ? codingsIn(frozen) : []
    expect(codings).toEqual(codingsIn(findings))
    expect(codings.flatMap(({ themes }) => themes)).not.toEqual([])
    for (const word of ['heliotrope', 'nameless', 'deleted'])
      expect([...(await searchResponses(db, round.id, word))]).toEqual([])
  })

  it('are deleted once, and only where the figures are those of the answers that there are', async () => {
    const late = purgeWords(db, await due(), { ...(await fresh()), stamp: 'other' }, WORDS_DAY)
    await expect(late).rejects.toThrow(ChangedMeanwhile)
    expect((await due()).round.wordsDeletedOn).toBeNull()
    expect(await wordsInFiles(folder, ['heliotrope'])).toEqual(['heliotrope'])
    const now = await due()
    await purgeWords(db, now, await fresh(), WORDS_DAY)
    expect(await purgeWords(db, now, await fresh(), WORDS_DAY)).toBeUndefined()
  })
})

it('deletes nothing where a lead has postponed it after its day was looked up', async () => {
  await confirm()
  const asItWas = await due()
  await confirm({ contacts: '2028-06-30', words: '2029-06-30' })
  expect(await purgeContacts(db, asItWas, CONTACTS_DAY)).toBeUndefined()
  await setPurgeDates(db, planted.round.id, { contacts: '2028-03-31', words: '2029-03-31' })
  expect(await purgeContacts(db, asItWas, CONTACTS_DAY)).toBeUndefined()
  expect(await wordsInFiles(folder, CONTACT_WORDS)).toEqual(CONTACT_WORDS)
})

it('leaves no trace in the bytes of the store and its log', async () => {
  // An answer that was written over long before leaves its old words in the file as well.
  await db
    .updateTable('draft_answers')
    .set({ value: '"Agapanthus the second"' })
    .where('value', 'like', '%Agapanthus%')
    .execute()
  expect(await wordsInFiles(folder, ALL_WORDS)).toEqual(ALL_WORDS)
  await confirm()
  expect(await wipeDeleted(db)).toBe(false)
  await purgeContacts(db, await due(), CONTACTS_DAY)
  expect(await wipeDeleted(db)).toBe(true)
  expect(await wordsInFiles(folder, CONTACT_WORDS)).toEqual([])
  // An upload that was not applied may hold either.
  expect(await wordsInFiles(folder, ANSWER_WORDS)).toEqual(ANSWER_WORDS.filter((word) => word !== 'wisteria'))
  await purgeWords(db, await due(), await fresh(), WORDS_DAY)
  // Stopped here, the next start still knows that the wiping is owed.
  await db.destroy()
  db = await openStoreIn(folder)
  expect(await wipeDeleted(db)).toBe(true)
  expect(await wordsInFiles(folder, ALL_WORDS)).toEqual([])
  expect(await wipeDeleted(db)).toBe(false)
  expect(await wordsInFiles(folder, ['kept@school', 'mill surgery'])).toEqual(['kept@school', 'mill surgery'])
})

it('leaves no trace either where another store on the same server is being written to when the wiping begins', async () => {
  const other = mkdtempSync(join(tmpdir(), 'early-help-audit-purges-'))
  const busy = await openStoreIn(other)
  try {
    await confirm()
    await plantRound(busy)
    let wiped: Promise<boolean> | undefined
    await busy.transaction().execute(async (trx) => {
      await trx.deleteFrom('draft_answers').execute()
      await purgeContacts(db, await due(), CONTACTS_DAY)
      wiped = wipeDeleted(db)
      await sleep(500)
    })
    expect(await wiped).toBe(true)
    expect(await wordsInFiles(folder, CONTACT_WORDS)).toEqual([])
  } finally {
    await busy.destroy()
    await removeStore(other)
  }
})
