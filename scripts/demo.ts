// npm run demo: the whole line on invented responses, in a temporary folder that is removed at the end.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROUND_DEFAULTS, ukDate, type NewRound } from '../server/audit/rounds.js'
import { readConfig } from '../server/config.js'
import { loadData } from '../server/data.js'
import { closeRound, insertRound } from '../server/db/rounds.js'
import { openStore, type Db } from '../server/db/store.js'
import { importResponses } from '../server/importResponses.js'
import { projectRoot } from '../server/projectRoot.js'
import { startService } from '../server/start.js'
import { demonstrationLink } from '../server/web/account/newLink.js'
import { runCommand } from './command.js'

const DAY = 24 * 60 * 60 * 1000

await runCommand('Shows the service with a round of invented responses: npm run demo', {}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-demo-'))
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', remove)
  const config = readConfig()
  const db = await openStore(folder)
  await loadSample(db)
  const service = await startService(config, db, { demonstration: true })
  const at = (then: string) => demonstrationLink({ db, publicUrl: config.publicUrl, now: new Date() }, then)
  console.log(`The demonstration is running. All its responses are invented, and it keeps nothing.

  Fill in the audit          ${config.publicUrl}/rounds/demo
  See the findings           ${await at('/rounds/sample/findings')}
  Download the workbook      ${await at('/rounds/sample/findings.xlsx')}
  See your own answers count ${await at('/rounds/demo/findings')}

Each organiser link signs in a lead, once, without a password: in this demonstration alone. Press Ctrl+C to stop.`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void service.close())
})

async function loadSample(db: Db): Promise<void> {
  const now = new Date()
  const round = (slug: string, title: string, opens: number, closes: number): NewRound => ({
    ...ROUND_DEFAULTS,
    slug,
    title,
    area: 'Exampleton',
    edition: 'working-together-2018',
    opensOn: ukDate(new Date(now.getTime() + opens * DAY)),
    closesOn: ukDate(new Date(now.getTime() + closes * DAY)),
    invented: true,
  })
  const sample = await insertRound(db, round('sample', 'Early help audit: sample round', -60, 0), now)
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  const { faults } = await importResponses(db, loadData().questionnaires, sample.slug, lines, now)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  await closeRound(db, sample, now)
  await insertRound(db, round('demo', 'Early help audit: try it', 0, 30), now)
}
