// npm run --silent backup -- --output FILE: copies the store while the service runs.
import { backUpStore } from '../server/db/backups.js'
import { folderOfStore, required, runCommand } from './command.js'

const usage = `Copies the store (DATA_DIR) to a new file while the service runs, and checks the copy. Only its owner can read
the file; it holds all that people wrote, so keep it as safely as the store and delete it when it is no longer needed.
  npm run --silent backup -- --output /backups/audit-2027-03-10.sqlite`

await runCommand(usage, { output: { type: 'string' } } as const, async (values) => {
  const output = required(values.output, 'output')
  const { tables, rows } = await backUpStore(folderOfStore('pg_dump'), output)
  console.log(`Backed up and checked: ${tables} tables with ${rows} rows, in ${output}`)
})
