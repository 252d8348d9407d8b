// npm run --silent restore -- --input FILE: puts a backup in the store's place.
import { readConfig } from '../server/config.js'
import { recordActivity } from '../server/db/activity.js'
import { restoreStore } from '../server/db/backups.js'
import { openStore } from '../server/db/store.js'
import { required, runCommand } from './command.js'

const usage = `Puts a backup in the place of the store (DATA_DIR), once it has been checked. Stop the service first. The store
that was there is kept beside it under a dated name: delete it when you are sure that you do not need it.
  npm run --silent restore -- --input /backups/audit-2027-03-10.sqlite`

await runCommand(usage, { input: { type: 'string' } } as const, async (values) => {
  const { dataDir } = readConfig()
  const now = new Date()
  const { tables, rows, kept } = await restoreStore(dataDir, required(values.input, 'input'), now)
  const db = await openStore(dataDir)
  try {
    const activity = {
      organiserId: null,
      action: 'store-restored',
      object: 'store',
      reason: 'By command',
    } as const
    await recordActivity(db, activity, now)
  } finally {
    await db.destroy()
  }
  console.log(`Restored and checked: ${tables} tables with ${rows} rows.`)
  if (kept !== undefined) console.log(`The store that was there before is kept as ${kept}`)
})
