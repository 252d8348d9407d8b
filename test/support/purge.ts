/** A round with something in every place where contact details and words are kept, each to be told from the others. */
import { ROUND_DEFAULTS, type NewRound, type Round } from '../../server/audit/rounds.js'
import { keepAgencyUpload } from '../../server/db/agencyUploads.js'
import { draftsFor } from '../../server/db/agencyDrafts.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { markConcern, passConcern } from '../../server/db/concerns.js'
import { insertCorrection } from '../../server/db/corrections.js'
import { changeQuote, insertQuote } from '../../server/db/quotes.js'
import { keepUpload } from '../../server/db/draftUploads.js'
import { saveChanges } from '../../server/db/draftAnswers.js'
import { addDraftKey } from '../../server/db/drafts.js'
import { queueMessages } from '../../server/db/messages.js'
import { insertDraftedEntries, listOfferEntries, saveOfferEntry } from '../../server/db/offer.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { findResponseHistory } from '../../server/db/responseHistory.js'
import { sendDraft } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import type { Db } from '../../server/db/store.js'
import { insertThemeDecisions } from '../../server/db/themeDecisions.js'
import type { ThemeAct } from '../../server/audit/themes/decisionTypes.js'
import { bytesOfStore } from './stores.js'

/** Who answered, and where they can be reached: goes with the contact details. */
export const CONTACT_WORDS = [
  'dorabella', // as the answers say
  'quincebank.example',
  'carolus', // as the register says
  'surgery.example',
  'mistyped', // in an uploaded table
  'betterspelt', // put right by an organiser
  'zqxwv', // initials
]
/** What was said: goes with the words. */
export const ANSWER_WORDS = [
  'heliotrope', // as sent last
  'forsythia', // as sent first
  'verbena', // beside an option
  'gypsophila', // instead of a yes or no
  'larkspur', // beside a number
  'delphinium', // beside ticked boxes, as an import leaves it
  'agapanthus', // in a draft that was not sent
  'nasturtium', // kept beside another text
  'wisteria', // uploaded and not applied
  'buddleia', // cleaned by an organiser
  'gardenia', // in an entry of what is on offer, as a lead wrote it
  'hydrangea', // a phrase that was suggested as a theme
  'saxifrage', // in a quote that was cleared
  'dutydesk', // where a concern was passed on
  'nameless clinic', // an agency that nobody knows
]

const AT = new Date('2027-03-10T12:00:00Z')

export const plantedRound: NewRound = {
  ...ROUND_DEFAULTS,
  slug: 'planted',
  title: 'Early help audit: planted',
  area: 'Exampleton',
  edition: 'working-together-2018',
  opensOn: '2027-03-01',
  closesOn: '2027-03-31',
}

export interface Planted {
  readonly round: Round
  readonly leadId: number
  /** Opens the draft of the first response. */
  readonly keyHash: string
}

/** Plants the round. An agency of it, "Shared School", takes part in another round as well. */
export async function plantRound(db: Db, wanted: NewRound = plantedRound): Promise<Planted> {
  const round = await insertRound(db, wanted, AT)
  const other = await insertRound(db, { ...plantedRound, slug: 'another', title: 'Another' }, AT)
  const lead = { name: 'Lee Dean', email: 'lee@example.org', role: 'lead' } as const
  const { id: leadId } = await insertOrganiser(db, lead, AT)
  const agencies = [
    agency('Mill Surgery', 'Carolus', 'carolus@surgery.example.org'),
    agency('Shared School', 'Kept Person', 'kept@school.example.org'),
  ]
  const kept = await expectAgencies(db, round.id, agencies, AT)
  await expectAgencies(db, other.id, agencies.slice(1), AT)
  const names = ['one', 'two']
  const drafts = await draftsFor(
    db,
    round.id,
    kept,
    () => {
      const name = names.shift() ?? ''
      return { id: name, reference: `REF-${name}` }
    },
    AT,
  )
  await addDraftKey(db, 'one', 'key-hash', AT)
  await plantMessage(db, round, kept[0]?.id ?? 0)
  await plantResponse(db, round, leadId)
  await plantUnsent(db, round)
  if (drafts.length !== 2) throw new Error('A draft is missing.')
  return { round, leadId, keyHash: 'key-hash' }
}

const agency = (name: string, contact: string, email: string) => ({
  ...{ name, contact, email, sector: 'health', tags: [] },
})

async function plantMessage(db: Db, round: Round, agencyId: number): Promise<void> {
  const message = { roundId: round.id, agencyId, draftId: 'one', kind: 'invitation' } as const
  const words = { to: 'carolus@surgery.example.org', subject: 'For Carolus', text: 'Dear Carolus' }
  await queueMessages(db, [{ ...message, ...words }], 0, AT)
  await keepAgencyUpload(
    db,
    round.id,
    { id: 'u', headings: ['contact'], rows: [{ line: 2, cells: ['Mistyped'] }] } as never,
    AT,
  )
}

