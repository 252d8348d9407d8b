/** `npm start`: the service for real use. It never loads samples. */
import { ConfigError, readConfig } from './config.js'
import { openStore, StoreError } from './db/store.js'
import { ListenError, organiserLink, startService } from './start.js'

try {
  const config = readConfig()
  const db = await openStore(config.dataDir)
  const service = await startService(config, db)
  console.log(`${config.serviceName} is running: ${config.publicUrl}`)
  console.log(`Organisers, once only: ${await organiserLink(db, config.publicUrl)}`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void service.close())
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError || error instanceof ListenError))
    throw error
  console.error(error.message)
  process.exitCode = 1
}
