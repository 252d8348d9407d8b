import { inTransaction } from '../db/inTransaction.js'
import type { Services } from './services.js'

/**
 * What somebody does and its record in the activity, both or neither: all that is done with the services that the work
 * is given, or nothing where it throws. Others wait for it, so nothing slow belongs in it; what is sent to the browser
 * comes after, once it is true.
 *
 * @returns what the work returns; in it, the store of other services would be waited for without end
 */
export function inOneStep<T>(services: Services, work: (within: Services) => Promise<T>): Promise<T> {
  return inTransaction(services.db, (db) => work({ ...services, db }))
}
