/** Workbooks of large rounds that are being written or wait to be fetched: at most one a round. */
import { existsSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findRoundById } from '../../db/rounds.js'
import type { Db } from '../../db/store.js'
import { clearExports, makeExportFolder } from '../../export/exportFolder.js'
import type { ResponsesWorkbookOptions } from '../../export/responsesWorkbook.js'
import { exportFailed } from '../errors.js'
import type { RoundVisit } from '../guards.js'
import { newKey } from '../keys.js'
import type { RoundCodebook } from '../findings/roundCodebook.js'
import type { Progress } from '../pages/progressPage.js'
import type { Services } from '../services.js'
import { startExport } from './exportThread.js'
import { layerStamp } from './layerStamp.js'

/** A workbook that is whole. */
export interface ExportFile {
  readonly folder: string
  readonly name: string
  /** The organisers who have fetched it, or begun to. */
  readonly fetchedBy: Set<number | null>
}

interface Job {
  readonly stamp: string
  readonly path: string
  readonly begunAt: Date
  readonly done: Promise<ExportFile>
  progress: Progress
  isDone: boolean
  /** The round's stamp when it was done: another than before where something changed while it was written. */
  doneStamp: string
  /** Until then it may be fetched all the same. */
  freshUntil: number
  stop: () => Promise<void>
}

/** What is written of a round's responses, and how many there are. */
export interface ExportWork {
  readonly visit: RoundVisit
  readonly count: number
  readonly options: ResponsesWorkbookOptions
  readonly reading: Pick<RoundCodebook, 'codebook' | 'decided'>
}

/** A file lies for so long, in milliseconds. */
const HOUR = 60 * 60 * 1000
/** The sheets that responses are read for. */
const SHEETS = 2

interface Jobs {
  readonly byRound: Map<number, Job>
  /** One is written after the other. */
  last: Promise<unknown>
}

const jobsOf = new WeakMap<Db, Jobs>()

function jobsIn(db: Db): Jobs {
  const jobs = jobsOf.get(db) ?? { byRound: new Map(), last: Promise.resolve() }
  jobsOf.set(db, jobs)
  return jobs
}

/**
 * The workbook of a round's responses as a file, or how far the work on it is.
 *
 * @throws exportFailed where the work was broken off. Asking again begins anew.
 */
export async function exportOrProgress(services: Services, work: ExportWork): Promise<ExportFile | Progress> {
  const { byRound } = jobsIn(services.db)
  const { id } = work.visit.round
  const known = byRound.get(id)
  if (known?.isDone && !(await isCurrent(services, known, id))) await drop(services, id)
  const stamp = await stampOf(services, id)
  const job = byRound.get(id) ?? begin(services, work, stamp)
  byRound.set(id, job)
  try {
    return (await Promise.race([job.done, sleep(services.pace.patience)])) ?? job.progress
  } catch (error) {
    if (byRound.get(id) === job) await drop(services, id)
    throw exportFailed(error)
  }
}

/** Deletes files that are an hour old or of rounds in which something has changed. */
export async function sweepExports(services: Services): Promise<void> {
  for (const [id, job] of jobsIn(services.db).byRound)
    if (job.isDone && !(await isCurrent(services, job, id))) await drop(services, id)
}

/** Ends what is being written and deletes every file, so that none holds what is erased or deleted. */
export async function dropExports(services: Services): Promise<void> {
  for (const id of jobsIn(services.db).byRound.keys()) await drop(services, id)
  clearExports(services.config.dataDir)
}

async function drop({ db }: Services, roundId: number): Promise<void> {
  const { byRound } = jobsIn(db)
  const job = byRound.get(roundId)
  byRound.delete(roundId)
  await job?.stop()
  if (job) rmSync(job.path, { force: true })
}

function begin(services: Services, work: ExportWork, stamp: string): Job {
  const { clock, config, pace } = services
  const folder = makeExportFolder(config.dataDir)
  const path = join(folder, `${newKey()}.xlsx`)
  const of = Math.max(1, SHEETS * work.count)
  const jobs = jobsIn(services.db)
  const state = { isStopped: false }
  const write = async (): Promise<ExportFile> => {
    if (state.isStopped) throw new Error('The work on a workbook was stopped before it began.')
    const { visit, options } = work
    const { codebook, decided } = work.reading
    const task = { store: config.store, visit, codebook, decided, path, options }
    const thread = startExport(task, (read) => (job.progress = { read: Math.min(read, of), of }))
    job.stop = thread.stop
    await thread.done
    if (!existsSync(path)) throw new Error('A workbook was deleted while it was written.')
    job.doneStamp = await stampOf(services, visit.round.id)
    job.freshUntil = performance.now() + pace.fresh
    job.isDone = true
    return { folder, name: basename(path), fetchedBy: new Set() }
  }
  const job: Job = {
    ...{ stamp, path, begunAt: clock(), progress: { read: 0, of }, isDone: false },
    ...{ doneStamp: '', freshUntil: 0 },
    done: jobs.last.then(write),
    stop: () => Promise.resolve(void (state.isStopped = true)),
  }
  jobs.last = job.done.catch(() => undefined)
  return job
}

/** Whether a file still says what is in the round. Whoever waits gets it though something came while it was written. */
async function isCurrent(services: Services, job: Job, roundId: number): Promise<boolean> {
  if (services.clock().getTime() - job.begunAt.getTime() > HOUR || !existsSync(job.path)) return false
  const stamp = await stampOf(services, roundId)
  return stamp === job.stamp || (stamp === job.doneStamp && performance.now() < job.freshUntil)
}

/** Changes whenever anything does that the workbook shows. */
async function stampOf({ db, codebook }: Services, roundId: number): Promise<string> {
  const round = await findRoundById(db, roundId)
  return JSON.stringify([await layerStamp(db, roundId), round, codebook.id, codebook.version])
}
