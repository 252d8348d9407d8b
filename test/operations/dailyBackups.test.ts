import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBackupJob, type BackupJob } from '../../server/operations/backupJob.js'
import { drillRestore, newestBackup } from '../../server/operations/drill.js'
import { createLog } from '../../server/operations/log.js'
import { fillIn } from '../support/form.js'
import { startResponse, startTestService, type TestService } from '../support/service.js'

let parent: string
let folder: string
let service: TestService
let job: BackupJob | undefined
let logged: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'early-help-audit-daily-'))
  folder = join(parent, 'backups')
  logged = ''
})
afterEach(async () => {
  await job?.stop()
  await service.close()
  rmSync(parent, { recursive: true })
})

/** The service with its backups, at a moment. */
async function start(now: string, env: Record<string, string> = {}) {
  service = await startTestService({ BACKUP_FOLDER: folder, BACKUP_DAYS: '2', ...env })
  service.clock.now = new Date(now)
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString()
      done()
    },
  })
  job = startBackupJob({ ...service.services, log: createLog('info', stream) })
}

async function lookAt(now: string): Promise<void> {
  service.clock.now = new Date(now)
  await job?.look()
}

const made = () => readdirSync(folder).filter((name) => name.endsWith('.sqlite'))

describe('the daily backup', () => {
  it('is made once a day, when its time in the UK has come, and the oldest go', async () => {
    await start('2027-07-01T01:00:00Z', { BACKUP_AT: '02:30' })
    await job?.look()
    expect(service.services.backupState).toEqual({ newest: undefined, failed: false })
    // 02:31 by the clocks of summer.
    await lookAt('2027-07-01T01:31:00Z')
    expect(made()).toEqual(['audit-2027-07-01.sqlite'])
    await lookAt('2027-07-01T12:00:00Z')
    expect(made()).toEqual(['audit-2027-07-01.sqlite'])
    expect(service.services.backupState).toMatchObject({ newest: expect.any(Date) as Date, failed: false })
    for (const day of ['02', '03', '04']) await lookAt(`2027-07-${day}T02:00:00Z`)
    expect(readdirSync(folder)).toEqual(
      ['02', '03', '04'].flatMap((day) => ['', '.sha256'].map((end) => `audit-2027-07-${day}.sqlite${end}`)),
    )
    expect(logged).toContain('backed up and checked')
  })

  it('is made at the start where the service did not run at its time, and is its owner’s alone', async () => {
    await start('2027-03-10T15:00:00Z')
    await job?.look()
    expect(made()).toEqual(['audit-2027-03-10.sqlite'])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    // As anybody can check with the system's own program.
    const checked = execFileSync('sha256sum', ['-c', 'audit-2027-03-10.sqlite.sha256'], { cwd: folder })
    expect(String(checked)).toBe('audit-2027-03-10.sqlite: OK\n')
  })

  it('says that it failed, keeps what there was, and is tried again an hour later', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'audit-2027-03-01.sqlite'), 'an old one')
    // Where the copy would be written there is a folder.
    mkdirSync(join(folder, 'audit-2027-03-10.sqlite-journal'))
    mkdirSync(join(parent, 'elsewhere'))
    await start('2027-03-10T15:00:00Z', { DATA_DIR: join(parent, 'elsewhere') })
    await job?.look()
    expect(service.services.backupState.failed).toBe(true)
    expect(logged).toContain('the backup failed')
    expect(made()).toEqual(['audit-2027-03-01.sqlite'])
    const attempts = () => logged.split('the backup failed').length - 1
    await lookAt('2027-03-10T15:30:00Z')
    expect(attempts()).toBe(1)
    await lookAt('2027-03-10T16:01:00Z')
    expect(attempts()).toBe(2)
  })
})

describe('the restore drill', () => {
  it('reads everything in the newest backup, and leaves nothing behind', async () => {
    await start('2027-03-10T01:00:00Z')
    const browser = service.browser()
    const response = await startResponse(browser)
    await fillIn(browser, `${response}/sections/about`, { agency: 'Mill School', sector: 'health' })
    await browser.post(`${response}/submission`).expect(303)
    await lookAt('2027-03-10T03:00:00Z')
    const before = readdirSync(tmpdir()).filter((name) => name.includes('-drill-'))
    const drilled = await drillRestore(newestBackup(folder), new Date())
    expect(drilled).toMatchObject({ rounds: 1, responses: 1, answers: 2, isHashed: true })
    expect(drilled.rows).toBeGreaterThan(10)
    expect(readdirSync(tmpdir()).filter((name) => name.includes('-drill-'))).toEqual(before)
  })

  it('says so where the backup is another file than was written, or there is none', async () => {
    await start('2027-03-10T03:00:00Z')
    await job?.look()
    const path = newestBackup(folder)
    appendFileSync(path, Buffer.alloc(4096))
    await expect(drillRestore(path, new Date())).rejects.toThrow(/has changed since it was made|damaged/)
    expect(() => newestBackup(join(parent, 'none'))).toThrow('There is no backup in')
  })
})
