/**
 * The thread of exportThread.ts. It reads the store by a connection of its own, in one transaction: what comes or
 * changes meanwhile is not in the workbook. Another thread reads themes as of the same moment.
 */
import { createWriteStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { openStoreToRead } from '../../db/store.js'
import { writeResponsesWorkbook } from '../../export/responsesWorkbook.js'
import type { ExportProgress, ExportTask } from './exportThread.js'
import { layerStamp } from './layerStamp.js'
import { hasWords, responsesInStore } from './responsesSource.js'
import { readThemesAhead } from './themesThread.js'

/** Where something changes between the beginnings of both threads, both begin again, so often at most. */
const TRIES = 10

const task = workerData as ExportTask
const db = openStoreToRead(task.store)
try {
  let tries = 1
  while (!(await isWritten(task)))
    if ((tries += 1) > TRIES) throw new Error('A round changed whenever its workbook was begun.')
} finally {
  await db.destroy()
}

/** Writes the file; false, without a file, where the themes are read as of another moment. */
async function isWritten({ visit, path, options }: ExportTask): Promise<boolean> {
  const ahead = hasWords(visit) ? await readThemesAhead(task) : undefined
  try {
    return await db.transaction().execute(async (trx) => {
      if (ahead && ahead.stamp !== (await layerStamp(trx, visit.round.id))) return false
      const report = (read: number) => parentPort?.postMessage({ read } satisfies ExportProgress)
      const responses = await responsesInStore(trx, visit, ahead?.themesOf, report)
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
      await writeResponsesWorkbook(responses, file, options)
      return true
    })
  } finally {
    await ahead?.stop()
  }
}
