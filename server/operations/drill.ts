/** Proves that a backup can be gone back to, without touching the store: restores it elsewhere and reads it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { restoreStore, type Copied } from '../db/backups.js'
import { listResponses } from '../db/responses.js'
import { listRounds } from '../db/rounds.js'
import { openStore, StoreError } from '../db/store.js'
import { checkHash, listDailyBackups } from './dailyBackups.js'

export interface Drilled extends Copied {
  /** Whether the file's SHA-256 was compared with the one that was written beside it: there may be none. */
  readonly isHashed: boolean
  /** What the service reads of it. */
  readonly rounds: number
  readonly responses: number
  readonly answers: number
}

/**
 * The newest backup in a folder.
 *
 * @throws StoreError where there is none
 */
export function newestBackup(folder: string): string {
  const newest = listDailyBackups(folder).at(-1)
  if (!newest)
    throw new StoreError(`There is no backup in ${folder} whose name is such as audit-2027-03-10.sqlite.`)
  return newest.path
}

/**
 * Restores a backup to a temporary folder, brings it up to this version as a start would, reads every response of every
 * round, and removes the folder.
 *
 * @throws StoreError where the backup is not whole, has changed since it was made, or is of a newer version
 */
export async function drillRestore(backup: string, now: Date): Promise<Drilled> {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-drill-'))
  try {
    const { tables, rows } = await restoreStore(folder, backup, now)
    const isHashed = await checkHash(backup)
    return { tables, rows, isHashed, ...(await readAll(folder)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readAll(folder: string): Promise<Pick<Drilled, 'rounds' | 'responses' | 'answers'>> {
  const db = await openStore(folder)
  try {
    const rounds = await listRounds(db)
    let [responses, answers] = [0, 0]
    for (const { id } of rounds)
      for (const response of await listResponses(db, id)) {
        responses += 1
        answers += Object.keys(response.answers).length
      }
    return { rounds: rounds.length, responses, answers }
  } finally {
    await db.destroy()
  }
}
