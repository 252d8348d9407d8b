/** Makes one backup in a thread of its own: looking through a copy takes a second for each few hundred megabytes. */
import { parentPort, workerData } from 'node:worker_threads'
import { makeDailyBackup } from './dailyBackups.js'

export interface BackupTask {
  readonly dataDir: string
  readonly folder: string
  readonly day: string
}

const { dataDir, folder, day } = workerData as BackupTask
parentPort?.postMessage(await makeDailyBackup(dataDir, folder, day))
