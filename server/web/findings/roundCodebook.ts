/** What a round's answers are read by: the shipped codebook and what people decided in the round. */
import type { Codebook } from '../../audit/themes/codebook.js'
import { foldDecisions, type FoldedDecisions } from '../../audit/themes/decisions.js'
import type { ThemeDecision } from '../../audit/themes/decisionTypes.js'
import type { Db } from '../../db/store.js'
import { listThemeDecisions } from '../../db/themeDecisions.js'

export interface RoundCodebook extends FoldedDecisions {
  /** Everything that was decided, in order, undoings and what was undone too. */
  readonly decisions: readonly ThemeDecision[]
  /** The id of the last decision; 0 where there is none. */
  readonly last: number
}

/** A round's codebook as its decisions leave it by now. Nothing else may read the shipped one for a round. */
export async function roundCodebookOf(
  { db, codebook }: { readonly db: Db; readonly codebook: Codebook },
  { id }: { readonly id: number },
): Promise<RoundCodebook> {
  const decisions = await listThemeDecisions(db, id)
  return { ...foldDecisions(codebook, decisions), decisions, last: decisions.at(-1)?.id ?? 0 }
}
