/** What the running service clears away by itself: what was kept for a while, and nobody came back for. */
import { closeOldRequests } from './db/personRequests.js'
import { unlessDoneElsewhere } from './db/locks.js'
import { forgetHits } from './db/throttles.js'
import { clearStore } from './db/store.js'
import { clearExports } from './export/exportFolder.js'
import type { Services } from './web/services.js'
import { sweepExports } from './web/workspace/exportJobs.js'
import { clearAbandonedImports } from './web/workspace/importWork.js'

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

/** Clears away what an earlier start left behind, and what gets old, until the function that it returns is called. */
export function startTidying(services: Services): () => void {
  const { db, clock, config, log } = services
  const repeat = (every: number, failed: string, tidy: () => Promise<unknown>) => {
    const run = () => {
      tidy().catch((error: unknown) => {
        log.error({ err: error }, failed)
      })
    }
    run()
    return setInterval(run, every).unref()
  }
  clearExports(config.dataDir)
  const timers = [
    repeat(HOUR, 'old requests about people were not closed', () =>
      unlessDoneElsewhere(db, 'requests', async () => {
        if ((await closeOldRequests(db, clock())) > 0) await clearStore(db)
      }),
    ),
    repeat(HOUR, 'abandoned imports were not cleared', () =>
      unlessDoneElsewhere(db, 'imports', () => clearAbandonedImports(db, clock())),
    ),
    // As often as they begin anew: nobody is remembered for longer than ADDRESS_MINUTES.
    repeat(15 * MINUTE, 'what throttles counted was not forgotten', () =>
      unlessDoneElsewhere(db, 'throttles', () => forgetHits(db, new Date())),
    ),
    repeat(MINUTE, 'workbooks that wait to be fetched were not looked through', () => sweepExports(services)),
  ]
  return () => {
    timers.forEach(clearInterval)
  }
}
