/**
 * Findings as they go from their thread to the service: each list of references as numbers. A round of 10,000 responses
 * names them two million times; as text each would be written, read and kept anew.
 */
import type { AuditResponse } from '../../audit/answers.js'
import type { Findings } from '../../audit/findings.js'
import { inOrderOfReference } from '../../audit/tallies.js'

/** What `references` hold in findings, wherever they stand in them. */
const REFERENCES = 'references'

/** Findings without a word of their references: their places among the responses, in order of reference. */
export interface PackedFindings {
  readonly packed: unknown
}

/** Packs findings of these responses. Throws where they name another. */
export function packFindings(findings: Findings, responses: readonly AuditResponse[]): PackedFindings {
  const placeOf = new Map(inOrderOfReference(responses).map(({ reference }, place) => [reference, place]))
  const pack = (list: unknown) => {
    const references = list as readonly string[]
    const places = new Uint32Array(references.length)
    // A loop, as in unpacking: "from" takes five times as long.
    for (let at = 0; at < references.length; at += 1) {
      const place = placeOf.get(references[at] ?? '')
      if (place === undefined) throw new Error('Findings name a response that they do not rest on.')
      places[at] = place
    }
    return places
  }
  return { packed: changed(findings, pack) }
}

/** The findings again; `responses` are those that they were packed with, in any order. */
export function unpackFindings({ packed }: PackedFindings, responses: readonly AuditResponse[]): Findings {
  const all = inOrderOfReference(responses).map(({ reference }) => reference)
  const unpack = (list: unknown) => {
    const places = list as Uint32Array
    const references = new Array<string>(places.length)
    for (let at = 0; at < places.length; at += 1) references[at] = all[places[at] ?? 0] ?? ''
    return references
  }
  return changed(packed, unpack) as Findings
}

/** The same value with every list of references changed: once, where several places have the same. */
function changed(value: unknown, change: (list: unknown) => unknown): unknown {
  const lists = new Map<unknown, unknown>()
  const changeOnce = (list: unknown) => {
    const known = lists.get(list) ?? change(list)
    lists.set(list, known)
    return known
  }
  const copy = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(copy)
    if (typeof part !== 'object' || part === null) return part
    const own: Record<string, unknown> = { ...part }
    for (const key in own) own[key] = key === REFERENCES ? changeOnce(own[key]) : copy(own[key])
    return own
  }
  return copy(value)
}
