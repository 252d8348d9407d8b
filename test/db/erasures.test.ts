import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cleanResponse } from '../../server/audit/corrections.js'
import { personHits, spansByPlace } from '../../server/audit/personHits.js'
import { personFinder } from '../../server/audit/personTerms.js'
import { insertAction, insertNote, listActions } from '../../server/db/actions.js'
import { insertDraftedEntries, insertOfferEntry, listOfferEntries } from '../../server/db/offer.js'
import { recordActivity } from '../../server/db/activity.js'
import { expectAgencies, listAgencies } from '../../server/db/agencies.js'
import { keepAgencyUpload } from '../../server/db/agencyUploads.js'
import { listConcerns, markConcern, passConcern } from '../../server/db/concerns.js'
import { insertCorrection, listCorrections } from '../../server/db/corrections.js'
import { listDraftAnswers, saveChanges } from '../../server/db/draftAnswers.js'
import { findDraft, insertDraft } from '../../server/db/drafts.js'
import { keepUpload } from '../../server/db/draftUploads.js'
import { ErasureOutdated, eraseWords } from '../../server/db/erasures.js'
import { listMessages, queueMessages } from '../../server/db/messages.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { placeBatches, type StoredPlace } from '../../server/db/personPlaces.js'
import {
  closeOldRequests,
  closePersonRequest,
  findPersonRequest,
  insertPersonRequest,
} from '../../server/db/personRequests.js'
import { changeQuote, insertQuote, listQuotes } from '../../server/db/quotes.js'
import { insertStatement } from '../../server/db/statements.js'
import { PERSON_SOURCES } from '../../server/db/personSources.js'
import { countWholeResponse, eraseResponse } from '../../server/db/responseErasures.js'
import { findResponseHistory } from '../../server/db/responseHistory.js'
import { insertResponses, listResponses, sendDraft } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import { searchResponses } from '../../server/db/search.js'
import { clearStore, openStoreToRead, type Db } from '../../server/db/store.js'
import { insertThemeDecisions, listThemeDecisions } from '../../server/db/themeDecisions.js'
import type { ThemeAct } from '../../server/audit/themes/decisionTypes.js'
import { NOON, springRound } from '../support/service.js'
import { bytesOfStore, openStoreIn, removeStore, storeIn } from '../support/stores.js'

const NAME = 'Zebedee Quarrington'
const EMAIL = 'zebedee.quarrington@larkfield.example.org'
const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-erasures-'))
const edition = springRound.edition
let db: Db
let lead: number
let round: number

const send = (identify_how: string, minutes: number) =>
  sendDraft(
    db,
    { id: 'draft', roundId: round },
    { reference: 'A', edition, answers: { agency: 'Larkfield', sector: 'police', identify_how } },
    new Date(NOON.getTime() + minutes * 60_000),
  )

const save = (draftId: string, answer: string, writer: string, version = 0) =>
  db.transaction().execute((trx) => {
    const change = { questionId: 'identify_how', answer, seen: { version, untouched: false } }
    return saveChanges(trx, draftId, [change], writer, NOON)
  })

const decide = (acts: readonly ThemeAct[]) =>
  insertThemeDecisions(db, { roundId: round, organiserId: lead, acts, reason: `For ${NAME}`, seen: 0 }, NOON)

const bytes = () => bytesOfStore(folder)

async function find(term: string) {
  const finder = personFinder(term)
  const places: StoredPlace[] = []
  for await (const batch of placeBatches(db))
    places.push(...batch.filter(({ kind, text }) => finder(text).length > 0 || kind === 'agency'))
  return personHits(places, finder, ({ kind, field }) => kind === 'agency' && /^(contact|email)$/.test(field))
}

const erase = (hits: Awaited<ReturnType<typeof find>>) => eraseWords(db, spansByPlace(hits), NOON)

