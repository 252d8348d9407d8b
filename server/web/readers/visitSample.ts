import type { Request } from 'express'
import type { Organiser } from '../../audit/organisers.js'
import type { ReaderPlace, ReaderSample } from '../../audit/themes/readerSamples.js'
import { listReaderSamples } from '../../db/readerSamples.js'
import { notFound } from '../errors.js'
import { param, requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Services } from '../services.js'

export interface SampleVisit extends RoundVisit {
  readonly sample: ReaderSample
  readonly organiser: Organiser
  /** The place of whoever asks, where they read this sample. */
  readonly place: ReaderPlace | undefined
}

/** The sample of the address. @throws notFound */
export async function visitSample(services: Services, req: Request): Promise<SampleVisit> {
  const organiser = await requireRole(services, req, 'member')
  const visit = await visitRound(services, req)
  const samples = await listReaderSamples(services.db, visit.round.id)
  const sample = samples.find(({ id }) => String(id) === param(req, 'sample'))
  if (!sample) throw notFound()
  const place = sample.places.find(({ readerId }) => readerId === organiser.id)
  return { ...visit, sample, organiser, place }
}
