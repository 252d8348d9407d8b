// npm run --silent import -- --round SLUG --input FILE.jsonl: loads responses into a store, all of them or none.
import { readFileSync } from 'node:fs'
import { readConfig } from '../server/config.js'
import { loadData } from '../server/data.js'
import { openStore } from '../server/db/store.js'
import { importResponses } from '../server/importResponses.js'
import { CommandError, required, runCommand } from './command.js'

const usage = `Loads responses, one JSON object a line, into a round: every line, or none where one has a fault.
  npm run --silent import -- --round SLUG --input FILE.jsonl`

await runCommand(usage, { round: { type: 'string' }, input: { type: 'string' } } as const, async (values) => {
  const slug = required(values.round, 'round')
  const text = read(required(values.input, 'input'))
  const db = await openStore(readConfig().dataDir)
  try {
    const { loaded, faults } = await importResponses(db, loadData().questionnaires, slug, text, new Date())
    if (faults.length > 0) throw new CommandError(['Nothing was loaded.', ...faults].join('\n'))
    console.log(`Loaded ${loaded} responses into "${slug}".`)
  } finally {
    await db.destroy()
  }
})

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}.`, { cause: error })
  }
}
