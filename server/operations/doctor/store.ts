/** The store: whether it is whole, of this version, and written by a clock that is right. */
import { existsSync, statSync } from 'node:fs'
import type { Config } from '../../config.js'
import { examineStore, type Examined } from '../../db/examineStore.js'
import { measureStore } from '../../db/measures.js'
import { storePath } from '../../db/store.js'
import { mend, note, type Finding } from './finding.js'

const MEGABYTE = 1024 * 1024
const LONG_LOG = 64 * MEGABYTE
const MINUTE = 60_000
const CLOCK_SLACK = 5 * MINUTE
const RESTORE = 'Stop the service and go back to a backup: npm run --silent restore -- --input FILE'

/** Every check of the SQLite file that the service would use with this configuration. */
export function checkStore({ dataDir }: Config, now: Date): readonly Finding[] {
  const path = storePath(dataDir)
  if (!existsSync(path))
    return [
      note(
        `There is no store in ${dataDir} yet.`,
        'The service makes one at its first start.',
        'Where there should be one, say with DATA_DIR where it is.',
      ),
    ]
  const owner = statSync(path).uid
  if (process.getuid !== undefined && process.getuid() !== owner) return [otherAccount(path, owner)]
  try {
    return findingsOf(examineStore(dataDir), measureStore(dataDir).log, path, now)
  } catch (error) {
    // The program's own check says so already, and no backup would help.
    if ((error as NodeJS.ErrnoException).code === 'ERR_DLOPEN_FAILED') return []
    return [
      mend(
        `The store ${path} cannot be read: ${(error as Error).message}.`,
        'The service does not start.',
        RESTORE,
      ),
    ]
  }
}

/** SQLite makes files beside the store as it reads; made by another account, they keep the service out. */
function otherAccount(path: string, owner: number): Finding {
  return mend(
    `The store ${path} belongs to another account (number ${String(owner)}), and was not looked at.`,
    'Reading it as this account could leave files beside it that keep the service out.',
    'Run this as the service’s own account, such as: sudo -u early-help-audit …',
  )
}

function findingsOf(
  { damage, stepsBehind, isNewer, newest }: Examined,
  log: number,
  path: string,
  now: Date,
): readonly Finding[] {
  const found: Finding[] = []
  if (damage.length > 0)
    found.push(
      mend(
        `The store ${path} is damaged: ${damage.slice(0, 3).join('; ')}.`,
        'Answers may be lost.',
        RESTORE,
      ),
    )
  if (isNewer)
    found.push(
      mend(
        'The store was last used by a newer version of this service.',
        'This version does not start on it.',
        'Install the newer version, or restore a backup from before it.',
      ),
    )
  else if (stepsBehind > 0)
    found.push(
      note(
        `The store is of an earlier version, ${String(stepsBehind)} steps behind.`,
        'It is brought up to date at the next start, as a whole or not at all.',
        'Make a backup before that start.',
      ),
    )
  if (log > LONG_LOG)
    found.push(
      note(
        `${String(Math.round(log / MEGABYTE))} MB are not yet written into the store’s main file.`,
        'Something has read the store for very long, so that starting and reading become slow.',
        'End programs that hold the store open, and start the service anew.',
      ),
    )
  if (newest && newest.getTime() > now.getTime() + CLOCK_SLACK)
    found.push(
      mend(
        `By this machine’s clock it is ${now.toISOString()}, but the store holds something of ${newest.toISOString()}.`,
        'Rounds open and close, sessions end and data are deleted by the clock.',
        'Set the clock, and have it kept right (timedatectl set-ntp true).',
      ),
    )
  return found
}
