import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ThemeAct, ThemeDecision } from '../../server/audit/themes/decisionTypes.js'
import { insertOrganiser } from '../../server/db/organisers.js'
import { figuresStamp } from '../../server/db/purges.js'
import { insertRound } from '../../server/db/rounds.js'
import type { Db } from '../../server/db/store.js'
import {
  insertThemeDecisions,
  lastThemeDecision,
  listThemeDecisions,
} from '../../server/db/themeDecisions.js'
import { NOON, springRound } from '../support/service.js'
import { openStoreIn, removeStore } from '../support/stores.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-decisions-'))
let db: Db
let organiserId: number
let roundId: number

const dismiss = (themeId: string): ThemeAct => ({ kind: 'theme-dismissed', themeId })
const decide = (
  acts: readonly ThemeAct[],
  seen = 0,
  mayStand?: (since: readonly ThemeDecision[]) => boolean,
) => insertThemeDecisions(db, { roundId, organiserId, acts, reason: 'Agreed', seen }, NOON, mayStand)

beforeEach(async () => {
  db = await openStoreIn(folder)
  organiserId = (
    await insertOrganiser(db, { name: 'Lee Dean', email: 'lee@example.org', role: 'lead' }, NOON)
  ).id
  roundId = (await insertRound(db, springRound, NOON)).id
})
afterEach(async () => {
  await db.destroy()
  await removeStore(folder)
})

it('keeps decisions in order, with who made them and when, and changes what figures are stamped with', async () => {
  const before = await figuresStamp(db, roundId)
  expect(await lastThemeDecision(db, roundId)).toBe(0)
  expect(await decide([dismiss('a'), { kind: 'undone', decision: 1 }])).toEqual([1, 2])
  expect(await listThemeDecisions(db, roundId)).toEqual([
    { id: 1, act: dismiss('a'), reason: 'Agreed', madeBy: 'Lee Dean', madeAt: NOON.toISOString() },
    {
      id: 2,
      act: { kind: 'undone', decision: 1 },
      reason: 'Agreed',
      madeBy: 'Lee Dean',
      madeAt: NOON.toISOString(),
    },
  ])
  expect(await listThemeDecisions(db, roundId, 1)).toHaveLength(1)
  expect(await listThemeDecisions(db, roundId + 1)).toEqual([])
  expect(await figuresStamp(db, roundId)).not.toBe(before)
})

it('keeps none where one made since does not let them stand', async () => {
  await decide([dismiss('a')])
  const seen: (readonly number[])[] = []
  const mayStand = (since: readonly ThemeDecision[]) => {
    seen.push(since.map(({ id }) => id))
    return since.length === 0
  }
  expect(await decide([dismiss('b'), dismiss('c')], 0, mayStand)).toBeUndefined()
  expect(await listThemeDecisions(db, roundId)).toHaveLength(1)
  expect(await decide([dismiss('b')], 1, mayStand)).toHaveLength(1)
  expect(seen).toEqual([[1], []])
})
