/** The thread of themesThread.ts. It reads the store by a connection of its own, in one transaction. */
import { parentPort, workerData } from 'node:worker_threads'
import type { AuditResponse } from '../../audit/answers.js'
import { cleanerBy } from '../../audit/corrections.js'
import { createCoder, createMemory } from '../../audit/themes/coding.js'
import { listCorrections } from '../../db/corrections.js'
import { openStoreToRead } from '../../db/store.js'
import { layerStamp } from './layerStamp.js'
import { batchesOf, themesBy } from './responsesSource.js'
import { marksOf } from './themeMarks.js'
import type { FromThemesThread, ThemesTask } from './themesThread.js'

const { store, visit, codebook, decided } = workerData as ThemesTask
const { id } = visit.round
const ids = codebook.themes.map((theme) => theme.id)
const report = (message: FromThemesThread) => parentPort?.postMessage(message)

const db = openStoreToRead(store)
try {
  await db.transaction().execute(async (trx) => {
    report({ stamp: await layerStamp(trx, id) })
    const clean = cleanerBy(await listCorrections(trx, id))
    const memory = createMemory()
    const themesOf = themesBy({ coder: createCoder(codebook, memory), decided }, visit)
    const read = (response: AuditResponse) => {
      // No answer comes again, and all of them would fill the memory.
      memory.readings.clear()
      return themesOf(response)
    }
    for await (const some of batchesOf(trx, visit)) report({ marks: marksOf(clean(some).map(read), ids) })
  })
} finally {
  await db.destroy()
}
