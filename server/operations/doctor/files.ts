/** Folders and files: whether the service may write them, others may read them, and there is room. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.js'
import { measureStore } from '../../db/measures.js'
import { storePath } from '../../db/store.js'
import { projectRoot } from '../../projectRoot.js'
import { mend, note, type Finding } from './finding.js'

const MEGABYTE = 1024 * 1024
const LEAST_FREE = 256 * MEGABYTE
const LITTLE_FREE = 2048 * MEGABYTE
const ANYBODY = 0o007
const ANYBODY_READS = 0o004

/** Where the service's variables may be kept, with passwords and keys in them. */
const SECRETS = ['/etc/early-help-audit.env', join(projectRoot(), '.env')]

/** @param secrets files that hold passwords and keys, where there are any */
export function checkFiles({ dataDir, backups }: Config, secrets = SECRETS): readonly Finding[] {
  return [
    ...checkWritable(dataDir),
    ...checkSpace(dataDir),
    ...checkPrivate([storePath(dataDir)], 'all that people wrote'),
    ...checkPrivate(backups ? [backups.folder] : [], 'copies of all that people wrote'),
    ...checkPrivate(secrets, 'passwords and keys'),
  ]
}

/** The folder itself, or the nearest one above it that there is. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

function checkWritable(dataDir: string): readonly Finding[] {
  try {
    accessSync(nearest(dataDir), constants.W_OK)
    if (existsSync(storePath(dataDir))) accessSync(storePath(dataDir), constants.W_OK)
    return []
  } catch {
    return [
      mend(
        `This account may not write the folder of the store, ${dataDir}, or the store in it.`,
        'Nothing that anybody types can be kept.',
        'Run this as the service’s own account; make the folder that account’s, or choose another with DATA_DIR.',
      ),
    ]
  }
}

function checkSpace(dataDir: string): readonly Finding[] {
  const { bavail, bsize } = statfsSync(nearest(dataDir))
  const { store, log } = measureStore(dataDir)
  return spaceFindings(bavail * bsize, store + log)
}

/** What is to be said of so many free bytes on the disk of a store of so many. */
export function spaceFindings(free: number, store: number): readonly Finding[] {
  const left = `${String(Math.floor(free / MEGABYTE))} MB are free on the disk of the store, which has ${String(Math.ceil(store / MEGABYTE))} MB.`
  const why = 'A full disk stops saving. Erasing writes the store anew, and needs as much room again.'
  const todo = 'Make room, or move the store to a larger disk.'
  if (free < LEAST_FREE + store) return [mend(left, why, todo)]
  return free < LITTLE_FREE + 2 * store ? [note(left, why, todo)] : []
}

/** A file is private where only its owner and group may read it, or may enter its folder. */
function checkPrivate(paths: readonly string[], holding: string): readonly Finding[] {
  return paths
    .filter(isOpen)
    .map((path) =>
      mend(
        `Anybody with an account on this machine may read ${path}.`,
        `It holds ${holding}.`,
        `Run: chmod -R o-rwx ${path}`,
      ),
    )
}

function isOpen(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & ANYBODY_READS) !== 0 && (statSync(dirname(path)).mode & ANYBODY) !== 0
}
