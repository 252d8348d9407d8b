/** The store's tables as Kysely sees them. Times are ISO 8601 in UTC, dates are ISO dates in the round's country. */
import type { Generated } from 'kysely'
import type { ActionStatus } from '../audit/actions.js'
import type { RemedyKind } from '../audit/corrections.js'
import type { EarlierChoice } from '../audit/earlierAnswers.js'
import type { ThemeAct } from '../audit/themes/decisionTypes.js'
import type { ImportState } from '../audit/imports/importStates.js'
import type { Tool } from '../audit/imports/surveyTable.js'
import type { IndicatorUnit, Polarity } from '../audit/scoreCard/indicators.js'
import type { ResponseSource } from '../audit/answers.js'
import type { OfferLevel, Sharing } from '../audit/offer/entries.js'
import type { Role } from '../audit/organisers.js'
import type { Standing } from '../audit/agencies.js'
import type { MessageKind, MessageState } from '../audit/messages.js'
import type { QuoteChange, QuoteState } from '../audit/chosenQuotes.js'
import type { StatementChange, StatementKind } from '../audit/statements/statements.js'

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
  /** "open-link" or "invitation". */
  access: Generated<string>
  minimum_count: Generated<number>
  contact_email: Generated<string>
  contact_phone: Generated<string>
  danger_contact: Generated<string>
  archived_at: Generated<string | null>
  /** ISO dates in the round's country, null until then. */
  contacts_deleted_on: Generated<string | null>
  words_deleted_on: Generated<string | null>
  /** The round that this one is compared with; null where nobody has chosen one. */
  earlier_round_id: Generated<number | null>
}

