// npm run --silent restore -- --input FILE: puts a backup in the store's place.
import { readConfig } from '../server/config.js'
import { recordActivity } from '../server/db/activity.js'
import { restoreStore } from '../server/db/backups.js'
import { carryRetentions, type Carried } from '../server/db/carriedRetentions.js'
import { openStore } from '../server/db/store.js'
import { required, runCommand } from './command.js'

const usage = `Puts a backup in the place of the store (DATA_DIR), once it has been checked. Stop the service first. The store
that was there is kept beside it under a dated name: delete it when you are sure that you do not need it.
What was deleted on confirmed dates since the backup was made is in it again: the dates go with it, and the service
deletes it anew when it starts. Data that was erased at a person's request has to be erased again by hand.
  npm run --silent restore -- --input /backups/audit-2027-03-10.sqlite`

await runCommand(usage, { input: { type: 'string' } } as const, async (values) => {
  const { dataDir } = readConfig()
  const now = new Date()
  const { tables, rows, kept } = await restoreStore(dataDir, required(values.input, 'input'), now)
  const db = await openStore(dataDir)
  let carried: Carried | undefined
  try {
    carried = kept === undefined ? undefined : await carryRetentions(db, kept)
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
  for (const slug of carried?.again ?? [])
    console.log(
      `Contact details or words of "${slug}" are back: they are deleted again when the service starts.`,
    )
  for (const slug of carried?.unconfirmed ?? [])
    console.log(
      `Contact details of "${slug}" are back, and no lead has confirmed its dates since they were changed: confirm them in the service, and they are deleted again.`,
    )
})
