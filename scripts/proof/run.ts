/** Runs one part of the proof, passing on what its tests print. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../server/projectRoot.js'
import type { Part } from './parts.js'
import { thisMachine } from '../bench/report.js'
import type { PartResult } from './report.js'

/** What the tests' report says of each. */
interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** Lines in which tests print their counts. */
const COUNTS = /^(\d|A full disk|The log|Not run|hostile requests: statuses)/

/** Runs a part as often as `counts` say by option. Throws where the tests wrote no report. */
export async function runPart(
  part: Part,
  counts: Readonly<Record<string, string>>,
  project: 'sqlite' | 'postgres',
): Promise<PartResult> {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-proof-'))
  try {
    const report = join(folder, 'report.json')
    const told = Object.entries(part.counts).map(([option, name]) => [name, counts[option]] as const)
    const said = await runTests(part, project, report, Object.fromEntries(told))
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const tests = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => ({
        ...{ fullName, status },
        file: name.slice(projectRoot().length + 1),
      })),
    )
    return {
      ...{ at: new Date().toISOString(), machine: thisMachine(), project, said, tests },
      held: tests.length > 0 && tests.every(({ status }) => ['passed', 'skipped'].includes(status)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runTests(
  { files }: Part,
  project: string,
  report: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const vitest = join(projectRoot(), 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile=${report}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, '--project', project, ...files], {
    cwd: projectRoot(),
    env: { ...process.env, ...env },
    stdio: ['inherit', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      printed += piece.toString()
      process.stdout.write(piece)
    })
  await once(child, 'close')
  return printed.split('\n').filter((line) => COUNTS.test(line))
}