beforeAll(async () => {
  db = await openStoreIn(folder)
  lead = (await insertOrganiser(db, { name: 'Lee Dean', email: 'lee@example.org', role: 'lead' }, NOON)).id
  round = (await insertRound(db, springRound, NOON)).id
  await insertDraft(db, { id: 'draft', roundId: round, reference: 'A' }, 'key', NOON)
  await save('draft', `${NAME} now`, 'one')
  await save('draft', `Beside it ${NAME}`, 'two')
  await keepUpload(db, 'draft', { id: 'up', answers: { identify_how: `Uploaded ${NAME}`, x: ['a'] } }, NOON)
  await sql`INSERT INTO draft_sections VALUES ('draft', 'about', 1, ${NAME}, '')`.execute(db)
  await send(`It was ${NAME} who met Ellie Marsh`, 0)
  await send(`It was ${NAME.toUpperCase()}’s mum. Zebedee left`, 5)
  const response = (await findResponseHistory(db, round, 'A'))?.id ?? 0
  const correct = (
    remedy: Parameters<typeof insertCorrection>[1]['remedy'],
    version: number,
    reason: string,
  ) => insertCorrection(db, { responseId: response, version, remedy, reason, organiserId: lead }, NOON)
  const spans = [{ start: 35, end: 46, generic: '[a child]' }]
  await correct({ kind: 'redaction', questionId: 'identify_how', spans }, 1, `Asked by ${NAME}`)
  await correct({ kind: 'text', questionId: 'provide_gaps', text: `Says ${NAME}` }, 2, 'Clean')
  const spot = { reference: 'A', questionId: 'identify_how', start: 0, end: 6, madeOn: 'a1b2' }
  const rule = { id: 'r1', match: `"${NAME}"`, unless: ['pilot'] }
  await decide([
    { kind: 'excerpt-decided', ...spot, from: 'training', to: null },
    { kind: 'rule-added', themeId: 'training', rule },
  ])
  await markConcern(db, { responseId: response, questionId: 'identify_how', organiserId: lead }, NOON)
  const passing = { to: NAME, by: `Lee for ${NAME}`, on: '2027-03-10' }
  await passConcern(db, { id: 1, responseId: response, organiserId: lead }, passing, NOON)
  const agencies = [
    {
      name: `${NAME} Childminding`,
      sector: '',
      contact: `${NAME} (head)`,
      email: EMAIL,
      tags: [NAME, 'north'],
    },
    { name: 'Other', sector: '', contact: '01632 960123', email: 'other@example.org', tags: [] },
  ]
  await sql`INSERT INTO imports (id, round_id, state, tool, headings, rows, created_at, changed_at)
    VALUES (7, ${round}, 'uploaded', 'forms', '[]', 1, '', '')`.execute(db)
  await sql`INSERT INTO import_rows VALUES (7, 1, ${JSON.stringify(['1', `Met ${NAME}`])})`.execute(db)
  const [minder] = await expectAgencies(db, round, agencies, NOON)
  const rows = [{ row: 2, cells: { agency: NAME, contact: 'Somebody' } }]
  await keepAgencyUpload(db, round, { id: 'up', headings: ['agency', 'contact'], rows }, NOON)
  const message = { roundId: round, agencyId: minder?.id ?? 0, draftId: 'draft', kind: 'invitation' } as const
  const wording = { subject: `For ${NAME}`, text: `Dear ${NAME}, please` }
  await queueMessages(db, [{ ...message, to: EMAIL, ...wording }], 0, NOON)
  await sql`INSERT INTO message_templates VALUES (${round}, 'invitation', ${NAME}, ${NAME})`.execute(db)
  await recordActivity(db, { organiserId: lead, action: 'correction-made', object: 'x', reason: NAME }, NOON)
  const action = { text: `Ask ${NAME}`, owner: NAME, dueOn: '2027-09-30', status: 'done' } as const
  const kept = { roundId: round, formId: 'a', organiserId: lead }
  await insertAction(
    db,
    kept,
    { ...action, agencyId: null, isOwnerNamed: false, sectionId: null, statementId: null },
    NOON,
  )
  await insertNote(db, { id: 1, formId: 'n', organiserId: lead }, `${NAME} agreed`, NOON)
  const words = { text: `${NAME} runs it`, place: null, madeOn: '' }
  const offered = { title: NAME, agencyId: null, agency: NAME, sector: '', level: 'other', words } as const
  const rest = { issues: [], addresses: '', evidence: '', sharing: 'leads' } as const
  await insertOfferEntry(db, kept, { ...offered, ...rest }, NOON)
  const place = { text: '', place: { start: 0, end: 4 }, madeOn: 'a1b2' }
  const source = { reference: 'A', questionId: 'identify_how' }
  const drafted = { source, entry: { ...offered, ...rest, title: 'x', agency: 'x', words: place } }
  await insertDraftedEntries(db, { roundId: round, organiserId: lead }, [drafted], NOON)
  const passage = {
    start: 0,
    end: 8,
    hidden: [],
    questionId: 'identify_how',
    answerHash: '',
    attribution: '',
  }
  const quoteId = await insertQuote(db, { roundId: round, reference: 'A' }, passage, lead, NOON)
  const colleague = { name: 'Second Lead', email: 'second@example.org', role: 'lead' } as const
  const { id: second } = await insertOrganiser(db, colleague, NOON)
  const clearance = { id: quoteId, seen: 1, change: 'cleared', organiserId: second, text: NAME } as const
  await changeQuote(db, clearance, passage, NOON)
  const statement = {
    sectionId: 'assess',
    kind: 'finding',
    text: `${NAME} said so`,
    evidence: [],
    quotes: [],
  } as const
  await insertStatement(db, { roundId: round, draftId: null }, statement, lead, NOON)
  await insertPersonRequest(db, { id: 'req', term: NAME, organiserId: lead }, NOON)
  await insertResponses(db, round, [{ reference: 'B', edition, answers: { identify_how: 'Thornbar' } }], NOON)
})
afterAll(async () => {
  await db.destroy()
  await removeStore(folder)
})

