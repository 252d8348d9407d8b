import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.js'
import { insertRound } from '../../server/db/rounds.js'
import { openStore } from '../../server/db/store.js'
import { makeDailyBackup } from '../../server/operations/dailyBackups.js'
import { examine, reportOf } from '../../server/operations/doctor/examine.js'
import { checkFiles, spaceFindings } from '../../server/operations/doctor/files.js'
import type { Finding } from '../../server/operations/doctor/finding.js'
import { checkProgram } from '../../server/operations/doctor/program.js'
import { checkAddress } from '../../server/operations/doctor/reach.js'
import { projectRoot } from '../../server/projectRoot.js'
import { freePort } from '../support/childServer.js'
import { makeEarlierStore } from '../support/filledStore.js'
import { program } from '../support/program.js'
import { NOON, springRound } from '../support/service.js'
import { startSmtp } from '../support/smtp.js'

const parent = mkdtempSync(join(tmpdir(), 'early-help-audit-doctor-'))
const folderOf = (name: string) => join(parent, name)
const store = folderOf('store')
const backups = folderOf('backups')
let smtp: Awaited<ReturnType<typeof startSmtp>>
let sound: Record<string, string>

beforeAll(async () => {
  smtp = await startSmtp()
  const db = await openStore(store)
  await insertRound(db, springRound, NOON)
  await db.destroy()
  await makeDailyBackup(store, backups, '2027-03-10')
  sound = {
    DATA_DIR: store,
    BACKUP_FOLDER: backups,
    PUBLIC_URL: `https://localhost:${String(await freePort())}`,
    TRUST_PROXY: '1',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'audit@example.org',
  }
})
afterAll(async () => {
  await smtp.close()
  rmSync(parent, { recursive: true })
})

/** What has to be mended; the stylesheet of this tree may not have been built when tests run by themselves. */
const faultsOf = (findings: readonly Finding[]) =>
  findings
    .filter(({ level, what }) => level === 'mend' && what !== 'The stylesheet was not built.')
    .map(({ what }) => what)
const faultsWith = async (env: Record<string, string>, now = NOON) =>
  faultsOf(await examine(now, { ...sound, ...env }))

/** A copy of the sound store, changed by somebody. */
function copyOf(name: string, change: (path: string) => void): string {
  mkdirSync(folderOf(name), { mode: 0o700 })
  const path = join(folderOf(name), 'audit.sqlite')
  copyFileSync(join(store, 'audit.sqlite'), path)
  change(path)
  return folderOf(name)
}

