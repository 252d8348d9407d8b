/**
 * The thread of exportThread.ts. It reads the store by a connection of its own, in one transaction: what comes or
 * changes meanwhile is not in the workbook.
 */
import { createWriteStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { createCoder, type Coder } from '../../audit/themes/coding.js'
import type { Codebook } from '../../audit/themes/codebook.js'
import { openStoreToRead } from '../../db/store.js'
import { writeResponsesWorkbook } from '../../export/responsesWorkbook.js'
import type { ExportProgress, ExportTask } from './exportThread.js'
import { responsesInStore } from './responsesSource.js'

/** After so many answers what was read of them, and of their words, is forgotten: it would fill the memory. */
const REMEMBERED = 20_000

const { dataDir, visit, codebook, decided, path, options } = workerData as ExportTask
const db = openStoreToRead(dataDir)
try {
  await db.transaction().execute(async (trx) => {
    const report = (read: number) => parentPort?.postMessage({ read } satisfies ExportProgress)
    const reading = { coder: forgetfulCoder(codebook), decided }
    const responses = await responsesInStore(trx, visit, reading, report)
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
    await writeResponsesWorkbook(responses, file, options)
  })
} finally {
  await db.destroy()
}

function forgetfulCoder(by: Codebook): Coder {
  let coder = createCoder(by)
  let read = 0
  return {
    code(text, question) {
      read += 1
      if (read % REMEMBERED === 0) coder = createCoder(by)
      return coder.code(text, question)
    },
  }
}