it('looks in every column of text that the store has, but for those that say nothing of a person', async () => {
  const tables = await db.introspection.getTables()
  const rows = tables.flatMap(({ name: table, columns }) =>
    columns
      .filter(({ dataType }) => dataType.toLowerCase() === 'text')
      .map(({ name }) => ({ at: `${table}.${name}` })),
  )
  const looked = new Set(PERSON_SOURCES.map(({ table, column }) => `${table}.${column}`))
  const left = rows.map(({ at }) => at).filter((at) => !looked.has(at))
  const saysNothing =
    /(_at|\.at|_on|_id|\.id|\.slug|\.kind|\.state|\.reference|\.edition|\.access|\.sector|\.standing|hash|secret|\.writer|subject|\.source|import_source|source_reference|\.role|\.stage|\.browser|\.purpose|\.action|\.object|_url|_until|name_key|\.status|\.unit|\.polarity|\.level|\.sharing|\.issues)$/
  expect(left.filter((at) => !saysNothing.test(at)).sort()).toEqual([
    // What a lead's program is for.
    'api_tokens.name',
    // Versions, ids of themes, and which answers two people read.
    'codebook_sign_offs.codebook_version',
    'codebook_sign_offs.figures',
    // Whether an earlier answer is still true.
    'draft_earlier_choices.choice',
    // Figures from which a purge took every word, and fingerprints.
    'frozen_findings.basis',
    'frozen_findings.findings',
    // What columns of a table are taken for, and which tool and import a response came from.
    'import_mappings.headings',
    'import_mappings.mapping',
    'imports.headings',
    'imports.mapping',
    'imports.tool',
    'person_requests.chosen',
    'person_requests.term',
    // Generics that stand for words, and what sectors are called in public.
    'quote_changes.attribution',
    'quote_changes.change',
    'quote_changes.hidden',
    'quotes.attribution',
    'quotes.hidden',
    // Themes that two people found, and in which answers.
    'reader_codes.theme_ids',
    'reader_samples.answers',
    'reader_samples.codebook_version',
    'reader_samples.theme_ids',
    // Numbers by indicators' ids.
    'score_targets.targets',
    // Cells of tables whose rows are ours, and ids.
    'statement_versions.change',
    'statement_versions.evidence',
    'statement_versions.quotes',
  ])
})

it('finds a person in every kind of place', async () => {
  const hits = await find(NAME)
  const found = (match: string) =>
    hits
      .filter((hit) => hit.match === match)
      .map(({ places }) => places.map(({ place }) => `${place.kind} ${place.field}`).join(', '))
  expect(found('exact')).toEqual([
    'answer identify_how, answer identify_how, draft identify_how, alternative identify_how, upload identify_how',
    'initials initials',
    'correction value',
    'correction reason',
    'concern passed_to',
    'concern passed_by',
    'theme-decision value',
    'theme-decision reason',
    'theme-decision reason',
    'agency name',
    'agency contact',
    'agency email',
    'agency tags',
    'agency-upload table',
    'response-upload cells',
    'statement text',
    'quote text',
    'message recipient',
    'message subject',
    'message text',
    'wording subject',
    'wording text',
    'action text',
    'action owner',
    'action text',
    'offer title',
    'offer agency',
    'offer words',
    'activity reason',
  ])
  expect(found('part')).toEqual(['answer identify_how'])
  expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length)
  expect(JSON.stringify(hits.map(({ id }) => id))).not.toMatch(/zebedee/i)
})

it('finds with a contact what else is known of them', async () => {
  const hits = await find('01632960123')
  expect(hits.map(({ match, places }) => [match, places[0]?.place.text])).toEqual([
    ['exact', '01632 960123'],
    ['beside', 'other@example.org'],
  ])
})

it('erases nothing where a text has changed since', async () => {
  const hits = await find(NAME)
  await save('draft', `${NAME} later`, 'one', 1)
  await expect(erase(hits)).rejects.toThrow(ErasureOutdated)
  expect(await find(NAME)).toHaveLength(hits.length)
})

it('erases a person from every place, and from the bytes of the store', async () => {
  expect(await bytes()).toContain('quarrington')
  await erase(await find(NAME))
  expect(await find(NAME)).toEqual([])
  await closePersonRequest(db, 'req', NOON)
  expect(await clearStore(db)).toBe(true)
  for (const word of ['zebede', 'quarringt']) expect(await bytes()).not.toContain(word)
  expect(await bytes()).toContain('who met ellie marsh')
  await expect(db.updateTable('activity').set({ reason: 'x' }).execute()).rejects.toThrow('never changed')
})

