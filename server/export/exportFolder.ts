/** Where files lie that take long to make, until they are fetched: beside the store, where its owner alone can read. */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder's path, for the folder of the store. */
export function exportFolder(dataDir: string): string {
  return resolve(join(dataDir, 'exports'))
}

/** Makes the folder, where it is missing, and returns its path. */
export function makeExportFolder(dataDir: string): string {
  const folder = exportFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Deletes every file in it. Whoever writes one just now writes on into what nobody can open. */
export function clearExports(dataDir: string): void {
  rmSync(exportFolder(dataDir), { recursive: true, force: true })
}