export interface DraftsTable {
  id: string
  round_id: number
  /** The response's reference from its first day; "" in drafts older than that. */
  reference: string
  /** The last day on which an organiser lets it be sent although its round has closed. */
  grace_until: string | null
  created_at: string
  /** The agency that it was made for; null where somebody started it from the round's front page. */
  agency_id: Generated<number | null>
  /** When anybody first saw its page. */
  opened_at: Generated<string | null>
  /** When words of it were last erased at a person's request. */
  erased_at: Generated<string | null>
  source: Generated<ResponseSource>
  /** The organiser who keyed in what came on paper. */
  keyed_by: Generated<number | null>
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

/** What an agency said of its answers of the earlier round: none of their words. */
export interface DraftEarlierChoicesTable {
  draft_id: string
  question_id: string
  choice: EarlierChoice
  at: string
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
  /** The agency that it comes from; null until an organiser has said, where it was not made for one. */
  agency_id: Generated<number | null>
  /** When words of it were last erased at a person's request, and how many times that was done. */
  erased_at: Generated<string | null>
  erasures: Generated<number>
  source: Generated<ResponseSource>
  /** What the lead calls the table that it was imported from, and its number there; null otherwise. */
  import_source: Generated<string | null>
  source_reference: Generated<string | null>
  import_id: Generated<number | null>
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

/** The register: an agency is in it once, whatever rounds it takes part in. */
export interface AgenciesTable {
  id: Generated<number>
  name: string
  /** What stays of the name where spelling does not matter: see nameKey. */
  name_key: string
  sector: string
  contact: string
  email: string
  /** A JSON array. */
  tags: string
  created_at: string
}

export interface RoundAgenciesTable {
  round_id: number
  agency_id: number
  standing: Standing
}

/** A table of agencies that was uploaded: one a round, until it is applied or cancelled. */
export interface AgencyUploadsTable {
  round_id: number
  id: string
  /** Headings and rows, as JSON. */
  table: string
  uploaded_at: string
}

/** A round's own wording of a kind of message. */
export interface MessageTemplatesTable {
  round_id: number
  kind: MessageKind
  subject: string
  text: string
}

/** Messages to agencies: waiting, sent, or in need of a decision. None ever holds a private link. */
export interface MessagesTable {
  id: Generated<number>
  round_id: number
  agency_id: number
  draft_id: string
  kind: MessageKind
  recipient: string
  subject: string
  /** With the link's place still open. */
  text: string
  state: MessageState
  /** Why it was not sent, in the mail server's words. */
  reason: Generated<string>
  attempts: Generated<number>
  /** Not before this moment. */
  next_at: string
  created_at: string
  /** When its state last changed: of a sent message, when it was sent. */
  changed_at: string
  /** What the other side calls it, where what became of it can be asked. */
  delivery_id: Generated<string | null>
  /** When to ask what became of it; null where that is known, or cannot be. */
  ask_at: Generated<string | null>
}

export interface OrganisersTable {
  id: Generated<number>
  name: string
  /** In lower case. */
  email: string
  role: Role
  /** Null until they have chosen one, and for those who only use single sign-on. */
  password_hash: string | null
  second_factor_secret: string | null
  /** The time step of the last code used: no code counts twice. */
  second_factor_step: number | null
  /** Who they are to the single sign-on provider, from their first sign-in with it. */
  sign_on_subject: string | null
  created_at: string
  disabled_at: string | null
}

export interface OrganiserSessionsTable {
  id: Generated<number>
  organiser_id: number
  token_hash: string
  /** "arriving" while the second factor is owed. */
  stage: 'arriving' | 'open'
  /** A second factor being set up, until a code has confirmed it. */
  new_secret: string | null
  /** What the browser says it is, in a word or two. */
  browser: string
  created_at: string
  seen_at: string
  expires_at: string
}

/** One-time links. Only the key's hash is kept. */
export interface AccountLinksTable {
  key_hash: string
  purpose: 'first-lead' | 'invitation' | 'reset' | 'demonstration'
  /** Null for the first lead alone, who is nobody yet. */
  organiser_id: number | null
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface RecoveryCodesTable {
  organiser_id: number
  code_hash: string
  used_at: string | null
}

/** Browsers in which an organiser has signed in before: wrong passwords elsewhere do not lock these out. */
export interface KnownBrowsersTable {
  token_hash: string
  organiser_id: number
  created_at: string
}

/** Who did what: rows are added, never changed or deleted, as triggers see to. */
export interface ActivityTable {
  id: Generated<number>
  at: string
  organiser_id: number | null
  round_id: number | null
  action: string
  object: string
  reason: string | null
}

/** What organisers put right in responses. Rows are added and marked as undone, never changed otherwise. */
export interface CorrectionsTable {
  id: Generated<number>
  response_id: number
  /** Of the response, when it was made. */
  version: number
  kind: RemedyKind
  /** Null where it is about the whole response. */
  question_id: string | null
  /** The rest of the remedy, as JSON. */
  value: string
  reason: string
  made_by: number
  made_at: string
  undone_by: number | null
  undone_at: string | null
}

/** What people decide on a round's themes. Rows are added, never changed but for words that are erased or deleted. */
export interface ThemeDecisionsTable {
  id: Generated<number>
  round_id: number
  kind: ThemeAct['kind']
  /** The rest of the act, as JSON. */
  value: string
  /** Why; "" where nobody said. */
  reason: string
  made_by: number
  made_at: string
}

/** Answers that somebody is worried by. */
export interface ConcernsTable {
  id: Generated<number>
  response_id: number
  question_id: string
  marked_by: number
  marked_at: string
  /** To whom, by whom and on which day it was passed on; null until that is recorded. */
  passed_to: string | null
  passed_by: string | null
  passed_on: string | null
  recorded_by: number | null
  recorded_at: string | null
}

/** Findings as they were published. Rows are added and withdrawn, never changed. */
export interface ReleasesTable {
  round_id: number
  /** 1 for a round's first, and so on. */
  number: number
  /** ReleaseDetails, PublishedFindings, Conclusions and ReleaseBasis as JSON. */
  details: string
  findings: string
  conclusions: Generated<string>
  basis: string
  smallest_sector: number
  minimum_count: number
  released_by: number
  released_at: string
  withdrawn_by: Generated<number | null>
  withdrawn_at: Generated<string | null>
  withdrawal_reason: Generated<string>
}

/** Requests about one person's data. What was looked for is there only while the request is open. */
export interface PersonRequestsTable {
  id: string
  term: string | null
  made_by: number
  made_at: string
  /** The ids of the hits that were ticked, as JSON. */
  chosen: Generated<string>
  /** 1 while erased words may still be in the store's file. */
  uncleared: Generated<number>
  closed_at: string | null
}

/** On which days a round's contact details and words are deleted, once somebody has confirmed it. */
export interface RetentionsTable {
  round_id: number
  contacts_on: string
  words_on: string
  /** Null in a store that was restored: whoever confirmed it is in the record of the store that was replaced. */
  confirmed_by: number | null
  confirmed_at: string | null
  /** 1 from a deletion until no trace of it is left in the file. */
  wipe_owed: Generated<number>
}

/** A round's findings as they were when its words were deleted. */
export interface FrozenFindingsTable {
  round_id: number
  /** As JSON, without words of respondents. */
  findings: string
  /** ReleaseBasis as JSON: what a release of them rests on. */
  basis: string
  frozen_at: string
}

/** Tables of responses that were uploaded. */
export interface ImportsTable {
  id: Generated<number>
  round_id: number
  /** Null where a command imports. */
  organiser_id: number | null
  state: ImportState
  tool: Tool
  /** A JSON array. */
  headings: string
  rows: number
  /** A Mapping as JSON; null until somebody has looked at one. */
  mapping: string | null
  /** What checking or importing came to, as JSON; null before. */
  outcome: string | null
  created_at: string
  changed_at: string
}

/** Their rows, until they are imported, cancelled or a day old. */
export interface ImportRowsTable {
  import_id: number
  row: number
  /** A JSON array. */
  cells: string
}

/** Mappings by the headings of the tables that they are for. */
export interface ImportMappingsTable {
  edition: string
  /** A JSON array. */
  headings: string
  mapping: string
  saved_at: string
}

/** Tokens with which leads' programs read the JSON API. Only their hashes are kept. */
export interface ApiTokensTable {
  id: Generated<number>
  organiser_id: number
  /** What it is for. */
  name: string
  token_hash: string
  created_at: string
  expires_at: string
  used_at: string | null
}

/** What the group agreed to do, numbered by round. */
export interface ActionsTable {
  id: Generated<number>
  round_id: number
  number: number
  /** Of the form that it came from, so that a form that is sent twice makes one. */
  form_id: string
}

/** Actions as they were written each time: rows are added, and the highest version counts. */
export interface ActionVersionsTable {
  action_id: number
  version: number
  text: string
  /** The agency that owns it; null where a group or role does, which `owner` names. */
  agency_id: number | null
  owner: Generated<string>
  /** 1 where what is published may name the agency. */
  is_owner_named: Generated<number>
  due_on: string
  status: ActionStatus
  /** The section of the questionnaire whose findings it follows from. */
  section_id: string | null
  /** The statement that it follows from. */
  statement_id: Generated<number | null>
  written_by: number
  written_at: string
}

/** Progress notes: rows are added, never changed. */
export interface ActionNotesTable {
  id: Generated<number>
  action_id: number
  form_id: string
  text: string
  written_by: number
  written_at: string
}

/** Indicators of a round's score card that were entered by hand. */
export interface IndicatorsTable {
  id: Generated<number>
  round_id: number
  form_id: string
  label: string
  unit: IndicatorUnit
  polarity: Polarity
  value: number
  /** When it was counted, and where the figure comes from. */
  period: string
  data_source: string
  target: number | null
  /** Benchmarks as JSON. */
  benchmarks: Generated<string>
  /** 1 where it may be published. */
  is_public: Generated<number>
  version: number
  written_by: number
  written_at: string
}

/** Targets that a lead set for computed indicators, in per cent by the indicator's id, as JSON. */
export interface ScoreTargetsTable {
  round_id: number
  targets: string
  version: number
  written_by: number
  written_at: string
}

/** Statements on a round's findings: what they say stands in their versions. */
export interface StatementsTable {
  id: Generated<number>
  round_id: number
  draft_id: string | null
  /** Order within the round, lowest first. */
  position: number
}

/** Versions of statements; the latest stands. Rows are only added. */
export interface StatementVersionsTable {
  statement_id: number
  version: number
  change: StatementChange
  section_id: string
  kind: StatementKind
  text: string
  /** CellEvidence as a JSON array. */
  evidence: string
  /** Ids of quotes as a JSON array. */
  quotes: string
  made_by: number
  made_at: string
}

/** Passages of answers that somebody chose to quote. */
export interface QuotesTable {
  id: Generated<number>
  round_id: number
  response_id: number
  question_id: string
  state: QuoteState
  version: number
  /** Of the clean answer that it was chosen in: another answer is to be looked at again. */
  answer_hash: string
  start: number
  end: number
  /** HiddenSpans of the answer as a JSON array. */
  hidden: string
  attribution: string
  /** As it is published; "" until it is cleared. */
  text: Generated<string>
  chosen_by: number
  chosen_at: string
  cleared_by: number | null
  cleared_at: string | null
}

/** What was done to quotes. It holds generics and never the words that they stand for. */
export interface QuoteChangesTable {
  quote_id: number
  version: number
  change: QuoteChange
  /** The generics that stood in it, as a JSON array. */
  hidden: string
  attribution: string
  made_by: number
  made_at: string
}

/** Entries of the directory of what is on offer, numbered by round. */
export interface OfferEntriesTable {
  id: Generated<number>
  round_id: number
  number: number
  /** Of the form or the answer that it came from, so that neither makes two. */
  form_id: string
  /** The answer that it was drafted from; null where a lead added it. */
  response_id: number | null
  question_id: string | null
}

/** Entries as they were written each time: rows are added, and the highest version counts. */
export interface OfferVersionsTable {
  entry_id: number
  version: number
  title: string
  /** The agency in the register; null where `agency` names it. */
  agency_id: number | null
  agency: string
  sector: string
  level: OfferLevel
  /** Ids of what it addresses, as JSON. */
  issues: string
  addresses: string
  evidence: string
  /** The agency's words as a text, or "" where they are a place in the answer. */
  words: string
  words_start: number | null
  words_end: number | null
  /** The fingerprint of the answer that was looked at. */
  made_on: string
  sharing: Sharing
  written_by: number
  written_at: string
}

/** Answers that two people read for themes without seeing what the other finds. No words are kept of them. */
export interface ReaderSamplesTable {
  id: Generated<number>
  round_id: number
  codebook_id: string
  codebook_version: string
  /** A JSON array of ids. */
  theme_ids: string
  /** A JSON array of AnswerPlace: an answer is known by its position. */
  answers: string
  made_by: number
  made_at: string
  /** When it was ended before both readers had finished. */
  ended_at: Generated<string | null>
}

/** Who reads a sample. Two at a time; whoever gave up does not begin again. */
export interface ReaderPlacesTable {
  sample_id: number
  reader: number
  taken_at: string
  finished_at: Generated<string | null>
  given_up_at: Generated<string | null>
}

/** What a reader found in an answer of a sample. */
export interface ReaderCodesTable {
  sample_id: number
  reader: number
  /** The answer's position in the sample, from 0. */
  answer: number
  /** A JSON array of ids. */
  theme_ids: string
  /** A fingerprint of the text as it was read; "" once the round's words are deleted. */
  made_on: string
  made_at: string
}

/** Versions of a round's codebook that the group signed off. The latest that was not undone holds. */
export interface CodebookSignOffsTable {
  id: Generated<number>
  round_id: number
  codebook_id: string
  codebook_version: string
  /** The sample on whose agreement it rests, and ReaderFigures of it as JSON; null where nobody had read one. */
  sample_id: number | null
  figures: string | null
  signed_by: number
  signed_at: string
  undone_by: Generated<number | null>
  undone_at: Generated<string | null>
}

/** Releases that agencies read over their private links, each until it is withdrawn or another follows. */
export interface HeardReleasesTable {
  id: Generated<number>
  round_id: number
  release_number: number
  released_by: number
  released_at: string
  withdrawn_by: Generated<number | null>
  withdrawn_at: Generated<string | null>
}

/** How often somebody tried something, where several processes share a store. */
export interface ThrottlesTable {
  key_hash: string
  hits: number
  resets_at: string
}

export interface Schema {
  rounds: RoundsTable
  drafts: DraftsTable
  draft_keys: DraftKeysTable
  draft_answers: DraftAnswersTable
  draft_sections: DraftSectionsTable
  draft_alternatives: DraftAlternativesTable
  draft_uploads: DraftUploadsTable
  draft_earlier_choices: DraftEarlierChoicesTable
  responses: ResponsesTable
  answers: AnswersTable
  sendings: SendingsTable
  agencies: AgenciesTable
  round_agencies: RoundAgenciesTable
  agency_uploads: AgencyUploadsTable
  message_templates: MessageTemplatesTable
  messages: MessagesTable
  organisers: OrganisersTable
  organiser_sessions: OrganiserSessionsTable
  account_links: AccountLinksTable
  recovery_codes: RecoveryCodesTable
  known_browsers: KnownBrowsersTable
  activity: ActivityTable
  corrections: CorrectionsTable
  theme_decisions: ThemeDecisionsTable
  concerns: ConcernsTable
  releases: ReleasesTable
  person_requests: PersonRequestsTable
  retentions: RetentionsTable
  frozen_findings: FrozenFindingsTable
  imports: ImportsTable
  import_rows: ImportRowsTable
  import_mappings: ImportMappingsTable
  api_tokens: ApiTokensTable
  actions: ActionsTable
  action_versions: ActionVersionsTable
  action_notes: ActionNotesTable
  indicators: IndicatorsTable
  score_targets: ScoreTargetsTable
  statements: StatementsTable
  statement_versions: StatementVersionsTable
  quotes: QuotesTable
  quote_changes: QuoteChangesTable
  offer_entries: OfferEntriesTable
  offer_versions: OfferVersionsTable
  reader_samples: ReaderSamplesTable
  reader_places: ReaderPlacesTable
  reader_codes: ReaderCodesTable
  codebook_sign_offs: CodebookSignOffsTable
  heard_releases: HeardReleasesTable
  throttles: ThrottlesTable
}
