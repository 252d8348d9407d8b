/** A program that is run to its end, or killed on its way there as a power cut would. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../server/projectRoot.js'
import { program } from './program.js'

/** When a program is killed: right after it has changed something for the n-th time, or so long after its start. */
export type Moment = { readonly change: number } | { readonly milliseconds: number }

export interface Program {
  /** Its source, as for `program`. */
  readonly path: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** What a program prints that would go on for ever once it is ready: then it is told to stop. */
  readonly until?: string
}

export interface Ran {
  /** How it ended; "killed" where that was before its end. */
  readonly ended: 'well' | 'badly' | 'killed'
  /** What it printed, and its complaints. */
  readonly said: string
}

/** Runs a program, which is killed where a moment is named and it has not ended before. */
export async function runProgram({ path, args, env, until }: Program, moment?: Moment): Promise<Ran> {
  const child = spawn(
    process.execPath,
    ['--import', './test/support/killSwitch.mjs', ...program(path), ...args],
    {
      cwd: projectRoot(),
      env: {
        PATH: process.env.PATH,
        ...env,
        ...(moment && 'change' in moment && { KILL_AFTER: String(moment.change) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const timer =
    moment && 'milliseconds' in moment && setTimeout(() => child.kill('SIGKILL'), moment.milliseconds)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (until !== undefined && said.includes(until)) child.kill('SIGTERM')
    })
  const [status] = (await once(child, 'close')) as [number | null]
  if (timer) clearTimeout(timer)
  const isReady = until !== undefined && said.includes(until)
  const isKilled = child.signalCode === 'SIGKILL'
  return { ended: isKilled ? 'killed' : status === 0 || isReady ? 'well' : 'badly', said }
}

export interface Measured extends Ran {
  /** How often it changed something. */
  readonly changes: number
  /** How long it took. */
  readonly milliseconds: number
}

/** Runs a program to its end and measures it, so that moments can be chosen at which to kill it. */
export async function measureProgram(one: Program): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-changes-'))
  const file = join(folder, 'changes')
  const begun = performance.now()
  const ran = await runProgram({ ...one, env: { ...one.env, CHANGES_TO: file } })
  const milliseconds = Math.ceil(performance.now() - begun)
  const changes = statSync(file).size
  rmSync(folder, { recursive: true })
  return { ...ran, changes, milliseconds }
}
