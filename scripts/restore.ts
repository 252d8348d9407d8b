// npm run --silent restore -- --input FILE: puts a backup in the store's place; --drill only proves that it could.
import { readConfig } from '../server/config.js'
import { recordActivity } from '../server/db/activity.js'
import { restoreStore } from '../server/db/backups.js'
import { carryRetentions, type Carried } from '../server/db/carriedRetentions.js'
import { openStoreFile } from '../server/db/store.js'
import { drillRestore, newestBackup } from '../server/operations/drill.js'
import { CommandError, folderOfStore, required, runCommand } from './command.js'

const usage = `Puts a backup in the place of the store (DATA_DIR), once it has been checked. Stop the service first. The store
that was there is kept beside it under a dated name: delete it when you are sure that you do not need it.
What was deleted on confirmed dates since the backup was made is in it again: the dates go with it, and the service
deletes it anew when it starts. Data that was erased at a person's request has to be erased again by hand.
  npm run --silent restore -- --input /backups/audit-2027-03-10.sqlite

With --drill it leaves the store alone, and may run beside the service: it restores the backup (the newest in
BACKUP_FOLDER, unless one is named) to a temporary folder, reads every response in it, and removes the folder.
  npm run --silent restore -- --drill`

/** What is carried over where there was no store. */
const NONE: Carried = { again: [], unconfirmed: [] }

const options = { input: { type: 'string' }, drill: { type: 'boolean' } } as const
await runCommand(usage, options, async ({ input, drill }) => {
  if (drill) await practise(input)
  else await restore(required(input, 'input'))
})

async function practise(input: string | undefined): Promise<void> {
  const folder = readConfig().backups?.folder
  if (input === undefined && folder === undefined)
    throw new CommandError('Say which backup with --input FILE, or where backups are with BACKUP_FOLDER.')
  const backup = input ?? newestBackup(folder ?? '')
  const { tables, rows, isHashed, rounds, responses, answers } = await drillRestore(backup, new Date())
  console.log(`${backup} can be restored: ${tables} tables with ${rows} rows.
Read in it: ${rounds} rounds, ${responses} responses, ${answers} answers.
${isHashed ? 'It is the file that was written: its SHA-256 is the one beside it.' : 'No SHA-256 stands beside it to compare it with.'}`)
}

async function restore(input: string): Promise<void> {
  const dataDir = folderOfStore('pg_restore')
  const now = new Date()
  let carried = NONE
  const { tables, rows, kept } = await restoreStore(dataDir, input, now, async (copy, replaced) => {
    carried = await takeUp(copy, replaced, now)
  })
  console.log(`Restored and checked: ${tables} tables with ${rows} rows.`)
  if (kept !== undefined) console.log(`The store that was there before is kept as ${kept}`)
  for (const slug of carried.again)
    console.log(
      `Contact details or words of "${slug}" are back: they are deleted again when the service starts.`,
    )
  for (const slug of carried.unconfirmed)
    console.log(
      `Contact details of "${slug}" are back, and no lead has confirmed its dates since they were changed: confirm them in the service, and they are deleted again.`,
    )
}

/** Carries confirmed dates over from the store that is replaced, and records that it is. */
async function takeUp(copy: string, replaced: string | undefined, now: Date): Promise<Carried> {
  const db = await openStoreFile(copy)
  try {
    const carried = replaced === undefined ? NONE : await carryRetentions(db, replaced)
    const activity = {
      organiserId: null,
      action: 'store-restored',
      object: 'store',
      reason: 'By command',
    } as const
    await recordActivity(db, activity, now)
    return carried
  } finally {
    await db.destroy()
  }
}
