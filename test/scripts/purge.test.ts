import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFrozenFindings } from '../../server/db/frozenFindings.js'
import { confirmPurgeDates } from '../../server/db/retentions.js'
import { openStore, type Db } from '../../server/db/store.js'
import { freePort, startChildServer } from '../support/childServer.js'
import { program } from '../support/program.js'
import { ANSWER_WORDS, CONTACT_WORDS, plantedRound, plantRound, wordsInFiles } from '../support/purge.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-purge-'))
const backup = join(folder, 'backup.sqlite')
const ALL_WORDS = [...CONTACT_WORDS, ...ANSWER_WORDS]
/** Long ago by the clock of those who run this. */
const past = { ...plantedRound, opensOn: '2020-03-01', closesOn: '2020-03-31' }

function run(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...program(`scripts/${command}`), ...args],
    { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder } },
  )
  return { status, stdout, stderr }
}

async function inStore<T>(step: (db: Db) => Promise<T>): Promise<T> {
  const db = await openStore(folder)
  try {
    return await step(db)
  } finally {
    await db.destroy()
  }
}

let leadId = 0
let roundId = 0

beforeAll(async () => {
  const planted = await inStore((db) => plantRound(db, past))
  leadId = planted.leadId
  roundId = planted.round.id
  run('backup', '--output', backup)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('says what would go and deletes nothing, confirmed or not', async () => {
  const { status, stdout, stderr } = run('purge', '--dry-run', '--round', 'planted')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(
    /^planted\tcontacts\t2021-03-31\tnot confirmed\tpeople 2, .*\nplanted\twords\t2022-03-31\tnot confirmed\twords \d+, .*\n$/,
  )
  const refused = run('purge', '--round', 'planted')
  expect(refused).toMatchObject({ status: 1, stdout: '' })
  expect(refused.stderr).toContain('Nothing was deleted: no lead has confirmed dates for "planted"')
  expect(run('purge')).toMatchObject({ status: 0, stdout: 'Nothing is due.\n' })
  expect(run('purge', '--round', 'nowhere').stderr).toBe('There is no round "nowhere".\n')
  expect(run('purge', '--help').stdout).toContain('Without that, nothing is ever deleted')
  expect(await wordsInFiles(folder, ALL_WORDS)).toEqual(ALL_WORDS)
})

it('deletes what is due, and says how much', async () => {
  const dates = { contacts: '2021-03-31', words: '2022-03-31' }
  await inStore((db) => confirmPurgeDates(db, roundId, dates, leadId, new Date('2020-05-01T12:00:00Z')))
  const { status, stdout, stderr } = run('purge', '--round', 'planted')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^planted\tcontacts\tpeople 2, .*\nplanted\twords\twords \d+, .*\n$/)
  expect(await wordsInFiles(folder, ALL_WORDS)).toEqual([])
  expect(run('purge').stdout).toBe('Nothing is due.\n')
  expect(run('purge', '--dry-run').stdout).toMatch(/^planted\tcontacts\t\d{4}-\d\d-\d\d\tdeleted\tnothing$/m)
})

it('is done again at the start of the service, where a backup from before was put back', async () => {
  const frozen = await inStore((db) => findFrozenFindings(db, roundId))
  const restored = run('restore', '--input', backup)
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  expect(restored.stdout).toContain(
    'Contact details or words of "planted" are back: they are deleted again when the service starts.',
  )
  expect(await wordsInFiles(folder, ALL_WORDS)).toEqual(ALL_WORDS)
  const server = await startChildServer(folder, await freePort())
  try {
    while ((await wordsInFiles(folder, ALL_WORDS)).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 50))
  } finally {
    await server.kill()
  }
  expect(await inStore((db) => findFrozenFindings(db, roundId))).toEqual(frozen)
})
