/** Who took part in both of two rounds, told by the register that rounds share. */

/** The agency of each response, by reference; responses that nobody has matched to one are not there. */
export type AgencyOf = ReadonlyMap<string, number>

export interface ComparedAgencies {
  /** Ids of agencies that responded in both, in the earlier alone, and in the later alone, in order of id. */
  readonly both: readonly number[]
  readonly droppedOut: readonly number[]
  readonly firstTime: readonly number[]
  /** Responses of which no agency is known. */
  readonly unmatched: { readonly then: number; readonly now: number }
}

/** `responses`: how many responses count in each round. */
export function compareAgencies(
  then: AgencyOf,
  now: AgencyOf,
  responses: { readonly then: number; readonly now: number },
): ComparedAgencies {
  const [before, after] = [new Set(then.values()), new Set(now.values())]
  const inOrder = (ids: Iterable<number>) => [...ids].toSorted((a, b) => a - b)
  return {
    both: inOrder([...before].filter((id) => after.has(id))),
    droppedOut: inOrder([...before].filter((id) => !after.has(id))),
    firstTime: inOrder([...after].filter((id) => !before.has(id))),
    unmatched: { then: responses.then - then.size, now: responses.now - now.size },
  }
}
