/** A store in which nothing can be recorded: what somebody does and its record are one step, so nothing can be done. */
import Database from 'better-sqlite3'
import { storePath } from '../../../server/db/store.js'

/** Does work while the activity of a folder's store, which is in use, takes no rows. */
export async function whileUnrecorded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = new Database(storePath(folder), { fileMustExist: true })
  file.exec(
    `CREATE TRIGGER refuse_activity BEFORE INSERT ON activity BEGIN SELECT RAISE(ABORT, 'refused'); END`,
  )
  try {
    return await work()
  } finally {
    file.exec('DROP TRIGGER refuse_activity')
    file.close()
  }
}
