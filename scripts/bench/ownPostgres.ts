/** Starts a PostgreSQL server of its own for as long as it is needed: see scripts/postgresServer.mjs. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../server/projectRoot.js'

/** The account that belongs to nobody: PostgreSQL refuses to run as root. */
const NOBODY = 65_534

export interface OwnPostgres {
  /** The address of its first database, with the right to make others. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/**
 * Starts a server in a temporary folder, which goes with it.
 *
 * @param flags of the server, such as ['-c', 'fsync=off']
 * @throws where it cannot be started here, with what it says
 */
export async function startOwnPostgres(flags: readonly string[] = []): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-postgres-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const child = spawn(process.execPath, ['scripts/postgresServer.mjs', folder, ...flags], {
    cwd: projectRoot(),
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  })
  const said: string[] = []
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()))
  const ended = once(child, 'exit')
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
  }
  for await (const url of createInterface(child.stdout))
    return {
      url,
      stop: async () => {
        child.stdin.end()
        await ended
        remove()
      },
    }
  remove()
  throw new Error(said.join('').trim() || 'The PostgreSQL server ended before it listened.')
}
