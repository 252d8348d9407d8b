/** Takes out of memory what was made from words that were erased. */
import { clearStore } from '../../db/store.js'
import type { Services } from '../services.js'
import { dropExports } from './exportJobs.js'
import { forgetLookedAt } from './lookedAt.js'
import { forgetLists } from './responses.js'

/**
 * Forgets findings, readings, lists and workbooks, which are made anew when they are next asked for, and writes the
 * store's file anew. Resolves to whether that could be done.
 */
export async function forgetErased(services: Services): Promise<boolean> {
  services.findingsMemory.clear()
  services.findingsWork.clear()
  services.forgetReading()
  forgetLists(services.db)
  forgetLookedAt(services.db)
  await services.findingsThread.stop()
  await dropExports(services)
  return clearStore(services.db)
}
