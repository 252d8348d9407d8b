import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '../server/config.js'
import { insertOrganiser } from '../server/db/organisers.js'
import { findPersonRequest, insertPersonRequest } from '../server/db/personRequests.js'
import { openStore, StoreError } from '../server/db/store.js'
import { ListenError, startService } from '../server/start.js'
import { openStoreIn, storeEnv } from './support/stores.js'

it('says in a sentence that a port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve))
  const { port } = other.address() as AddressInfo
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-start-'))
  const db = await openStoreIn(folder)
  const started = startService(readConfig({ PORT: String(port), LOG_LEVEL: 'silent' }), db)
  await expect(started).rejects.toThrow(ListenError)
  await expect(started).rejects.toThrow(`Port ${port} is taken by another program.`)
  await db.destroy()
  other.close()
  rmSync(folder, { recursive: true })
})

it('says in a sentence that a store cannot be opened, and leaves a file that is no store as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-start-'))
  writeFileSync(join(folder, 'file'), '')
  await expect(openStore(join(folder, 'file', 'inside'))).rejects.toThrow(
    /cannot be opened for writing .*DATA_DIR/,
  )
  writeFileSync(
    join(folder, 'audit.sqlite'),
    'This is no database, but a long enough text to be mistaken for one.'.repeat(20),
  )
  await expect(openStore(folder)).rejects.toThrow(StoreError)
  rmSync(folder, { recursive: true })
})

it('opens a store again with all that it held', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-start-'))
  const first = await openStoreIn(folder)
  await first
    .insertInto('drafts')
    .values({ id: 'd', round_id: 1, reference: 'r', grace_until: null, created_at: '' })
    .execute()
    .catch((error: unknown) => {
      // Foreign keys are on: a draft needs its round.
      expect(String(error)).toMatch(/foreign key/i)
    })
  await first.destroy()
  const again = await openStoreIn(folder)
  expect(await again.selectFrom('rounds').selectAll().execute()).toEqual([])
  await again.destroy()
  rmSync(folder, { recursive: true })
})

it('forgets at its start whom requests of more than thirty days ago were about', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-start-'))
  const db = await openStoreIn(folder)
  const lead = { name: 'Lee Dean', email: 'lee@example.org', role: 'lead' } as const
  const { id: organiserId } = await insertOrganiser(db, lead, new Date(0))
  await insertPersonRequest(db, { id: 'old', term: 'Zebedee', organiserId }, new Date(0))
  await insertPersonRequest(db, { id: 'new', term: 'Zebedee', organiserId }, new Date())
  const service = await startService(
    readConfig({ PORT: '0', ...(await storeEnv(folder)), LOG_LEVEL: 'silent' }),
    db,
  )
  await expect.poll(async () => (await findPersonRequest(db, 'old'))?.term).toBeUndefined()
  expect((await findPersonRequest(db, 'new'))?.term).toBe('Zebedee')
  await service.close()
  rmSync(folder, { recursive: true })
})

it('keeps a connection for longer than a proxy in front of it does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-start-'))
  const config = readConfig({ PORT: '0', ...(await storeEnv(folder)), LOG_LEVEL: 'silent' })
  const service = await startService(config, await openStoreIn(folder))
  const { headers } = await fetch(`${service.address}/health`)
  const seconds = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]
  // Caddy keeps its own for two minutes, nginx for one.
  expect(Number(seconds)).toBeGreaterThan(120)
  await service.close()
  rmSync(folder, { recursive: true })
})
