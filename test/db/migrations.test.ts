import Database from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listDraftAnswers } from '../../server/db/draftAnswers.js'
import { migrations } from '../../server/db/migrations.js'
import { listResponses } from '../../server/db/responses.js'
import { searchResponses } from '../../server/db/search.js'
import { openStore } from '../../server/db/store.js'

const FIRST = '0002 organiser keys and sessions'

it('brings a store of the first version up to date with every row kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-migrations-'))
  const file = new Database(join(folder, 'audit.sqlite'))
  const old = new Kysely<never>({ dialect: new SqliteDialect({ database: file }) })
  const migrator = new Migrator({
    db: old,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  })
  expect((await migrator.migrateTo(FIRST)).error).toBeUndefined()
  file.exec(`
    INSERT INTO rounds VALUES (1, 'spring', 'Spring', 'Area', 'working-together-2018', '2027-03-01', '2027-03-31', NULL, NULL, NULL, 0, '2027-02-01');
    INSERT INTO drafts VALUES ('draft', 1, '2027-03-02');
    INSERT INTO draft_answers VALUES ('draft', 'agency', '"Old school"', 3, '2027-03-02');
    INSERT INTO responses VALUES (1, 1, 'R1', 'working-together-2018', 'draft', '2027-03-02');
    INSERT INTO answers VALUES (1, 'agency', 1, '"Old school"');
  `)
  await old.destroy()
  const db = await openStore(folder)
  expect((await listDraftAnswers(db, 'draft')).get('agency')).toMatchObject({
    answer: 'Old school',
    version: 3,
  })
  expect(await listResponses(db, 1)).toMatchObject([{ reference: 'R1', answers: { agency: 'Old school' } }])
  expect([...(await searchResponses(db, 1, 'school'))]).toEqual(['R1'])
  await db.destroy()
  rmSync(folder, { recursive: true })
})
