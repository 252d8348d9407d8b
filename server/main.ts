/** `npm start`: the service for real use. It never loads samples. */
import { ConfigError, readConfig } from './config.js'
import { hasLead } from './db/organisers.js'
import { openStore, StoreError } from './db/store.js'
import { ListenError, startService, type RunningService } from './start.js'
import { firstLeadLink } from './web/account/newLink.js'

/** Whatever still goes on so long after the service was told to stop is given up. In milliseconds. */
const LONGEST_STOP = 45_000

try {
  const config = readConfig()
  const db = await openStore(config.store)
  const service = await startService(config, db)
  console.log(`${config.serviceName} is running: ${config.publicUrl}`)
  if (!(await hasLead(db))) {
    const link = await firstLeadLink({ db, publicUrl: config.publicUrl, now: new Date() })
    console.log(`Set up the early help lead's account, once only: ${link}`)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(service))
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError || error instanceof ListenError))
    throw error
  console.error(error.message)
  process.exitCode = 1
}

async function stop(service: RunningService): Promise<void> {
  setTimeout(() => process.exit(1), LONGEST_STOP).unref()
  await service.close()
}
