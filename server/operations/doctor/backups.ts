/** Backups: whether there is a fresh one that is the file that was written, on another disk. */
import { existsSync, statSync } from 'node:fs'
import { ukDate } from '../../audit/rounds.js'
import type { Config } from '../../config.js'
import { StoreError } from '../../db/store.js'
import { checkHash, listDailyBackups, type DailyBackup } from '../dailyBackups.js'
import { mend, note, type Finding } from './finding.js'

const DAY = 24 * 60 * 60 * 1000
const WHY = 'Where the disk breaks, all since the last backup is lost.'

/** The service's own backups; those of another program it cannot know. */
export async function checkBackups(
  { backups, dataDir, store }: Config,
  now: Date,
): Promise<readonly Finding[]> {
  if (store !== dataDir)
    return [
      note(
        'The service copies no database of PostgreSQL.',
        WHY,
        'Have pg_dump or your hosting make backups.',
      ),
    ]
  if (!backups)
    return [
      note(
        'The service makes no backups: BACKUP_FOLDER is not set.',
        WHY,
        'Set BACKUP_FOLDER, unless another program makes backups.',
      ),
    ]
  const newest = listDailyBackups(backups.folder).at(-1)
  if (!newest)
    return [
      mend(
        `There is no backup in ${backups.folder}.`,
        WHY,
        'See that the service’s account may write that folder, start the service, and read its log.',
      ),
    ]
  return [
    ...checkAge(newest, now),
    ...(await checkFile(newest)),
    ...(existsSync(dataDir) && statSync(dataDir).dev === statSync(backups.folder).dev
      ? [
          note(
            'Backups are on the same disk as the store.',
            'What breaks that disk takes both.',
            'Have the folder copied elsewhere, or set BACKUP_FOLDER to a folder on another disk.',
          ),
        ]
      : []),
  ]
}

function checkAge({ day, path }: DailyBackup, now: Date): readonly Finding[] {
  if (day >= ukDate(new Date(now.getTime() - DAY))) return []
  return [
    mend(
      `The newest backup is of ${day}: ${path}.`,
      WHY,
      'See that the service runs and may write the folder, and look in its log for "the backup failed".',
    ),
  ]
}

async function checkFile({ path }: DailyBackup): Promise<readonly Finding[]> {
  try {
    if (await checkHash(path)) return []
    return [
      note(
        `No SHA-256 stands beside ${path}.`,
        'It was not made by the service, or not finished, and whether it changed since cannot be told.',
        'Prove it with: npm run --silent restore -- --drill',
      ),
    ]
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return [
      mend(
        `The newest backup is not the file that was written: ${error.message}`,
        'It may not be possible to go back to it.',
        'Delete it, so that the service makes another, and look after that disk.',
      ),
    ]
  }
}
