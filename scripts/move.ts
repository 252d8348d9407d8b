/** `npm run move`: moves everything from one store to another, between SQLite and PostgreSQL or within either. */
import { moveStore } from '../server/db/moves.js'
import { required, runCommand } from './command.js'

const USAGE = `npm run move -- --from STORE --to STORE

Copies everything to an empty store, all of it or nothing, and compares every table with where it came from by its
number of rows and a hash. The store that it comes from stays as it is. Stop the service first.
A STORE is the folder of an SQLite store, such as data/store, or a postgres:// address.`

await runCommand(USAGE, { from: { type: 'string' }, to: { type: 'string' } }, async ({ from, to }) => {
  const sums = await moveStore(required(from, 'from'), required(to, 'to'))
  for (const { table, rows, hash } of sums)
    if (rows > 0) console.log(`${table.padEnd(24)} ${String(rows).padStart(9)}  ${hash.slice(0, 16)}`)
  const all = sums.reduce((sum, { rows }) => sum + rows, 0)
  console.log(
    `${all} rows of ${sums.length} tables were moved and compared; the index of words was made anew.`,
  )
})
