/** The columns of the store that hold texts in which a person may be named. A new one has to be added here. */
import type { PlaceKind } from '../audit/personHits.js'

/** A text within a column's JSON. */
export interface TextInJson {
  readonly path: readonly (string | number)[]
  readonly text: string
}

export interface PersonSource {
  readonly kind: PlaceKind
  readonly table: string
  readonly keys: readonly string[]
  readonly column: string
  /** SQL whose columns are k0, k1, k2, round_id, object, field, version and value. */
  readonly rows: string
  readonly isOfRounds: boolean
  /** Whether it is an answer, in whatever state: those of one question and response belong together. */
  readonly isAnswer: boolean
  /** The texts in a column of JSON; undefined where the column is the text. */
  readonly texts?: (value: unknown) => readonly TextInJson[]
}

const onlyText = (value: unknown): readonly TextInJson[] =>
  typeof value === 'string' ? [{ path: [], text: value }] : []

/** The texts of an object by its names; its lists are choices of ours. */
const namedTexts = (value: unknown): readonly TextInJson[] =>
  Object.entries(value as object).flatMap(([name, text]) =>
    typeof text === 'string' ? [{ path: [name], text }] : [],
  )

/** Every text, however deep. */
const allTexts = (value: unknown): readonly TextInJson[] => {
  if (typeof value === 'string') return [{ path: [], text: value }]
  if (typeof value !== 'object' || value === null) return []
  const parts: readonly [string | number, unknown][] = Array.isArray(value)
    ? value.map((part, index) => [index, part])
    : Object.entries(value)
  return parts.flatMap(([name, part]) =>
    allTexts(part).map(({ path, text }) => ({ path: [name, ...path], text })),
  )
}

const REFERENCE = `coalesce(nullif(d.reference, ''), d.id)`

const answers: readonly PersonSource[] = [
  {
    kind: 'answer',
    table: 'answers',
    keys: ['response_id', 'question_id', 'version'],
    column: 'value',
    rows: `SELECT a.response_id AS k0, a.question_id AS k1, a.version AS k2, r.round_id, r.reference AS object,
        a.question_id AS field, a.version, a.value
      FROM answers a JOIN responses r ON r.id = a.response_id`,
    isOfRounds: true,
    isAnswer: true,
    // Imported answers may hold words beside chosen options.
    texts: allTexts,
  },
  ofDraft('draft', 'draft_answers', ['draft_id', 'question_id'], 'value', onlyText),
  ofDraft('alternative', 'draft_alternatives', ['draft_id', 'question_id', 'writer'], 'value', onlyText),
  ofDraft('upload', 'draft_uploads', ['draft_id'], 'answers', namedTexts),
]

function ofDraft(
  kind: PlaceKind,
  table: string,
  keys: readonly string[],
  column: string,
  texts: PersonSource['texts'],
): PersonSource {
  const [k0, k1, k2] = [0, 1, 2].map((index) => (keys[index] ? `a.${keys[index]}` : `''`))
  return {
    kind,
    table,
    keys,
    column,
    rows: `SELECT ${k0} AS k0, ${k1} AS k1, ${k2} AS k2, d.round_id, ${REFERENCE} AS object, ${k1} AS field,
        NULL AS version, a.${column} AS value
      FROM ${table} a JOIN drafts d ON d.id = a.draft_id`,
    isOfRounds: true,
    isAnswer: true,
    ...(texts && { texts }),
  }
}

/** Columns of a table: `from` gives them, with t for the table; `object` says which row it is. */
function columns(
  kind: PlaceKind,
  table: string,
  names: readonly string[],
  {
    keys = ['id'],
    roundId = 'NULL',
    object = 't.id',
    from = `${table} t`,
    json,
  }: {
    readonly keys?: readonly string[]
    readonly roundId?: string
    readonly object?: string
    readonly from?: string
    readonly json?: (value: unknown) => readonly TextInJson[]
  } = {},
): readonly PersonSource[] {
  const [k0, k1] = [0, 1].map((index) => (keys[index] ? `t."${keys[index]}"` : `''`))
  return names.map((column) => ({
    kind,
    table,
    keys,
    column,
    rows: `SELECT ${k0} AS k0, ${k1} AS k1, '' AS k2, ${roundId} AS round_id, CAST(${object} AS TEXT) AS object,
        '${column}' AS field, NULL AS version, coalesce(t."${column}", '') AS value
      FROM ${from}`,
    isOfRounds: false,
    isAnswer: false,
    ...(json && { texts: json }),
  }))
}

