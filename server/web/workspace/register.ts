/** What the register of agencies says about who may be named in responses, and in which sector agencies are. */
import { nameKey } from '../../audit/agencyNames.js'
import { listAgencies } from '../../db/agencies.js'
import type { Db } from '../../db/store.js'

export interface Register {
  readonly agencies: readonly string[]
  /** Contacts of agencies. */
  readonly persons: readonly string[]
  /** By nameKey. */
  readonly sectorOfAgency: ReadonlyMap<string, string>
  /** Changes whenever any of it does. */
  readonly stamp: string
}

/** Reads the register, which all rounds share. */
export async function readRegister(db: Db): Promise<Register> {
  const all = await listAgencies(db)
  return {
    agencies: all.map(({ name }) => name),
    persons: all.map(({ contact }) => contact).filter((contact) => contact !== ''),
    sectorOfAgency: new Map(all.map(({ name, sector }) => [nameKey(name), sector])),
    stamp: JSON.stringify(all.map(({ name, sector, contact }) => [name, sector, contact])),
  }
}
