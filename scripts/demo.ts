// npm run demo: the whole line on invented responses, in a temporary folder that is removed at the end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../server/config.js'
import { openStore } from '../server/db/store.js'
import { startService } from '../server/start.js'
import { demonstrationLink } from '../server/web/account/newLink.js'
import { runCommand } from './command.js'
import { loadDemoRounds } from './demoRounds.js'

await runCommand('Shows the service with a round of invented responses: npm run demo', {}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-demo-'))
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', remove)
  const config = readConfig()
  const db = await openStore(folder)
  await loadDemoRounds(db)
  const service = await startService(config, db, { demonstration: true })
  const at = (then: string) => demonstrationLink({ db, publicUrl: config.publicUrl, now: new Date() }, then)
  console.log(`The demonstration is running. All its responses are invented, and it keeps nothing.

  Fill in the audit          ${config.publicUrl}/rounds/demo
  See the findings           ${await at('/rounds/sample/findings')}
  See who has answered       ${await at('/rounds/sample/coverage')}
  Download the workbook      ${await at('/rounds/sample/findings.xlsx')}
  Publish findings           ${await at('/rounds/sample/releases/new')}
  Compare two rounds         ${await at('/rounds/second/comparison')}
  See your own answers count ${await at('/rounds/demo/findings')}

Each organiser link signs in a lead, once, without a password: in this demonstration alone. Press Ctrl+C to stop.`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void service.close())
})
