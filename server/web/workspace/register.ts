/** What the register of agencies says about who may be named in responses, and about the agencies that sent them. */
import { nameKey } from '../../audit/agencyNames.js'
import { textOf, type AuditResponse } from '../../audit/answers.js'
import { AGENCY_QUESTION } from '../../audit/questionnaire.js'
import { listAgencies } from '../../db/agencies.js'
import { listMatchedAgencies } from '../../db/matches.js'
import type { Db } from '../../db/store.js'

export interface Register {
  readonly agencies: readonly string[]
  /** Contacts of agencies. */
  readonly persons: readonly string[]
  /** The sector of the agency that a response was matched to or else of the one that it names; undefined for others. */
  readonly registeredSector: (response: AuditResponse) => string | undefined
  /** Changes whenever any of it does. */
  readonly stamp: string
}

/** Reads the register, which all rounds share, and which agencies a round's responses come from. */
export async function readRegister(db: Db, roundId: number): Promise<Register> {
  const all = await listAgencies(db)
  const matched = await listMatchedAgencies(db, roundId)
  const inSector = all.filter(({ sector }) => sector !== '')
  const sectorById = new Map(inSector.map(({ id, sector }) => [id, sector]))
  const sectorByName = new Map(inSector.map(({ name, sector }) => [nameKey(name), sector]))
  return {
    agencies: all.map(({ name }) => name),
    persons: all.map(({ contact }) => contact).filter((contact) => contact !== ''),
    registeredSector: ({ reference, answers }) => {
      const agencyId = matched.get(reference)
      if (agencyId !== undefined) return sectorById.get(agencyId)
      return sectorByName.get(nameKey(textOf(answers, AGENCY_QUESTION)))
    },
    stamp: JSON.stringify([all.map(({ name, sector, contact }) => [name, sector, contact]), [...matched]]),
  }
}
