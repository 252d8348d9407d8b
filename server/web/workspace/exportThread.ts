/** Writes the workbook of a large round in a thread of its own, so that everybody else is answered meanwhile. */
import type { Codebook } from '../../audit/themes/codebook.js'
import type { DecidedAnswers } from '../../audit/themes/decidedExcerpts.js'
import type { ResponsesWorkbookOptions } from '../../export/responsesWorkbook.js'
import type { RoundVisit } from '../guards.js'
import { startThread } from '../threads.js'

/** What the thread is given. */
export interface ExportTask {
  /** Where the store is, as for openStore. */
  readonly store: string
  readonly visit: RoundVisit
  readonly codebook: Codebook
  readonly decided: DecidedAnswers
  /** The path of the file, which is not there yet. */
  readonly path: string
  readonly options: ResponsesWorkbookOptions
}

/** How many responses have been read, each once for every sheet. */
export interface ExportProgress {
  readonly read: number
}

export interface ExportThread {
  /** Rejects where the thread ends before the file is whole. */
  readonly done: Promise<void>
  /** Ends the thread. */
  readonly stop: () => Promise<void>
}

/** The thread may not take more than this, in megabytes: it shares the service's memory. It needs a quarter of it. */
const MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 6 }

/** Begins to write. */
export function startExport(task: ExportTask, onRead: (read: number) => void): ExportThread {
  const worker = startThread(new URL('./exportWorker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: MEMORY,
  })
  worker.unref()
  const done = new Promise<void>((resolve, reject) => {
    worker.on('message', ({ read }: ExportProgress) => {
      onRead(read)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error('The thread that writes a workbook was ended.'))
    })
  })
  return {
    done,
    stop: async () => {
      await worker.terminate()
    },
  }
}
