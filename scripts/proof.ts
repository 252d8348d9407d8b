// npm run --silent proof: kills the server on every way of writing, lets two people write at once, and breaks what it stands on, often enough to believe the result.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { projectRoot } from '../server/projectRoot.js'
import { CommandError, runCommand } from './command.js'

const usage = `Proves that nothing acknowledged is lost, nothing done twice and no mail sent twice, and exits with 1 where one is:
  npm run --silent proof -- [--crashes 500] [--kills 200] [--interleavings 200] [--sender-kills 50] [--fuzz 20000]
    [--postgres] [--out proof-results]

  --crashes N        forms of every kind, each sent to a server that is killed (kill -9) meanwhile, started again, and
                     asked what is there; what was not acknowledged is sent again
  --kills N          save sequences against a server of their own; each is killed at a random moment, started again,
                     and asked for every answer that it had called saved
  --interleavings N  runs of two people on one section: one after the other in a random order, and at the same time
  --sender-kills N   kills in the middle of the queue of messages: afterwards each mail has been received once, or is
                     listed as uncertain
  --fuzz N           hostile requests to every route: none may be answered by a server error, or tell of the inside
  --postgres         on PostgreSQL, where each of the two people meets a process of their own
  --out FOLDER       where what was done is written: results.json, and README.md with a table

Faults of disk, store, network, clock and mail server are among them. "npm test" does the same 3, 3, 20, 5 and 400 times,
the 3 crashes in forms of one part of the service.
Both ask for Node's development packages; the full counts take an hour or more.`

const options = {
  crashes: { type: 'string', default: '500' },
  kills: { type: 'string', default: '200' },
  interleavings: { type: 'string', default: '200' },
  'sender-kills': { type: 'string', default: '50' },
  fuzz: { type: 'string', default: '20000' },
  postgres: { type: 'boolean', default: false },
  out: { type: 'string', default: 'proof-results' },
} as const

/** What the tests' report says of each. */
interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

await runCommand(usage, options, async ({ out, postgres, ...counts }) => {
  for (const count of Object.values(counts))
    if (!/^[1-9]\d{0,5}$/.test(count)) throw new CommandError(`"${count}" is no count from 1 to 999999.`)
  const folder = resolve(out)
  mkdirSync(folder, { recursive: true })
  const report = join(folder, 'report.json')
  const { status, said } = await runTests(report, counts, postgres)
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((one) => ({ file: name.slice(projectRoot().length + 1), ...one })),
  )
  const results = { at: new Date().toISOString(), machine: machine(), counts, said, tests }
  writeFileSync(join(folder, 'results.json'), JSON.stringify(results, null, 1))
  writeFileSync(join(folder, 'README.md'), tableOf(results))
  console.log(`What was done is in ${folder}`)
  if (status !== 0) throw new CommandError('Something was lost, or the proof did not run: see above.')
})

/** Runs them, passing on what they print; returns as well the lines in which they count. */
async function runTests(report: string, counts: Readonly<Record<string, string>>, postgres: boolean) {
  const root = projectRoot()
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile=${report}`]
  const tests = ['test/proof', 'test/web/together.test.ts']
  const project = ['--project', postgres ? 'postgres' : 'sqlite']
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...project, ...tests], {
    cwd: root,
    env: {
      ...process.env,
      CRASHES: counts.crashes,
      KILLS: counts.kills,
      INTERLEAVINGS: counts.interleavings,
      SENDER_KILLS: counts['sender-kills'],
      FUZZ_CASES: counts.fuzz,
    },
    stdio: ['inherit', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      printed += piece.toString()
      process.stdout.write(piece)
    })
  const [status] = (await once(child, 'close')) as [number | null]
  // The lines in which tests print their counts.
  const said = printed.split('\n').filter((line) => /^(\d|A full disk|The log|Not run)/.test(line))
  return { status, said }
}

function machine(): string {
  const [one] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${platform()} ${release()} ${arch()}, ${cpus().length} × ${one?.model.trim() ?? 'processor'}, ${memory} GB, Node ${process.version}`
}

function tableOf({
  at,
  machine: where,
  said,
  tests,
}: {
  readonly at: string
  readonly machine: string
  readonly said: readonly string[]
  readonly tests: readonly { readonly file: string; readonly fullName: string; readonly status: string }[]
}): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  return [
    '# What the proof did',
    '',
    `Written by \`npm run proof\` on ${at.slice(0, 10)}, on ${where}.`,
    '',
    ...said.map((line) => `- ${line.trim()}`),
    '',
    '| What happened | Held | Test |',
    '|---|---|---|',
    ...tests.map(
      ({ file, fullName, status }) =>
        `| ${cell(fullName)} | ${status === 'passed' ? 'yes' : status} | \`${file}\` |`,
    ),
    '',
  ].join('\n')
}
