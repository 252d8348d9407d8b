/** Stores in temporary folders, filled for measuring. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Answer, AuditResponse } from '../../server/audit/answers.js'
import { ROUND_DEFAULTS } from '../../server/audit/rounds.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { insertRound } from '../../server/db/rounds.js'
import { insertSession } from '../../server/db/sessions.js'
import { openStore, storePath, type Db } from '../../server/db/store.js'
import { organiserCookie } from '../../server/web/cookies.js'
import { hashOf, newKey } from '../../server/web/keys.js'
import { sampleResponses } from '../sampleTexts.js'

export const SLUG = 'bench'
const EDITION = 'working-together-2018'
const DAY = 24 * 60 * 60 * 1000

/** A folder that goes when the work has ended. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A store, at a place as for openStore, with an open round; `fill` may put responses in it. Returns a lead's cookie. */
export async function prepareStore(
  place: string,
  fill: (db: Db, roundId: number) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const db = await openStore(place)
  const now = new Date()
  const dates = { opensOn: '2020-01-01', closesOn: '2099-12-31' }
  const title = { slug: SLUG, title: 'Bench', area: 'Exampleton', edition: EDITION }
  const round = await insertRound(db, { ...ROUND_DEFAULTS, ...title, ...dates }, now)
  await fill(db, round.id)
  const token = newKey()
  const lead = { name: 'Lead', email: 'lead@example.org', role: 'lead' } as const
  const { id: organiserId } = await insertOrganiser(db, lead, now)
  const expiresAt = new Date(now.getTime() + DAY)
  const session = { organiserId, tokenHash: hashOf(token), browser: '', expiresAt, stage: 'open' } as const
  await insertSession(db, session, now)
  await db.destroy()
  return `${organiserCookie({ publicUrl: 'http://localhost' })}=${token}`
}

/** The sample's responses again and again, each time with another number in every longer answer. */
export function manyResponses(count: number): readonly AuditResponse[] {
  const sample = sampleResponses()
  return Array.from({ length: count }, (_, index) => {
    const { answers, agency = '', sector = '' } = { ...sample[index % sample.length] } as Partial<Sample>
    const given = Object.entries({ ...answers, agency, sector } as Record<string, Answer | null>)
    const varied = given.flatMap(([id, answer]) => {
      if (answer === null) return []
      return [[id, typeof answer === 'string' && answer.length > 40 ? `${answer} (${index})` : answer]]
    })
    return {
      reference: `B${index}`,
      edition: EDITION,
      answers: Object.fromEntries(varied) as Sample['answers'],
    }
  })
}

type Sample = AuditResponse & { readonly agency: string; readonly sector: string }

/** Seconds that the plainest program takes to insert the same rows in one transaction: no words, no pages, no checks. */
export function bareInserts(folder: string, responses: readonly AuditResponse[]): number {
  const file = new Database(join(folder, 'bare.sqlite'))
  file.pragma('journal_mode = WAL')
  file.exec(`CREATE TABLE responses (id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, edition TEXT) STRICT;
    CREATE TABLE answers (response_id INTEGER, question_id TEXT, version INTEGER, value TEXT,
      PRIMARY KEY (response_id, question_id, version)) STRICT, WITHOUT ROWID`)
  const response = file.prepare('INSERT INTO responses (reference, edition) VALUES (?, ?)')
  const answer = file.prepare('INSERT INTO answers VALUES (?, ?, 1, ?)')
  const start = performance.now()
  file.transaction(() => {
    for (const { reference, edition, answers } of responses) {
      const { lastInsertRowid: id } = response.run(reference, edition)
      for (const [question, value] of Object.entries(answers)) answer.run(id, question, JSON.stringify(value))
    }
  })()
  const seconds = (performance.now() - start) / 1000
  file.close()
  return seconds
}

/** Milliseconds that a bare select of every response with its answers takes, the best of some tries. */
export function bareSelect(folder: string, tries = 5): number {
  const file = new Database(storePath(folder), { readonly: true })
  const rows = file.prepare('SELECT * FROM responses JOIN answers ON answers.response_id = responses.id')
  const times = Array.from({ length: tries }, () => {
    const start = performance.now()
    rows.all()
    return performance.now() - start
  })
  file.close()
  return Math.min(...times)
}
