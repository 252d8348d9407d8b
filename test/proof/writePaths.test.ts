import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/web/routes.js'
import { freePort } from '../support/childServer.js'
import { crash, type Crash, type Moment } from './story/crash.js'
import { isRecord } from './story/storeStates.js'
import { CHAPTERS, ERRANDS, tellStory, type Told } from './story/story.js'

const CRASHES = Number(process.env.CRASHES ?? 3)
// In `npm test` always the same, so that it says the same of the same code.
const SEED = Number(process.env.SEED ?? (process.env.CRASHES === undefined ? 1 : Date.now()))
/** One chapter of the story, unless it was said how many crashes there are to be. */
const STORY = process.env.CRASHES === undefined ? (CHAPTERS[SEED % CHAPTERS.length] ?? ERRANDS) : ERRANDS
const MINUTE = 60_000

/** Routes that are sent forms and have no errand, each with the reason. */
const WITHOUT_ERRAND: Readonly<Record<string, string>> = {
  'POST /rounds/:round/response/link-email': 'It keeps nothing: a mail is sent while the person waits.',
  'POST /person-requests/:request/clearing':
    'It changes no row: SQLite writes the file anew, the old one or the new.',
}

/** Routes that record an act and are not tried where nothing can be recorded, each with the reason. */
const UNTRIED: Readonly<Record<string, string>> = {
  'POST /rounds/:round/imports/:import/application':
    'It is done and recorded, in one transaction, after the reply; where that fails the import is to be checked anew.',
}

/** A kill right after one of the statements, of which most forms have few, or at any time while a form is being sent. */
const moment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ statement: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ milliseconds: fc.nat(60) }) },
)
/** Every errand as often as any other, in a random order. */
const everyErrand = fc.shuffledSubarray([...STORY.keys()], { minLength: STORY.length })
const crashes = () => {
  const turns = fc.sample(everyErrand, { numRuns: Math.ceil(CRASHES / STORY.length), seed: SEED }).flat()
  const moments = fc.sample(moment, { numRuns: CRASHES, seed: SEED })
  return moments.map((at, turn) => ({ at: turns[turn] ?? 0, moment: at }))
}

const named = ({ at, errand }: Told) => `${at} ${errand.route}`

it('are all in the story, or have a reason not to be', () => {
  const posts = routes
    .filter(({ method }) => method !== 'get')
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  const known = [...ERRANDS.map(({ route }) => route), ...Object.keys(WITHOUT_ERRAND)]
  expect([...new Set(known)].sort()).toEqual(posts.sort())
  expect(ERRANDS.filter(({ route }) => route in WITHOUT_ERRAND)).toEqual([])
})

describe('write paths', () => {
  let told: readonly Told[]
  let forget: (() => void) | undefined
  beforeAll(async () => {
    ;({ told, forget } = await tellStory(STORY))
  }, 10 * MINUTE)
  afterAll(() => {
    forget?.()
  })

  it('are each taken, and change the store', () => {
    expect(told.filter(({ status }) => ![200, 303].includes(status)).map(named)).toEqual([])
    const idle = told.filter(({ errand, changes }) => changes.length === 0 && !errand.isPassing)
    expect(idle.map(named)).toEqual([])
    process.stderr.write(
      `${told.length} of ${ERRANDS.length} forms sent by ${new Set(told.map(({ errand }) => errand.route)).size} routes (seed ${SEED}).\n`,
    )
  })

  it('do nothing that cannot be recorded', () => {
    const recording = told.filter(({ changes }) => changes.some(isRecord))
    const untried = recording.filter(({ refused, errand }) => !refused && !(errand.route in UNTRIED))
    expect(untried.map(named)).toEqual([])
    const tried = told.flatMap((one) => (one.refused ? [{ ...one, refused: one.refused }] : []))
    const done = tried.filter(({ refused }) => refused.changes.length > 0)
    expect(done.map((one) => [named(one), one.refused.changes])).toEqual([])
    expect(tried.filter(({ refused }) => refused.status !== 500).map(named)).toEqual([])
    process.stderr.write(`${tried.length} forms sent while nothing could be recorded: none did anything.\n`)
  })

  it('do once what is sent twice, or have a reason not to', () => {
    const more = told.filter(({ again }) => again.some((change) => !isRecord(change)))
    const unsaid = more.filter(({ errand }) => errand.more === undefined)
    expect(unsaid.map((one) => [named(one), one.again])).toEqual([])
    expect(told.filter(({ statusAgain }) => statusAgain >= 500).map(named)).toEqual([])
    process.stderr.write(
      `${told.length} forms sent twice: ${more.length} do more, each for a written reason.\n`,
    )
  })

  it(
    `lose nothing that was acknowledged and do nothing twice, in ${CRASHES} crashes`,
    { timeout: (CRASHES + 1) * MINUTE },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-crash-'))
      const port = await freePort()
      const results: Crash[] = []
      const faults: unknown[] = []
      for (const one of crashes()) {
        const path = told[one.at]
        if (!path) continue
        const result = await crash(path, join(folder, 'store'), port, one.moment)
        results.push(result)
        if (result.faults.length > 0) faults.push([named(path), one.moment, result])
      }
      rmSync(folder, { recursive: true, force: true })
      const count = (is: (one: Crash) => boolean) => results.filter(is).length
      process.stderr.write(
        `${CRASHES} crashes (seed ${SEED}) of ${new Set(results.map(({ route }) => route)).size} routes, ${count(({ acknowledged }) => !acknowledged)} before the reply: ` +
          `${count(({ acknowledged }) => acknowledged)} acknowledged, ${faults.length} lost, halved, doubled or not recorded.\n`,
      )
      expect(faults).toEqual([])
    },
  )
})
