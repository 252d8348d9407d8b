/**
 * The store's history, oldest first. Add at the end; never change an entry that has been released: stores in use
 * have already run it.
 */
import type { Migration } from 'kysely'
import { refusal, statements, withoutRefusal } from './migrationSteps.js'

/** What alone may change of what was done: words of a reason, which may name somebody, where they are erased. */
const activityErased = (same: 'IS' | 'IS NOT DISTINCT FROM', place: string) => `NOT (
  NEW.id ${same} OLD.id AND NEW.at ${same} OLD.at AND NEW.organiser_id ${same} OLD.organiser_id
  AND NEW.round_id ${same} OLD.round_id AND NEW.action ${same} OLD.action AND NEW.object ${same} OLD.object
  AND OLD.reason IS NOT NULL AND ${place} > 0)`

export const migrations: Readonly<Record<string, Migration>> = {
  '0001 rounds, drafts and responses': statements(
    `CREATE TABLE rounds (
      id INTEGER PRIMARY KEY,
      slug TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      area TEXT NOT NULL,
      edition TEXT NOT NULL,
      opens_on TEXT NOT NULL,
      closes_on TEXT NOT NULL,
      closed_at TEXT,
      expected INTEGER,
      thresholds_url TEXT,
      invented INTEGER NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE drafts (
      id TEXT PRIMARY KEY,
      round_id INTEGER NOT NULL REFERENCES rounds,
      created_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE draft_keys (
      key_hash TEXT PRIMARY KEY,
      draft_id TEXT NOT NULL REFERENCES drafts,
      created_at TEXT NOT NULL,
      revoked_at TEXT
    ) STRICT`,
    `CREATE TABLE draft_answers (
      draft_id TEXT NOT NULL REFERENCES drafts,
      question_id TEXT NOT NULL,
      value TEXT NOT NULL,
      version INTEGER NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (draft_id, question_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE responses (
      id INTEGER PRIMARY KEY,
      round_id INTEGER NOT NULL REFERENCES rounds,
      reference TEXT NOT NULL,
      edition TEXT NOT NULL,
      draft_id TEXT UNIQUE REFERENCES drafts,
      sent_at TEXT NOT NULL,
      UNIQUE (round_id, reference)
    ) STRICT`,
    `CREATE TABLE answers (
      response_id INTEGER NOT NULL REFERENCES responses,
      question_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (response_id, question_id, version)
    ) STRICT, WITHOUT ROWID`,
  ),
  '0002 organiser keys and sessions': statements(
    `CREATE TABLE organiser_keys (key_hash TEXT PRIMARY KEY, created_at TEXT NOT NULL, used_at TEXT) STRICT`,
    `CREATE TABLE organiser_sessions (
      token_hash TEXT PRIMARY KEY, created_at TEXT NOT NULL, expires_at TEXT NOT NULL
    ) STRICT`,
  ),
  '0003 several people on one response, and several versions': statements(
    `ALTER TABLE drafts ADD COLUMN reference TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE drafts ADD COLUMN grace_until TEXT`,
    `ALTER TABLE draft_answers ADD COLUMN writer TEXT NOT NULL DEFAULT ''`,
    `CREATE TABLE draft_sections (
      draft_id TEXT NOT NULL REFERENCES drafts,
      section_id TEXT NOT NULL,
      completed INTEGER NOT NULL,
      initials TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (draft_id, section_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE draft_alternatives (
      draft_id TEXT NOT NULL REFERENCES drafts,
      question_id TEXT NOT NULL,
      writer TEXT NOT NULL,
      value TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      settled_at TEXT,
      PRIMARY KEY (draft_id, question_id, writer)
    ) STRICT, WITHOUT ROWID`,
    `ALTER TABLE responses ADD COLUMN version INTEGER NOT NULL DEFAULT 1`,
    `CREATE TABLE sendings (
      response_id INTEGER NOT NULL REFERENCES responses,
      version INTEGER NOT NULL,
      sent_at TEXT NOT NULL,
      PRIMARY KEY (response_id, version)
    ) STRICT, WITHOUT ROWID`,
  ),
  '0004 uploaded copies of the form': statements(
    `CREATE TABLE draft_uploads (
      draft_id TEXT PRIMARY KEY REFERENCES drafts,
      id TEXT NOT NULL,
      answers TEXT NOT NULL,
      uploaded_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ),
  '0005 organisers, sessions and activity': statements(
    // The sessions and one-time keys there were belong to nobody by name: organisers sign in anew.
    `DROP TABLE organiser_sessions`,
    `DROP TABLE organiser_keys`,
    `CREATE TABLE organisers (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
      role TEXT NOT NULL CHECK (role IN ('lead', 'member', 'viewer')),
      password_hash TEXT,
      second_factor_secret TEXT,
      second_factor_step INTEGER,
      sign_on_subject TEXT UNIQUE,
      created_at TEXT NOT NULL,
      disabled_at TEXT
    ) STRICT`,
    `CREATE TABLE organiser_sessions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      organiser_id INTEGER NOT NULL REFERENCES organisers,
      token_hash TEXT NOT NULL UNIQUE,
      stage TEXT NOT NULL CHECK (stage IN ('arriving', 'open')),
      new_secret TEXT,
      browser TEXT NOT NULL,
      created_at TEXT NOT NULL,
      seen_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX organiser_sessions_of_organiser ON organiser_sessions (organiser_id)`,
    `CREATE TABLE account_links (
      key_hash TEXT PRIMARY KEY,
      purpose TEXT NOT NULL CHECK (purpose IN ('first-lead', 'invitation', 'reset', 'demonstration')),
      organiser_id INTEGER REFERENCES organisers,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT,
      CHECK ((organiser_id IS NULL) = (purpose = 'first-lead'))
    ) STRICT`,
    `CREATE TABLE recovery_codes (
      organiser_id INTEGER NOT NULL REFERENCES organisers,
      code_hash TEXT NOT NULL,
      used_at TEXT,
      PRIMARY KEY (organiser_id, code_hash)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE known_browsers (
      token_hash TEXT NOT NULL,
      organiser_id INTEGER NOT NULL REFERENCES organisers,
      created_at TEXT NOT NULL,
      PRIMARY KEY (token_hash, organiser_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE activity (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      organiser_id INTEGER REFERENCES organisers,
      round_id INTEGER REFERENCES rounds,
      action TEXT NOT NULL,
      object TEXT NOT NULL,
      reason TEXT
    ) STRICT`,
    ...refusal('activity_is_never_changed', {
      event: 'UPDATE',
      table: 'activity',
      says: 'activity is never changed',
    }),
    ...refusal('activity_is_never_deleted', {
      event: 'DELETE',
      table: 'activity',
      says: 'activity is never deleted',
    }),
  ),
  '0006 agencies, invitations and messages': statements(
    `ALTER TABLE rounds ADD COLUMN access TEXT NOT NULL DEFAULT 'open-link'`,
    `ALTER TABLE rounds ADD COLUMN minimum_count INTEGER NOT NULL DEFAULT 5`,
    `ALTER TABLE rounds ADD COLUMN contact_email TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE rounds ADD COLUMN contact_phone TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE rounds ADD COLUMN danger_contact TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE rounds ADD COLUMN archived_at TEXT`,
    `CREATE TABLE agencies (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL UNIQUE,
      sector TEXT NOT NULL,
      contact TEXT NOT NULL,
      email TEXT NOT NULL,
      tags TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE round_agencies (
      round_id INTEGER NOT NULL REFERENCES rounds,
      agency_id INTEGER NOT NULL REFERENCES agencies,
      standing TEXT NOT NULL,
      PRIMARY KEY (round_id, agency_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE agency_uploads (
      round_id INTEGER PRIMARY KEY REFERENCES rounds,
      id TEXT NOT NULL,
      "table" TEXT NOT NULL,
      uploaded_at TEXT NOT NULL
    ) STRICT`,
    `ALTER TABLE drafts ADD COLUMN agency_id INTEGER REFERENCES agencies`,
    `ALTER TABLE drafts ADD COLUMN opened_at TEXT`,
    `CREATE INDEX drafts_by_agency ON drafts (round_id, agency_id)`,
    `ALTER TABLE responses ADD COLUMN agency_id INTEGER REFERENCES agencies`,
    `CREATE INDEX responses_by_agency ON responses (round_id, agency_id)`,
    `CREATE TABLE message_templates (
      round_id INTEGER NOT NULL REFERENCES rounds,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (round_id, kind)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE messages (
      id INTEGER PRIMARY KEY,
      round_id INTEGER NOT NULL REFERENCES rounds,
      agency_id INTEGER NOT NULL REFERENCES agencies,
      draft_id TEXT NOT NULL REFERENCES drafts,
      kind TEXT NOT NULL,
      recipient TEXT NOT NULL,
      subject TEXT NOT NULL,
      text TEXT NOT NULL,
      state TEXT NOT NULL,
      reason TEXT NOT NULL DEFAULT '',
      attempts INTEGER NOT NULL DEFAULT 0,
      next_at TEXT NOT NULL,
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX messages_due ON messages (state, next_at)`,
    `CREATE INDEX messages_by_agency ON messages (round_id, agency_id)`,
  ),
  '0007 corrections, concerns and search': statements(
    `CREATE TABLE corrections (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      response_id INTEGER NOT NULL REFERENCES responses,
      version INTEGER NOT NULL,
      kind TEXT NOT NULL,
      question_id TEXT,
      value TEXT NOT NULL,
      reason TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES organisers,
      made_at TEXT NOT NULL,
      undone_by INTEGER REFERENCES organisers,
      undone_at TEXT,
      CHECK ((undone_by IS NULL) = (undone_at IS NULL))
    ) STRICT`,
    `CREATE INDEX corrections_of_response ON corrections (response_id)`,
    `CREATE TABLE concerns (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      response_id INTEGER NOT NULL REFERENCES responses,
      question_id TEXT NOT NULL,
      marked_by INTEGER NOT NULL REFERENCES organisers,
      marked_at TEXT NOT NULL,
      passed_to TEXT,
      passed_by TEXT,
      passed_on TEXT,
      recorded_by INTEGER REFERENCES organisers,
      recorded_at TEXT,
      CHECK ((passed_to IS NULL) = (recorded_at IS NULL))
    ) STRICT`,
    `CREATE INDEX concerns_of_response ON concerns (response_id)`,
    // It holds no text, only which words are in which response: see db/search.ts.
    {
      sqlite: `CREATE VIRTUAL TABLE response_words USING fts5(
      words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
    )`,
      postgres: `CREATE TABLE response_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)`,
    },
    { sqlite: null, postgres: `CREATE INDEX response_words_by_word ON response_words USING gin (words)` },
    // The stems of English words, the commonest ones too: whoever searches for "their plan" means both.
    {
      sqlite: null,
      postgres: `CREATE TEXT SEARCH DICTIONARY english_stems (TEMPLATE = snowball, Language = english)`,
    },
    { sqlite: null, postgres: `CREATE TEXT SEARCH CONFIGURATION english_words (PARSER = default)` },
    {
      sqlite: null,
      postgres: `ALTER TEXT SEARCH CONFIGURATION english_words
        ADD MAPPING FOR asciiword, word, numword, int, uint WITH english_stems`,
    },
    {
      sqlite: `INSERT INTO response_words (rowid, words)
      SELECT responses.id, group_concat(json_extract(value, '$'), char(10))
      FROM responses JOIN answers ON answers.response_id = responses.id
      WHERE answers.version = (
        SELECT max(newer.version) FROM answers AS newer
        WHERE newer.response_id = answers.response_id AND newer.question_id = answers.question_id)
      GROUP BY responses.id`,
      // A database of PostgreSQL is newer than this step: there is nothing to index.
      postgres: null,
    },
  ),
  '0009 what became of sent mail': statements(
    `ALTER TABLE messages ADD COLUMN delivery_id TEXT`,
    `ALTER TABLE messages ADD COLUMN ask_at TEXT`,
    `CREATE INDEX messages_to_ask_about ON messages (ask_at) WHERE ask_at IS NOT NULL`,
  ),
  '0011 retention': statements(
    `ALTER TABLE rounds ADD COLUMN contacts_deleted_on TEXT`,
    `ALTER TABLE rounds ADD COLUMN words_deleted_on TEXT`,
    `CREATE TABLE retentions (
      round_id INTEGER PRIMARY KEY REFERENCES rounds,
      contacts_on TEXT NOT NULL,
      words_on TEXT NOT NULL,
      confirmed_by INTEGER REFERENCES organisers,
      confirmed_at TEXT,
      wipe_owed INTEGER NOT NULL DEFAULT 0,
      CHECK ((confirmed_by IS NULL) OR (confirmed_at IS NOT NULL))
    ) STRICT`,
    `CREATE TABLE frozen_findings (
      round_id INTEGER PRIMARY KEY REFERENCES rounds,
      findings TEXT NOT NULL,
      basis TEXT NOT NULL,
      frozen_at TEXT NOT NULL
    ) STRICT`,
  ),
  '0012 person requests': statements(
    `CREATE TABLE person_requests (
      id TEXT PRIMARY KEY,
      term TEXT,
      made_by INTEGER NOT NULL REFERENCES organisers,
      made_at TEXT NOT NULL,
      chosen TEXT NOT NULL DEFAULT '[]',
      uncleared INTEGER NOT NULL DEFAULT 0,
      closed_at TEXT,
      CHECK ((term IS NULL) = (closed_at IS NOT NULL))
    ) STRICT`,
    `ALTER TABLE drafts ADD COLUMN erased_at TEXT`,
    `ALTER TABLE responses ADD COLUMN erased_at TEXT`,
    `ALTER TABLE responses ADD COLUMN erasures INTEGER NOT NULL DEFAULT 0`,
    withoutRefusal('activity_is_never_changed', 'activity'),
    ...refusal('activity_is_never_changed', {
      event: 'UPDATE',
      table: 'activity',
      refusedIf: {
        sqlite: activityErased('IS', `instr(coalesce(NEW.reason, ''), '[erased]')`),
        postgres: activityErased('IS NOT DISTINCT FROM', `strpos(coalesce(NEW.reason, ''), '[erased]')`),
      },
      says: 'activity is never changed',
    }),
  ),
  '0013 releases': statements(
    `CREATE TABLE releases (
      round_id INTEGER NOT NULL REFERENCES rounds,
      number INTEGER NOT NULL,
      details TEXT NOT NULL,
      findings TEXT NOT NULL,
      basis TEXT NOT NULL,
      smallest_sector INTEGER NOT NULL,
      minimum_count INTEGER NOT NULL,
      released_by INTEGER NOT NULL REFERENCES organisers,
      released_at TEXT NOT NULL,
      withdrawn_by INTEGER REFERENCES organisers,
      withdrawn_at TEXT,
      withdrawal_reason TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (round_id, number),
      CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
    ) STRICT`,
    ...refusal('releases_keep_what_was_published', {
      event: 'UPDATE OF round_id, number, details, findings, released_by, released_at',
      table: 'releases',
      says: 'what was published is never changed',
    }),
  ),
  '0014 imports': statements(
    `ALTER TABLE drafts ADD COLUMN source TEXT NOT NULL DEFAULT 'online'`,
    `ALTER TABLE drafts ADD COLUMN keyed_by INTEGER REFERENCES organisers`,
    `ALTER TABLE responses ADD COLUMN source TEXT NOT NULL DEFAULT 'online'`,
    `UPDATE responses SET source = 'import' WHERE draft_id IS NULL`,
    `ALTER TABLE responses ADD COLUMN import_source TEXT`,
    `ALTER TABLE responses ADD COLUMN source_reference TEXT`,
    // PostgreSQL wants a table before anything refers to it.
    { sqlite: `ALTER TABLE responses ADD COLUMN import_id INTEGER REFERENCES imports`, postgres: null },
    `CREATE TABLE imports (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      organiser_id INTEGER REFERENCES organisers,
      state TEXT NOT NULL,
      tool TEXT NOT NULL,
      headings TEXT NOT NULL,
      rows INTEGER NOT NULL,
      mapping TEXT,
      outcome TEXT,
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT`,
    { sqlite: null, postgres: `ALTER TABLE responses ADD COLUMN import_id BIGINT REFERENCES imports` },
    `CREATE TABLE import_rows (
      import_id INTEGER NOT NULL REFERENCES imports,
      row INTEGER NOT NULL,
      cells TEXT NOT NULL,
      PRIMARY KEY (import_id, row)
    ) STRICT`,
    `CREATE TABLE import_mappings (
      edition TEXT NOT NULL,
      headings TEXT NOT NULL,
      mapping TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (edition, headings)
    ) STRICT, WITHOUT ROWID`,
    // Round 0 holds responses that are being imported, where nothing counts them: see db/heldResponses.ts.
    `CREATE UNIQUE INDEX responses_by_source ON responses (round_id, import_source, source_reference)
      WHERE source_reference IS NOT NULL AND round_id > 0`,
    `CREATE INDEX responses_held ON responses (import_id) WHERE round_id = 0`,
  ),
  '0015 api tokens': statements(
    `CREATE TABLE api_tokens (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      organiser_id INTEGER NOT NULL REFERENCES organisers,
      name TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT`,
    // What a program reads is recorded once a day: found by whose it is and when.
    `CREATE INDEX activity_of_organiser ON activity (organiser_id, at)`,
  ),
  '0016 theme decisions': statements(
    `CREATE TABLE theme_decisions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      reason TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES organisers,
      made_at TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX theme_decisions_of_round ON theme_decisions (round_id, id)`,
  ),
  '0017 comparing rounds': statements(
    `ALTER TABLE rounds ADD COLUMN earlier_round_id INTEGER REFERENCES rounds`,
  ),
  '0018 statements and quotes': statements(
    `CREATE TABLE statements (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      draft_id TEXT,
      position INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX statements_of_round ON statements (round_id)`,
    `CREATE TABLE statement_versions (
      statement_id INTEGER NOT NULL REFERENCES statements,
      version INTEGER NOT NULL,
      change TEXT NOT NULL,
      section_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      evidence TEXT NOT NULL,
      quotes TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES organisers,
      made_at TEXT NOT NULL,
      PRIMARY KEY (statement_id, version)
    ) STRICT, WITHOUT ROWID`,
    // Words of an answer are kept only as text, from when the quote is cleared; until then they stand in the answer.
    `CREATE TABLE quotes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      response_id INTEGER NOT NULL REFERENCES responses,
      question_id TEXT NOT NULL,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      answer_hash TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      hidden TEXT NOT NULL,
      attribution TEXT NOT NULL,
      text TEXT NOT NULL DEFAULT '',
      chosen_by INTEGER NOT NULL REFERENCES organisers,
      chosen_at TEXT NOT NULL,
      cleared_by INTEGER REFERENCES organisers,
      cleared_at TEXT,
      CHECK ((state = 'cleared') = (cleared_by IS NOT NULL)),
      CHECK (cleared_by IS NULL OR cleared_by <> chosen_by)
    ) STRICT`,
    `CREATE INDEX quotes_of_round ON quotes (round_id)`,
    `CREATE INDEX quotes_of_response ON quotes (response_id)`,
    `CREATE TABLE quote_changes (
      quote_id INTEGER NOT NULL REFERENCES quotes,
      version INTEGER NOT NULL,
      change TEXT NOT NULL,
      hidden TEXT NOT NULL,
      attribution TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES organisers,
      made_at TEXT NOT NULL,
      PRIMARY KEY (quote_id, version)
    ) STRICT, WITHOUT ROWID`,
    `ALTER TABLE releases ADD COLUMN conclusions TEXT NOT NULL DEFAULT '{}'`,
    withoutRefusal('releases_keep_what_was_published', 'releases'),
    ...refusal('releases_keep_what_was_published', {
      event: 'UPDATE OF round_id, number, details, findings, conclusions, released_by, released_at',
      table: 'releases',
      says: 'what was published is never changed',
    }),
  ),
  '0019 actions and score card': statements(
    `CREATE TABLE actions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      number INTEGER NOT NULL,
      form_id TEXT NOT NULL UNIQUE,
      UNIQUE (round_id, number)
    ) STRICT`,
    // An action as it was written each time; the highest version counts.
    `CREATE TABLE action_versions (
      action_id INTEGER NOT NULL REFERENCES actions,
      version INTEGER NOT NULL,
      text TEXT NOT NULL,
      agency_id INTEGER REFERENCES agencies,
      owner TEXT NOT NULL DEFAULT '',
      is_owner_named INTEGER NOT NULL DEFAULT 0,
      due_on TEXT NOT NULL,
      status TEXT NOT NULL,
      section_id TEXT,
      statement_id INTEGER,
      written_by INTEGER NOT NULL REFERENCES organisers,
      written_at TEXT NOT NULL,
      PRIMARY KEY (action_id, version)
    ) STRICT`,
    `CREATE TABLE action_notes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      action_id INTEGER NOT NULL REFERENCES actions,
      form_id TEXT NOT NULL UNIQUE,
      text TEXT NOT NULL,
      written_by INTEGER NOT NULL REFERENCES organisers,
      written_at TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX notes_of_action ON action_notes (action_id)`,
    `CREATE TABLE indicators (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      form_id TEXT NOT NULL UNIQUE,
      label TEXT NOT NULL,
      unit TEXT NOT NULL,
      polarity TEXT NOT NULL,
      value REAL NOT NULL,
      period TEXT NOT NULL,
      data_source TEXT NOT NULL,
      target REAL,
      benchmarks TEXT NOT NULL DEFAULT '{}',
      is_public INTEGER NOT NULL DEFAULT 0,
      version INTEGER NOT NULL,
      written_by INTEGER NOT NULL REFERENCES organisers,
      written_at TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX indicators_of_round ON indicators (round_id)`,
    `CREATE TABLE score_targets (
      round_id INTEGER PRIMARY KEY REFERENCES rounds,
      targets TEXT NOT NULL,
      version INTEGER NOT NULL,
      written_by INTEGER NOT NULL REFERENCES organisers,
      written_at TEXT NOT NULL
    ) STRICT`,
  ),
  '0020 two readers': statements(
    `CREATE TABLE reader_samples (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      codebook_id TEXT NOT NULL,
      codebook_version TEXT NOT NULL,
      theme_ids TEXT NOT NULL,
      answers TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES organisers,
      made_at TEXT NOT NULL,
      ended_at TEXT
    ) STRICT`,
    `CREATE INDEX reader_samples_of_round ON reader_samples (round_id)`,
    `CREATE TABLE reader_places (
      sample_id INTEGER NOT NULL REFERENCES reader_samples,
      reader INTEGER NOT NULL REFERENCES organisers,
      taken_at TEXT NOT NULL,
      finished_at TEXT,
      given_up_at TEXT,
      PRIMARY KEY (sample_id, reader),
      CHECK (finished_at IS NULL OR given_up_at IS NULL)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE reader_codes (
      sample_id INTEGER NOT NULL,
      reader INTEGER NOT NULL,
      answer INTEGER NOT NULL,
      theme_ids TEXT NOT NULL,
      made_on TEXT NOT NULL,
      made_at TEXT NOT NULL,
      PRIMARY KEY (sample_id, reader, answer),
      FOREIGN KEY (sample_id, reader) REFERENCES reader_places
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE codebook_sign_offs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      codebook_id TEXT NOT NULL,
      codebook_version TEXT NOT NULL,
      sample_id INTEGER REFERENCES reader_samples,
      figures TEXT,
      signed_by INTEGER NOT NULL REFERENCES organisers,
      signed_at TEXT NOT NULL,
      undone_by INTEGER REFERENCES organisers,
      undone_at TEXT,
      CHECK ((sample_id IS NULL) = (figures IS NULL)),
      CHECK ((undone_by IS NULL) = (undone_at IS NULL))
    ) STRICT`,
    `CREATE INDEX codebook_sign_offs_of_round ON codebook_sign_offs (round_id)`,
  ),
  '0021 what is on offer': statements(
    `CREATE TABLE offer_entries (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL REFERENCES rounds,
      number INTEGER NOT NULL,
      form_id TEXT NOT NULL UNIQUE,
      response_id INTEGER REFERENCES responses,
      question_id TEXT,
      UNIQUE (round_id, number)
    ) STRICT`,
    `CREATE INDEX offer_entries_of_response ON offer_entries (response_id)`,
    // An entry as it was written each time; the highest version counts.
    `CREATE TABLE offer_versions (
      entry_id INTEGER NOT NULL REFERENCES offer_entries,
      version INTEGER NOT NULL,
      title TEXT NOT NULL,
      agency_id INTEGER REFERENCES agencies,
      agency TEXT NOT NULL,
      sector TEXT NOT NULL,
      level TEXT NOT NULL,
      issues TEXT NOT NULL,
      addresses TEXT NOT NULL,
      evidence TEXT NOT NULL,
      words TEXT NOT NULL,
      words_start INTEGER,
      words_end INTEGER,
      made_on TEXT NOT NULL,
      sharing TEXT NOT NULL,
      written_by INTEGER NOT NULL REFERENCES organisers,
      written_at TEXT NOT NULL,
      PRIMARY KEY (entry_id, version)
    ) STRICT`,
  ),
  '0022 you said': statements(
    // What agencies read of a release over their private links; of a round, one at a time.
    `CREATE TABLE heard_releases (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      round_id INTEGER NOT NULL,
      release_number INTEGER NOT NULL,
      released_by INTEGER NOT NULL REFERENCES organisers,
      released_at TEXT NOT NULL,
      withdrawn_by INTEGER REFERENCES organisers,
      withdrawn_at TEXT,
      CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
      FOREIGN KEY (round_id, release_number) REFERENCES releases (round_id, number)
    ) STRICT`,
    `CREATE UNIQUE INDEX heard_release_of_round ON heard_releases (round_id) WHERE withdrawn_at IS NULL`,
  ),
  '0023 answers of the earlier round': statements(
    // What an agency said of its earlier answers: no words of them.
    `CREATE TABLE draft_earlier_choices (
      draft_id TEXT NOT NULL REFERENCES drafts,
      question_id TEXT NOT NULL,
      choice TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (draft_id, question_id)
    ) STRICT, WITHOUT ROWID`,
  ),
  '0024 throttles of several processes': statements(
    `CREATE TABLE throttles (
      key_hash TEXT PRIMARY KEY,
      hits INTEGER NOT NULL,
      resets_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ),
}
