/** Keeps what an organiser decides on a round's themes, unless somebody else decided on the same meanwhile. */
import type { Request } from 'express'
import type { NoEffect } from '../../audit/themes/codebookActs.js'
import { foldDecisions } from '../../audit/themes/decisions.js'
import type { ThemeAct, ThemeDecision } from '../../audit/themes/decisionTypes.js'
import { contradicting } from '../../audit/themes/touched.js'
import { insertThemeDecisions } from '../../db/themeDecisions.js'
import { roundCodebookOf } from '../findings/roundCodebook.js'
import { wholeNumber } from '../fields.js'
import { requireRole, type RoundVisit } from '../guards.js'
import { inOneStep } from '../inOneStep.js'
import { SEEN } from '../pages/themes/sentForm.js'
import type { Services } from '../services.js'
import { posted, record } from '../workspace/record.js'

/** "contradicted": by these decisions made since the page was shown. "refused": it would have no effect. */
export type Outcome =
  | { readonly kind: 'done'; readonly ids: readonly number[] }
  | { readonly kind: 'contradicted'; readonly by: readonly ThemeDecision[] }
  | { readonly kind: 'refused'; readonly why: NoEffect }

/** Keeps acts and records it; all or none. The form says by "seen" which decisions its page showed. */
export async function decide(
  services: Services,
  req: Request,
  { round }: RoundVisit,
  { acts, reason = '' }: { readonly acts: readonly ThemeAct[]; readonly reason?: string },
): Promise<Outcome> {
  const { codebook, clock } = services
  const { id: organiserId } = await requireRole(services, req, 'member')
  const seen = wholeNumber(posted(req, SEEN)) || 0
  const { decisions } = await roundCodebookOf(services, round)
  const shown = decisions.filter(({ id }) => id <= seen)
  let refusal: Outcome | undefined
  const mayStand = (since: readonly ThemeDecision[]) => {
    const all = [...shown, ...since]
    const by = contradicting(acts, since, all)
    if (by.length > 0) refusal = { kind: 'contradicted', by }
    else refusal = withoutEffect(acts, all, (both) => foldDecisions(codebook, both).withoutEffect)
    return refusal === undefined
  }
  const made = { roundId: round.id, organiserId, acts, reason, seen }
  const ids = await inOneStep(services, async (within) => {
    const kept = (await insertThemeDecisions(within.db, made, clock(), mayStand)) ?? []
    const [first] = kept
    if (first !== undefined) await record(within, req, round, 'theme-decided', `codebook/${first}`, reason)
    return kept
  })
  return refusal ?? { kind: 'done', ids }
}

function withoutEffect(
  acts: readonly ThemeAct[],
  all: readonly ThemeDecision[],
  effects: (decisions: readonly ThemeDecision[]) => ReadonlyMap<number, NoEffect>,
): Outcome | undefined {
  const last = all.at(-1)?.id ?? 0
  const added = acts.map((act, index) => ({
    ...{ id: last + 1 + index, act, reason: '', madeBy: '', madeAt: '' },
  }))
  const found = effects([...all, ...added])
  const why = added.map(({ id }) => found.get(id)).find((each) => each !== undefined)
  return why && { kind: 'refused', why }
}