it('leaves everything else as it was, and says that something was erased', async () => {
  const history = await findResponseHistory(db, round, 'A')
  expect(history?.versions.get('identify_how')?.map(({ answer }) => answer)).toEqual([
    'It was [erased] who met Ellie Marsh',
    'It was [erased]’s mum. [erased] left',
  ])
  expect((await listDraftAnswers(db, 'draft')).get('identify_how')).toMatchObject({ version: 3, writer: '' })
  expect((await findDraft(db, 'draft'))?.erasedAt).toBe(NOON.toISOString())
  expect([...(await searchResponses(db, round, 'mum'))]).toEqual(['A'])
  expect(await searchResponses(db, round, 'Quarrington')).toEqual(new Set())
  expect(await listThemeDecisions(db, round)).toMatchObject([
    { act: { kind: 'excerpt-decided', madeOn: '', start: 0 }, reason: 'For [erased]' },
    { act: { rule: { match: '"[erased]"', unless: ['pilot'] } } },
  ])
  const [redaction] = await listCorrections(db, round)
  const [response] = await listResponses(db, round, ['A'])
  const first = { identify_how: String(redaction?.madeOn) }
  expect(
    response && redaction && cleanResponse({ ...response, answers: first }, [redaction]).answers.identify_how,
  ).toBe('It was [erased] who met [a child]')
  expect(redaction?.reason).toBe('Asked by [erased]')
  expect((await listConcerns(db, round))[0]?.passed).toMatchObject({ to: '[erased]', by: 'Lee for [erased]' })
  expect(await listAgencies(db)).toMatchObject([
    { name: '[erased] Childminding', contact: '[erased] (head)', email: '', tags: ['[erased]', 'north'] },
    { name: 'Other', contact: '01632 960123' },
  ])
  expect(await listActions(db, round)).toMatchObject([{ text: 'Ask [erased]', owner: '[erased]' }])
  expect(
    (await listOfferEntries(db, round)).map(({ title, words }) => [title, words.text, words.madeOn]),
  ).toEqual([
    ['[erased]', '[erased] runs it', ''],
    ['x', '', ''],
  ])
  expect(await listMessages(db, round)).toMatchObject([
    { to: '', state: 'withdrawn', text: 'Dear [erased], please' },
  ])
})

it('keeps whoever chose a quote from clearing it', async () => {
  const [quote] = await listQuotes(db, round)
  if (!quote) throw new Error('The quote is gone.')
  const again = { id: quote.id, seen: 2, change: 'cleared', organiserId: lead, text: 'x' } as const
  await expect(changeQuote(db, again, quote, NOON)).rejects.toThrow(/check/i)
})

it('erases a whole response, and keeps the other', async () => {
  const id = (await findResponseHistory(db, round, 'A'))?.id ?? 0
  expect(await countWholeResponse(db, id)).toMatchObject({ corrections: 2, decisions: 1 })
  expect(await eraseResponse(db, id, NOON)).toBe(true)
  expect(await eraseResponse(db, id, NOON)).toBe(false)
  expect(await clearStore(db)).toBe(true)
  expect(await bytes()).not.toContain('ellie marsh')
  expect((await listThemeDecisions(db, round)).map(({ act }) => act.kind)).toEqual(['rule-added'])
  expect((await listResponses(db, round)).map(({ reference }) => reference)).toEqual(['B'])
  expect((await listDraftAnswers(db, 'draft')).size).toBe(0)
  expect(await listQuotes(db, round)).toEqual([])
  expect(await findDraft(db, 'draft')).toBeDefined()
  expect([...(await searchResponses(db, round, 'thornbar'))]).toEqual(['B'])
})

it('forgets what was looked for after thirty days', async () => {
  await insertPersonRequest(db, { id: 'old', term: 'Barnaby Thistlewick', organiserId: lead }, NOON)
  const days = (count: number) => new Date(NOON.getTime() + count * 24 * 60 * 60 * 1000)
  expect(await closeOldRequests(db, days(29))).toBe(0)
  expect((await findPersonRequest(db, 'old'))?.term).toBe('Barnaby Thistlewick')
  expect(await closeOldRequests(db, days(30))).toBe(1)
  expect(await findPersonRequest(db, 'old')).toMatchObject({ term: undefined, madeBy: 'Lee Dean' })
  await clearStore(db)
  expect(await bytes()).not.toContain('thistlewick')
})

it('says so where another program reads the store, and clears it after', { timeout: 30_000 }, async () => {
  const other = openStoreToRead(await storeIn(folder))
  await other.transaction().execute(async (trx) => {
    await listResponses(trx, round)
    expect(await clearStore(db)).toBe(false)
  })
  await other.destroy()
  expect(await clearStore(db)).toBe(true)
})
