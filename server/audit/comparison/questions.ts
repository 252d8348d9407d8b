/** The same question in two rounds: who answered, what they chose, and which themes they raise. */
import { UNCLEAR } from '../choiceTables.js'
import type { Pair, QuestionPair, Relation } from '../crosswalk.js'
import type { Question } from '../questionnaire.js'
import type { EvidenceTable, QuestionEvidence } from './evidence.js'
import { compareShares, type ComparedShare, type SidedRow } from './shares.js'

export interface ComparedRow extends ComparedShare {
  readonly id: string
  readonly label: string
  /** What the earlier round's edition called it, where that is something else. */
  readonly earlierLabel?: string
  /** Why the two are not the same, where a crosswalk says so. */
  readonly note?: string
}

export type ComparedKind = 'answers' | 'choices' | 'themes'

export interface ComparedTable {
  readonly kind: ComparedKind
  readonly rows: readonly ComparedRow[]
}

export interface ComparedQuestion {
  /** As asked then and now; null where a round did not ask it. */
  readonly then: Question | null
  readonly now: Question | null
  readonly sectionId: string
  readonly relation: Relation
  readonly note?: string
  readonly tables: readonly ComparedTable[]
  /** The middle of the numbers read; undefined where none are asked for. */
  readonly median?: { readonly then: number | null; readonly now: number | null }
}

/** One round's side: its evidence, and N where its responses are one to one with a part of N agencies. */
export interface EvidenceSide {
  readonly questions: ReadonlyMap<string, QuestionEvidence>
  readonly population: number | null
}

export interface QuestionTask {
  readonly pair: QuestionPair
  readonly then: EvidenceSide
  readonly now: EvidenceSide
  /** Whether both were read by one version of one codebook. */
  readonly isSameCodebook: boolean
}

/** The question in both rounds; its tables are empty where one of them did not ask it. */
export function compareQuestion({ pair, then, now, isSameCodebook }: QuestionTask): ComparedQuestion {
  const [before, after] = [evidenceIn(then, pair.from), evidenceIn(now, pair.to)]
  const isSame = pair.relation === 'exact'
  // Rules of themes may be for one question, which they know by its id.
  const isReadAlike = isSame && isSameCodebook && pair.from === pair.to
  const populations = [then.population, now.population] as const
  const tables = (kind: ComparedKind, pairs: readonly Pair[], same: boolean): readonly ComparedTable[] =>
    before && after && before[kind].size + after[kind].size > 0
      ? [{ kind, rows: compareRows(before[kind], after[kind], { pairs, isSame: same, populations }) }]
      : []
  return {
    then: before?.asked.question ?? null,
    now: after?.asked.question ?? null,
    sectionId: (after ?? before)?.asked.sectionId ?? '',
    relation: pair.relation,
    ...(pair.note !== undefined && { note: pair.note }),
    tables: [
      ...tables('answers', samePairs(before?.answers, after?.answers), isSame),
      ...tables('choices', choicePairs(pair, before, after), isSame),
      ...tables('themes', themePairs(before, after), isReadAlike),
    ],
    ...medianOf(before, after),
  }
}

function evidenceIn({ questions }: EvidenceSide, id: string | null): QuestionEvidence | undefined {
  return id === null ? undefined : questions.get(id)
}

interface RowsTask {
  readonly pairs: readonly Pair[]
  readonly isSame: boolean
  readonly populations: readonly [number | null, number | null]
}

/** A row a pair, in the order of the pairs. */
export function compareRows(
  then: EvidenceTable,
  now: EvidenceTable,
  { pairs, isSame, populations }: RowsTask,
): readonly ComparedRow[] {
  return pairs.map(({ from, to, relation, note }) => {
    const side = (table: EvidenceTable, id: string | null, population: number | null): SidedRow | null =>
      id === null ? null : { row: table.get(id) ?? noneOf(table), population }
    const before = side(then, from, populations[0])
    const after = side(now, to, populations[1])
    const [earlier, label] = [then.get(from ?? '')?.label, now.get(to ?? '')?.label]
    return {
      id: to ?? from ?? '',
      label: label ?? earlier ?? '',
      ...(earlier !== undefined && label !== undefined && earlier !== label && { earlierLabel: earlier }),
      ...(note !== undefined && { note }),
      ...compareShares(before, after, isSame && relation === 'exact'),
    }
  })
}

/** A row that a table lacks is one that nobody is in: of those who stand behind the others. */
function noneOf(table: EvidenceTable) {
  const [first] = [...table.values()].filter(({ base }) => base !== undefined)
  return { label: '', units: new Set<string>(), base: first?.base }
}

/** Rows of the same id in both, those of either alone too: first in the order of now. */
function samePairs(then: EvidenceTable = new Map(), now: EvidenceTable = new Map()): readonly Pair[] {
  return [...new Set([...now.keys(), ...then.keys()])].map((id) => ({ from: id, to: id, relation: 'exact' }))
}

/** As the crosswalk pairs options; words that are none of them, and what is read of answers, have the same ids. */
function choicePairs(
  { options }: QuestionPair,
  then: QuestionEvidence | undefined,
  now: QuestionEvidence | undefined,
): readonly Pair[] {
  const same = samePairs(then?.choices, now?.choices)
  if (!options || options.length === 0) return same
  return [...options, ...same.filter(({ from }) => from === UNCLEAR)]
}

/** The rows of themes by how many raise them now, then those that are no theme. */
function themePairs(then: QuestionEvidence | undefined, now: QuestionEvidence | undefined): readonly Pair[] {
  return themesFirst(samePairs(then?.themes, now?.themes))
}

const NO_THEMES: readonly string[] = ['no-theme', 'thin']

function themesFirst(pairs: readonly Pair[]): readonly Pair[] {
  const isNone = ({ to }: Pair) => NO_THEMES.includes(to ?? '')
  return [...pairs.filter((pair) => !isNone(pair)), ...pairs.filter(isNone)]
}

function medianOf(then: QuestionEvidence | undefined, now: QuestionEvidence | undefined) {
  if (then?.median === undefined || now?.median === undefined) return {}
  return { median: { then: then.median, now: now.median } }
}
