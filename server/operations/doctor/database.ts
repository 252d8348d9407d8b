/** The store where it is in PostgreSQL: whether it can be used, and is of this version. */
import { isUpToDate, openStoreToRead } from '../../db/store.js'
import { mend, note, type Finding } from './finding.js'

/** Every check of the database at an address. */
export async function checkDatabase(url: string): Promise<readonly Finding[]> {
  const db = openStoreToRead(url)
  try {
    if (await isUpToDate(db)) return []
    return [
      note(
        'The database (DATABASE_URL) is not of the version that is installed here.',
        'An older one is brought up to date when the service starts; with a newer one it does not start.',
        'Bring all processes to one version together.',
      ),
    ]
  } catch (error) {
    return [
      mend(
        `The database (DATABASE_URL) cannot be read: ${(error as Error).message}.`,
        'The service does not start, unless the database is empty and nothing else is wrong.',
        'Check the address, and that the database server is running.',
      ),
    ]
  } finally {
    await db.destroy()
  }
}