const OF_RESPONSE = (table: string) => ({
  roundId: 'r.round_id',
  object: 'r.reference',
  from: `${table} t JOIN responses r ON r.id = t.response_id`,
})
const OF_ACTION = (table: string) => ({
  roundId: 'a.round_id',
  object: 'a.number',
  from: `${table} t JOIN actions a ON a.id = t.action_id`,
})
const OF_OFFER = {
  keys: ['entry_id', 'version'],
  roundId: 'o.round_id',
  object: 'o.number',
  from: 'offer_versions t JOIN offer_entries o ON o.id = t.entry_id',
}
const OF_ROUND = { roundId: 't.round_id' }
const OF_RELEASE = { ...OF_ROUND, keys: ['round_id', 'number'], object: 't.number' }

/** What people write of themes and rules. */
const WRITTEN: ReadonlySet<string> = new Set(['label', 'meaning', 'match', 'unless', 'phrases'])

/** In the order in which they are shown. */
export const PERSON_SOURCES: readonly PersonSource[] = [
  ...answers,
  ...columns('initials', 'draft_sections', ['initials'], {
    keys: ['draft_id', 'section_id'],
    roundId: 'd.round_id',
    object: REFERENCE,
    from: 'draft_sections t JOIN drafts d ON d.id = t.draft_id',
  }),
  ...columns('correction', 'corrections', ['value'], {
    ...OF_RESPONSE('corrections'),
    // Only a cleaned text is anybody's words.
    json: (value) => namedTexts(value).filter(({ path }) => path[0] === 'text'),
  }),
  ...columns('correction', 'corrections', ['reason'], OF_RESPONSE('corrections')),
  ...columns('concern', 'concerns', ['passed_to', 'passed_by'], OF_RESPONSE('concerns')),
  ...columns('theme-decision', 'theme_decisions', ['value'], {
    ...OF_ROUND,
    // Names and meanings of themes, patterns of rules and phrases; the rest are ids, places and fingerprints.
    json: (value) => allTexts(value).filter(({ path }) => path.some((name) => WRITTEN.has(String(name)))),
  }),
  ...columns('theme-decision', 'theme_decisions', ['reason'], OF_ROUND),
  ...columns('agency', 'agencies', ['name', 'contact', 'email']),
  ...columns('agency', 'agencies', ['tags'], { json: allTexts }),
  ...columns('agency-upload', 'agency_uploads', ['table'], {
    keys: ['round_id'],
    ...OF_ROUND,
    object: 't.round_id',
    json: (value) => allTexts(value).filter(({ path }) => path[0] === 'rows'),
  }),
  ...columns('response-upload', 'import_rows', ['cells'], {
    keys: ['import_id', 'row'],
    roundId: 'i.round_id',
    object: 't.import_id',
    from: 'import_rows t JOIN imports i ON i.id = t.import_id',
    json: allTexts,
  }),
  ...columns('response-upload', 'imports', ['outcome'], { ...OF_ROUND, json: allTexts }),
  ...columns('statement', 'statement_versions', ['text'], {
    keys: ['statement_id', 'version'],
    roundId: 's.round_id',
    object: 't.statement_id',
    from: 'statement_versions t JOIN statements s ON s.id = t.statement_id',
  }),
  ...columns('quote', 'quotes', ['text'], OF_ROUND),
  ...columns('message', 'messages', ['recipient', 'subject', 'text', 'reason'], OF_ROUND),
  ...columns('wording', 'message_templates', ['subject', 'text'], {
    keys: ['round_id', 'kind'],
    ...OF_ROUND,
    object: 't.kind',
  }),
  ...columns('action', 'action_versions', ['text', 'owner'], {
    keys: ['action_id', 'version'],
    ...OF_ACTION('action_versions'),
  }),
  ...columns('action', 'action_notes', ['text'], OF_ACTION('action_notes')),
  ...columns('offer', 'offer_versions', ['title', 'agency', 'addresses', 'evidence', 'words'], OF_OFFER),
  ...columns('indicator', 'indicators', ['label', 'period', 'data_source'], OF_ROUND),
  ...columns('indicator', 'indicators', ['benchmarks'], { ...OF_ROUND, json: allTexts }),
  ...columns('activity', 'activity', ['reason'], OF_ROUND),
  ...columns('round', 'rounds', ['title', 'area', 'contact_email', 'contact_phone', 'danger_contact'], {
    roundId: 't.id',
    object: 't.slug',
  }),
  ...columns('release', 'releases', ['details', 'findings', 'conclusions', 'basis'], {
    ...OF_RELEASE,
    json: allTexts,
  }),
  ...columns('release', 'releases', ['withdrawal_reason'], OF_RELEASE),
  ...columns('organiser', 'organisers', ['name', 'email']),
]
