/** Comparisons of two rounds, each worked out once for the findings and the registers that it rests on. */
import { compareRounds, type ComparedRound, type Comparison, type Panel } from '../../audit/comparison.js'
import type { Crosswalk } from '../../audit/crosswalk.js'
import type { Findings } from '../../audit/findings.js'

/** By the later findings: they are another value whenever responses, corrections or decisions changed. */
const remembered = new WeakMap<
  Findings,
  { readonly earlier: Findings; readonly by: Map<string, Comparison> }
>()
/** Registers change seldom: of more than these the first ones will not be asked for again. */
const MOST = 8

/** The same as compareRounds. */
export function rememberedComparison(
  then: ComparedRound,
  now: ComparedRound,
  crosswalk: Crosswalk | undefined,
  panel: Panel,
): Comparison {
  const last = remembered.get(now.findings)
  const known =
    last?.earlier === then.findings ? last : { earlier: then.findings, by: new Map<string, Comparison>() }
  remembered.set(now.findings, known)
  const key = JSON.stringify([panel, crosswalk?.from, crosswalk?.to, keyOf(then), keyOf(now)])
  const comparison = known.by.get(key) ?? compareRounds(then, now, crosswalk, panel)
  if (known.by.size >= MOST) known.by.clear()
  known.by.set(key, comparison)
  return comparison
}

/** All of a compared round but its findings. */
function keyOf(round: ComparedRound): unknown {
  return { ...round, findings: null, agencies: [...round.agencies] }
}
