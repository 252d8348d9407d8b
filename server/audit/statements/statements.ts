/** Statements: what people say of a round's findings, each with the figures that it rests on. */
import { changedEvidence, type CellEvidence, type ChangedEvidence, type ReadableTable } from './evidence.js'

export const STATEMENT_KINDS = ['finding', 'strength', 'development', 'interpretation'] as const
/** "development": an area for development; "interpretation": what people make of findings. */
export type StatementKind = (typeof STATEMENT_KINDS)[number]

/** What made a version of a statement. */
export type StatementChange = 'written' | 'edited' | 'confirmed' | 'withdrawn' | 'restored'

/** What a statement says. */
export interface StatementContent {
  readonly sectionId: string
  readonly kind: StatementKind
  /** Numbers in it stand as they were printed: see figuresInText.ts. */
  readonly text: string
  readonly evidence: readonly CellEvidence[]
  /** The ids of quotes that bear it out. */
  readonly quotes: readonly number[]
}

/** A version of a statement. */
export interface StatementVersion extends StatementContent {
  readonly version: number
  readonly change: StatementChange
  readonly madeBy: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
}

/** A statement as it is now. */
export interface Statement extends StatementVersion {
  readonly id: number
  /** The draft that it was made from; null where a person began with an empty page. */
  readonly draftId: string | null
}

/** The cells of a statement that print otherwise than when it was last looked at: with any, it is out of date. */
export function changesIn(
  { evidence }: Pick<StatementContent, 'evidence'>,
  tables: readonly ReadableTable[],
): readonly ChangedEvidence[] {
  return changedEvidence(evidence, tables)
}

/** Why a statement cannot be published: its figures have changed, or published tables do not print them. */
export type StatementObstacle = 'changed' | 'withheld'

/** What stands in the way of publishing a statement; undefined where nothing does. */
export function obstacleTo(
  statement: Pick<StatementContent, 'evidence'>,
  tables: readonly ReadableTable[],
  published: readonly ReadableTable[],
): StatementObstacle | undefined {
  if (changesIn(statement, tables).length > 0) return 'changed'
  return changedEvidence(statement.evidence, published).length > 0 ? 'withheld' : undefined
}

/** Whether a statement stands: one that was withdrawn does not, until somebody takes it back up. */
export function stands({ change }: Pick<StatementVersion, 'change'>): boolean {
  return change !== 'withdrawn'
}
