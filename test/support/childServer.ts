/** The service as a process of its own, so that it can be killed as a power cut would. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { insertRound } from '../../server/db/rounds.js'
import { projectRoot } from '../../server/projectRoot.js'
import { program } from './program.js'
import { openRound } from './service.js'
import { openStoreIn, storeEnv } from './stores.js'

export interface ChildServer {
  readonly port: number
  readonly address: string
  /** Its process. */
  readonly pid: number
  /** Ends the process at once (`kill -9`) and waits until it is gone. */
  readonly kill: () => Promise<void>
  /** Tells the process to stop (SIGTERM) and waits for its exit code. */
  readonly stop: () => Promise<number | null>
  /** Has the process end itself (`kill -9`) right after the n-th statement from now on that changes the store. */
  readonly killAfter: (statements: number) => Promise<void>
}

/** Starts the service on a store and waits until it listens. */
export async function startChildServer(
  folder: string,
  port: number,
  more: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const env = {
    PATH: process.env.PATH,
    ...(await storeEnv(folder)),
    PORT: String(port),
    LOG_LEVEL: 'silent',
    ...more,
  }
  const killSwitch = ['--import', './test/support/killSwitch.mjs']
  const child = spawn(process.execPath, [...killSwitch, ...program('server/main')], {
    cwd: projectRoot(),
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await untilListening(child)
  return {
    port,
    address: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    kill: () => killNow(child),
    stop: () => stop(child),
    killAfter: async (statements) => {
      child.send({ killAfter: statements })
      await once(child, 'message')
    },
  }
}

/** A store in a temporary folder with one open round, for a server to be started on. */
export async function newStore(): Promise<{ folder: string; port: number; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-child-'))
  const db = await openStoreIn(folder)
  await insertRound(db, openRound, new Date())
  await db.destroy()
  return {
    folder,
    port: await freePort(),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilListening(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('The server has no output to read.')
  for await (const line of createInterface(child.stdout)) if (line.includes('is running')) return
  throw new Error('The server ended before it listened.')
}

async function killNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function stop(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM')
  await once(child, 'exit')
  return child.exitCode
}
