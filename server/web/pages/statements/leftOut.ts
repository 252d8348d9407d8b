import type { StatementObstacle } from '../../../audit/statements/statements.js'

/** Why a cleared quote cannot be published: its answer changed, or so few answered that nothing said is told. */
export type QuoteObstacle = 'changed' | 'withheld'

/** Something that a release leaves out though it stands. */
export type LeftOutConclusion =
  | {
      readonly what: 'statement'
      readonly id: number
      readonly text: string
      readonly why: StatementObstacle
    }
  | { readonly what: 'quote'; readonly id: number; readonly text: string; readonly why: QuoteObstacle }
