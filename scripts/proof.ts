// npm run --silent proof: kills the server on every way of writing, lets two people write at once, and breaks what it stands on, often enough to believe the result.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { CommandError, runCommand } from './command.js'
import { PARTS, type PartName } from './proof/parts.js'
import { keepResult, writeTable } from './proof/report.js'
import { runPart } from './proof/run.js'

const usage = `Proves that nothing acknowledged is lost, nothing done twice and no mail sent twice, and exits with 1 where one is:
  npm run --silent proof -- [--only crashes,fuzz] [--crashes 500] [--kills 200] [--interleavings 200]
    [--sender-kills 50] [--command-kills 50] [--fuzz 20000] [--postgres] [--out proof-results]

  --only PARTS       some of ${Object.keys(PARTS).join(', ')}; what was written of the others before stays
  --crashes N        forms of every kind, each sent to a server that is killed (kill -9) meanwhile, started again, and
                     asked what is there; what was not acknowledged is sent again
  --kills N          save sequences against a server of their own; each is killed at a random moment, started again,
                     and asked for every answer that it had called saved
  --interleavings N  runs of two people on one section: one after the other in a random order, and at the same time
  --sender-kills N   kills in the middle of the queue of messages: afterwards each mail has been received once, or is
                     listed as uncertain
  --command-kills N  kills of each command that changes a whole store, and of a start that brings an older one up to
                     date: run again, it leaves the store as if it had not been killed; on SQLite
  --fuzz N           hostile requests to every route: none may be answered by a server error, or tell of the inside
  --postgres         on PostgreSQL, where each of the two people meets a process of their own
  --out FOLDER       where what was done is written, a part as soon as it is done: results.json, and README.md with a
                     table

Faults of disk, store, network, clock and mail server are among them. "npm test" does the same 3, 3, 20, 5, 2 and 400 times,
the 3 crashes in forms of one part of the service.
Both ask for Node's development packages; the full counts take an hour or more.`

const options = {
  only: { type: 'string' },
  crashes: { type: 'string', default: '500' },
  kills: { type: 'string', default: '200' },
  interleavings: { type: 'string', default: '200' },
  'sender-kills': { type: 'string', default: '50' },
  'command-kills': { type: 'string', default: '50' },
  fuzz: { type: 'string', default: '20000' },
  postgres: { type: 'boolean', default: false },
  out: { type: 'string', default: 'proof-results' },
} as const

/** As many at a time as have a core of their own on a small machine. */
const LANES = 2

await runCommand(usage, options, async ({ only, out, postgres, ...counts }) => {
  for (const count of Object.values(counts))
    if (!/^[1-9]\d{0,5}$/.test(count)) throw new CommandError(`"${count}" is no count from 1 to 999999.`)
  const wanted = namesIn(only)
  const names = wanted.filter((name) => !(postgres && PARTS[name].isOfFiles))
  if (names.length < wanted.length)
    console.log('What copies SQLite’s files (crashes, fuzz, commands) is not run on PostgreSQL.')
  const folder = resolve(out)
  mkdirSync(folder, { recursive: true })
  const waiting = [...names]
  const failed: string[] = []
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await runPart(PARTS[name], counts, postgres ? 'postgres' : 'sqlite')
      keepResult(folder, name, result)
      if (!result.held) failed.push(name)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  writeTable(folder)
  console.log(`What was done is in ${folder}`)
  if (failed.length > 0)
    throw new CommandError(`Something was lost, or the proof did not run: see above (${failed.join(', ')}).`)
})

function namesIn(only: string | undefined): readonly PartName[] {
  const names = only?.split(',') ?? Object.keys(PARTS)
  const unknown = names.find((name) => !(name in PARTS))
  if (unknown !== undefined)
    throw new CommandError(`There is no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`)
  return names as readonly PartName[]
}
