/** What is measured when a monitor asks. */
import { countMessages, sizeOfStore } from '../../db/measures.js'
import type { Services } from '../services.js'
import type { Gauges } from './metrics.js'

/** Every state is named, so that a count that falls to nothing is seen to. */
const STATES = ['queued', 'sending', 'sent', 'uncertain', 'failed', 'bounced', 'withdrawn'] as const

/** Measures the store, the queue of messages, and the age of findings and backups. */
export async function readGauges({
  db,
  config,
  clock,
  findingsMemory,
  backupState,
}: Services): Promise<Gauges> {
  const now = clock().getTime()
  const counts = await countMessages(db)
  const computed = [...findingsMemory.values()].map(({ computedAt }) => computedAt)
  return {
    messages: Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0])),
    ...(await sizeOfStore(db, config.dataDir)),
    findingsAge: computed.length === 0 ? undefined : (now - Math.min(...computed)) / 1000,
    lastBackup: backupState.newest && backupState.newest.getTime() / 1000,
    backupFailed: backupState.failed,
  }
}