async function plantResponse(db: Db, round: Round, organiserId: number): Promise<void> {
  const answers = {
    respondent_name: 'Dorabella Quince',
    contact_details: 'dorabella@quincebank.example.org',
    agency: 'the mill',
    sector: 'health',
    health_detail: 'Verbena house',
    identify_how: 'Forsythia at first',
    assess_lead_practitioner: 'Gypsophila says so',
    families_count: 'About 40, says Larkspur',
    families_issues: ['crime-asb', 'Delphinium walk'],
    provide_gaps: 'Training in heliotrope beds, and training again',
  }
  const first = { id: 'one', roundId: round.id }
  const response = { reference: 'REF-one', edition: round.edition, answers }
  await sendDraft(db, first, response, AT)
  await sendDraft(db, first, { ...response, answers: { ...answers, identify_how: 'Heliotrope now' } }, AT)
  await db
    .insertInto('draft_sections')
    .values({
      draft_id: 'one',
      section_id: 'about',
      completed: 1,
      initials: 'ZQXWV',
      saved_at: AT.toISOString(),
    })
    .execute()
  const sentId = (await findResponseHistory(db, round.id, 'REF-one'))?.id ?? 0
  const correct = { responseId: sentId, version: 2, reason: 'Agreed by telephone', organiserId }
  const text = (questionId: string, words: string) => ({ kind: 'text', questionId, text: words }) as const
  await insertCorrection(
    db,
    { ...correct, remedy: text('provide_gaps', 'A long waiting list for buddleia') },
    AT,
  )
  await insertCorrection(db, { ...correct, remedy: text('respondent_name', 'Betterspelt') }, AT)
  const spans = [{ start: 0, end: 10, generic: '[a place]' }]
  const redaction = { kind: 'redaction', questionId: 'identify_how', spans } as const
  await insertCorrection(db, { ...correct, remedy: redaction }, AT)
  await plantDecisions(db, round, organiserId)
  await plantOffer(db, round, organiserId)
  await markConcern(db, { responseId: sentId, questionId: 'provide_gaps', organiserId }, AT)
  await plantQuote(db, round, organiserId)
  const passing = { to: 'Dutydesk', by: 'Lee Dean', on: '2027-03-10' }
  await passConcern(db, { id: 1, responseId: sentId, organiserId }, passing, AT)
}

/** A suggestion that was dismissed, and an excerpt that was taken from a theme. */
async function plantDecisions(db: Db, { id: roundId }: Round, organiserId: number): Promise<void> {
  const place = { reference: 'REF-one', questionId: 'provide_gaps', start: 2, end: 9, madeOn: 'a1b2' }
  const acts: readonly ThemeAct[] = [
    { kind: 'suggestion-dismissed', phrases: ['hydrangea beds'], references: ['REF-one'] },
    { kind: 'excerpt-decided', ...place, from: 'training', to: null },
    { kind: 'theme-dismissed', themeId: 'housing' },
  ]
  await insertThemeDecisions(db, { roundId, organiserId, acts, reason: '', seen: 0 }, AT)
}

/** An entry from an answer, changed once. */
async function plantOffer(db: Db, { id: roundId }: Round, organiserId: number): Promise<void> {
  const words = { text: 'Gardenia therapy', place: null, madeOn: 'a1b2' }
  const entry = { title: 'Gardenia', agencyId: null, agency: 'Mill', sector: 'health', words } as const
  const rest = { level: 'other', issues: [], addresses: '', evidence: '', sharing: 'group' } as const
  const source = { reference: 'REF-one', questionId: 'provide_universal' }
  await insertDraftedEntries(db, { roundId, organiserId }, [{ source, entry: { ...entry, ...rest } }], AT)
  const [kept] = await listOfferEntries(db, roundId)
  await saveOfferEntry(db, { id: kept?.id ?? 0, version: 1, organiserId }, { ...entry, ...rest }, AT)
}

async function plantQuote(db: Db, round: Round, leadId: number): Promise<void> {
  const content = {
    questionId: 'provide_gaps',
    answerHash: 'hash',
    start: 0,
    end: 8,
    hidden: [],
    attribution: '',
  }
  const id = await insertQuote(db, { roundId: round.id, reference: 'REF-one' }, content, leadId, AT)
  const { id: organiserId } = await insertOrganiser(
    db,
    { name: 'Second Lead', email: 'second@example.org', role: 'lead' },
    AT,
  )
  const clearance = { id, seen: 1, change: 'cleared', organiserId, text: 'Saxifrage beds' } as const
  await changeQuote(db, clearance, content, AT)
}

/** The second draft is never sent; a third response comes from an agency that nobody knows. */
async function plantUnsent(db: Db, round: Round): Promise<void> {
  const change = (questionId: string, answer: string) => ({
    ...{ questionId, answer, seen: { version: 0, untouched: false } },
  })
  await db.transaction().execute(async (trx) => {
    const changes = [change('provide_gaps', 'Agapanthus'), change('respondent_name', 'Dorabella in a draft')]
    await saveChanges(trx, 'two', changes, 'page', AT)
    await saveChanges(trx, 'two', [change('provide_gaps', 'Nasturtium')], 'other page', AT)
  })
  await keepUpload(db, 'two', { id: 'upload', answers: { provide_gaps: 'Wisteria' } }, AT)
  const unknown = { id: 'three', reference: 'REF-three' }
  await db
    .insertInto('drafts')
    .values({ ...unknown, round_id: round.id, grace_until: null, created_at: AT.toISOString() })
    .execute()
  const answers = { agency: 'Nameless clinic', provide_gaps: 'Training' }
  const response = { reference: 'REF-three', edition: round.edition, answers }
  await sendDraft(db, { id: 'three', roundId: round.id }, response, AT)
}

/** Which of some words stand anywhere in a store's files, its log too. */
export async function wordsInFiles(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const bytes = await bytesOfStore(folder)
  return words.filter((word) => bytes.includes(word))
}