describe('the doctor', () => {
  it('finds nothing to mend where nothing is wrong', async () => {
    expect(await faultsWith({})).toEqual([])
  })

  it('lists every fault of the variables at once', async () => {
    const faults = await faultsWith({ PORT: 'many', BACKUP_AT: 'noon', METRICS_TOKEN: 'short' })
    expect(faults).toEqual([
      'PORT must be a number from 0 to 65535.',
      'METRICS_TOKEN must be 20 characters or longer: it opens /metrics.',
      'BACKUP_AT must be a time of day such as 02:30.',
    ])
  })

  it('finds a damaged store, one that is none, a newer one, and says that an older one is', async () => {
    const damaged = copyOf('damaged', (path) => {
      writeFileSync(path, Buffer.from(readFileSync(path)).fill(7, 5 * 4096, 9 * 4096))
    })
    expect((await faultsWith({ DATA_DIR: damaged })).join()).toMatch(
      /^The store .* (is damaged|cannot be read): /,
    )
    const letter = copyOf('letter', (path) => {
      writeFileSync(path, 'Dear council, this is no database. '.repeat(200))
    })
    expect((await faultsWith({ DATA_DIR: letter })).join()).toMatch(/cannot be read: file is not a database/)

    const newer = await openStore(folderOf('newer'))
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999 future', '')`.execute(newer)
    await newer.destroy()
    expect(await faultsWith({ DATA_DIR: folderOf('newer') })).toEqual([
      'The store was last used by a newer version of this service.',
    ])

    mkdirSync(folderOf('older'), { mode: 0o700 })
    await makeEarlierStore(folderOf('older'), '0006 agencies, invitations and messages')
    const older = await examine(NOON, { ...sound, DATA_DIR: folderOf('older') })
    expect(faultsOf(older)).toEqual([])
    expect(reportOf(older)).toMatch(/NOTE {2}The store is of an earlier version, \d+ steps behind\./)
  })

  it('finds a clock that is behind what the store holds', async () => {
    const ahead = await openStore(folderOf('ahead'))
    await sql`INSERT INTO activity (at, action, object) VALUES ('2027-03-10T13:00:00.000Z', 'signed-in', 'x')`.execute(
      ahead,
    )
    await ahead.destroy()
    expect(await faultsWith({ DATA_DIR: folderOf('ahead') })).toEqual([
      'By this machine’s clock it is 2027-03-10T12:00:00.000Z, but the store holds something of 2027-03-10T13:00:00.000Z.',
    ])
    expect(await faultsWith({ DATA_DIR: folderOf('ahead') }, new Date('2027-03-10T13:01:00Z'))).toEqual([])
  })

  it('looks at no store of another account', async (context) => {
    if (process.getuid?.() !== 0) context.skip('Only root can give a file to another account.')
    const others = copyOf('others', (path) => {
      chownSync(path, 12_345, 12_345)
    })
    const faults = await faultsWith({ DATA_DIR: others })
    expect(faults).toEqual([expect.stringMatching(/belongs to another account \(number 12345\)/)])
  })

  it('finds a database that is not there, and says that nothing copies one', async () => {
    const url = `postgres://localhost:${String(await freePort())}/audit`
    expect(await faultsWith({ DATABASE_URL: url })).toEqual([
      'Set DATABASE_URL or BACKUP_FOLDER, not both: PostgreSQL is backed up with its own tools.',
    ])
    const others = Object.entries(sound).filter(([name]) => name !== 'BACKUP_FOLDER')
    const findings = await examine(NOON, { ...Object.fromEntries(others), DATABASE_URL: url })
    expect(faultsOf(findings)).toEqual([
      expect.stringContaining('The database (DATABASE_URL) cannot be read'),
    ])
    expect(reportOf(findings)).toContain('NOTE  The service copies no database of PostgreSQL')
  })

  it('finds files that anybody may read', () => {
    const open = copyOf('open', (path) => {
      chmodSync(path, 0o644)
    })
    chmodSync(open, 0o755)
    const secrets = join(open, 'secrets.env')
    writeFileSync(secrets, 'OIDC_CLIENT_SECRET=x', { mode: 0o644 })
    chmodSync(secrets, 0o644)
    const config = readConfig({ ...sound, DATA_DIR: open })
    chmodSync(parent, 0o755)
    chmodSync(backups, 0o755)
    expect(faultsOf(checkFiles(config, [secrets]))).toEqual(
      [join(open, 'audit.sqlite'), backups, secrets].map(
        (path) => `Anybody with an account on this machine may read ${path}.`,
      ),
    )
    chmodSync(parent, 0o700)
    chmodSync(backups, 0o700)
  })

  it('finds a disk that is nearly full', () => {
    const megabytes = (count: number) => count * 1024 * 1024
    expect(spaceFindings(megabytes(300), megabytes(100))[0]?.level).toBe('mend')
    expect(spaceFindings(megabytes(1000), megabytes(100))[0]?.level).toBe('note')
    expect(spaceFindings(megabytes(9000), megabytes(100))).toEqual([])
  })

  it('finds a Node that is too old, or between those that work', () => {
    const isKnown = (version: string) =>
      !faultsOf(checkProgram(version)).some((what) => what.startsWith('Node'))
    expect(
      ['20.18.0', '20.19.0', '21.7.0', '22.13.0', '22.14.0', '23.1.0', '24.0.0', '26.1.0'].filter(isKnown),
    ).toEqual(['20.19.0', '22.14.0', '24.0.0', '26.1.0'])
  })

  it('finds an address without HTTPS, and a proxy that is not told of', () => {
    const faults = (env: Record<string, string>) => faultsOf(checkAddress(readConfig(env)))
    expect(faults({ PUBLIC_URL: 'http://audit.example.org' })[0]).toMatch('does not begin with https:')
    expect(faults({ PUBLIC_URL: 'https://audit.example.org' })[0]).toMatch('TRUST_PROXY is 0')
    expect(faults({ PUBLIC_URL: 'https://audit.example.org', TRUST_PROXY: '1' })).toEqual([])
    expect(
      checkAddress(readConfig({ HOST: '0.0.0.0', TRUST_PROXY: '1', PUBLIC_URL: 'https://a.example.org' })),
    ).toMatchObject([{ level: 'note', what: expect.stringContaining('listens on 0.0.0.0') as string }])
  })

  it('finds a mail server that is not there, and sends nothing to one that is', async () => {
    const port = String(await freePort())
    expect(await faultsWith({ SMTP_URL: `smtp://user:secret-word@localhost:${port}` })).toEqual([
      expect.stringMatching(new RegExp(`^The mail server localhost:${port} cannot be used: .*ECONNREFUSED`)),
    ])
    expect(smtp.received).toEqual([])
  })

  it('finds that there is no backup, that it is old, and that it is not the file that was written', async () => {
    expect((await faultsWith({ BACKUP_FOLDER: folderOf('none') })).join()).toMatch(/^There is no backup in /)
    expect((await faultsWith({}, new Date('2027-03-12T12:00:00Z'))).join()).toMatch(
      /^The newest backup is of 2027-03-10/,
    )
    await makeDailyBackup(store, folderOf('changed'), '2027-03-10')
    appendFileSync(join(folderOf('changed'), 'audit-2027-03-10.sqlite'), 'x')
    expect((await faultsWith({ BACKUP_FOLDER: folderOf('changed') })).join()).toMatch(
      /^The newest backup is not the file that was written/,
    )
  })

  it('says each as a command, with what to do, and exits with 1', () => {
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: store, PUBLIC_URL: 'http://audit.invalid' }
    const ran = spawnSync(process.execPath, program('scripts/doctor'), {
      cwd: projectRoot(),
      env,
      encoding: 'utf8',
    })
    expect(ran.stdout).toMatch(
      /MEND {2}PUBLIC_URL \(http:\/\/audit\.invalid\) does not begin with https:\.\n +Why it matters: .+\n +What to do: Put a reverse proxy/,
    )
    expect(ran.stdout).toMatch(/ ha(s|ve) to be mended\.\n$/)
    expect([ran.status, ran.stderr]).toEqual([1, ''])
  })
})
