import type { Request } from 'express'
import { findImport, type Import } from '../../db/imports.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, visitRound, type RoundVisit } from '../guards.js'
import type { Services } from '../services.js'

export interface ImportVisit extends RoundVisit {
  readonly one: Import
}

/** The import of the address. @throws notFound, of one that was cancelled too */
export async function visitImport(services: Services, req: Request): Promise<ImportVisit> {
  const visit = await visitAnyImport(services, req)
  if (visit.one.state === 'cleared') throw notFound()
  return visit
}

/** The import of the address, also one that was cancelled. @throws notFound */
export async function visitAnyImport(services: Services, req: Request): Promise<ImportVisit> {
  const visit = await visitRound(services, req)
  const one = await findImport(services.db, visit.round.id, wholeNumber(param(req, 'import')))
  if (!one) throw notFound()
  return { ...visit, one }
}
