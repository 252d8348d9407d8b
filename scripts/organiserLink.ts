// npm run --silent organiser-link: prints a new one-time link that opens an organiser session.
import { readConfig } from '../server/config.js'
import { openStore } from '../server/db/store.js'
import { organiserLink } from '../server/start.js'
import { runCommand } from './command.js'

const usage = `Prints a new link that opens one organiser session.
  npm run --silent organiser-link`

await runCommand(usage, {}, async () => {
  const config = readConfig()
  const db = await openStore(config.dataDir)
  console.log(await organiserLink(db, config.publicUrl))
  await db.destroy()
})
