import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import request from 'supertest'
import { newStore, startChildServer, type ChildServer } from '../support/childServer.js'
import { openSection } from '../support/colleagues.js'
import { startResponse, type Browser } from '../support/service.js'

const KILLS = Number(process.env.KILLS ?? 3)
const MINUTE = 60_000

const QUESTIONS = {
  identify: ['identify_how', 'identify_data', 'identify_improve'],
  assess: ['assess_consent', 'assess_improve'],
  provide: ['provide_gaps', 'provide_outcomes'],
} as const
type SectionId = keyof typeof QUESTIONS

/** One save: by the page's script, or by the form's button. */
const save = fc.constantFrom(...(Object.keys(QUESTIONS) as SectionId[])).chain((section) =>
  fc.record({
    section: fc.constant(section),
    question: fc.constantFrom(...QUESTIONS[section]),
    text: fc.string({ unit: 'grapheme', maxLength: 2000 }).map((text) => `${text}.`),
    byScript: fc.boolean(),
  }),
)
const sequence = fc.record({
  saves: fc.array(save, { minLength: 1, maxLength: 12 }),
  /** During which save the server is killed, and how many milliseconds after it was sent. */
  killDuring: fc.nat(11),
  killAfter: fc.nat(30),
})
type Sequence = typeof sequence extends fc.Arbitrary<infer S> ? S : never

/** What a client was told, by question; `unanswered` is the save whose reply never came. */
interface Told {
  readonly saved: Map<string, { section: SectionId; text: string }>
  unanswered?: { question: string; text: string }
}

/** Saves one text after the other until the server is gone. */
async function saveUntilKilled(
  browser: Browser,
  { saves, killDuring, killAfter }: Sequence,
  kill: () => void,
) {
  const response = await startResponse(browser)
  const told: Told = { saved: new Map() }
  for (const [index, { section, question, text, byScript }] of saves.entries()) {
    const address = `${response}/sections/${section}`
    told.unanswered = { question, text }
    try {
      const page = await openSection(browser, address)
      if (index === killDuring) setTimeout(kill, killAfter)
      if (byScript) await page.autosave({ [question]: text })
      else await page.save({ [question]: text }).expect(303)
    } catch {
      return told
    }
    told.saved.set(question, { section, text })
    delete told.unanswered
  }
  kill()
  return told
}

/** The questions that no longer say what the client was told they do. */
async function lostOf(browser: Browser, { saved, unanswered }: Told): Promise<readonly string[]> {
  const lost: string[] = []
  for (const [question, { section, text }] of saved) {
    const page = await openSection(browser, `/rounds/spring/response/sections/${section}`)
    const shown = page.shown(question)
    const arrivedUnheard = unanswered?.question === question && shown === unanswered.text
    if (shown !== text && !arrivedUnheard) lost.push(question)
  }
  return lost
}

describe('a server that is killed', () => {
  let store: Awaited<ReturnType<typeof newStore>>
  let server: ChildServer
  beforeAll(async () => {
    store = await newStore()
    server = await startChildServer(store.folder, store.port)
  })
  afterAll(async () => {
    await server.kill()
    store.remove()
  })

  it(`has every answer that it called saved, after ${KILLS} kills`, { timeout: KILLS * MINUTE }, async () => {
    const seed = Date.now()
    let acknowledged = 0
    let interrupted = 0
    const lost: string[] = []
    for (const [index, random] of fc.sample(sequence, { numRuns: KILLS, seed }).entries()) {
      const browser = request.agent(server.address)
      let killed = Promise.resolve()
      const told = await saveUntilKilled(browser, random, () => {
        killed = server.kill()
      })
      await killed
      server = await startChildServer(store.folder, store.port)
      acknowledged += told.saved.size
      interrupted += told.unanswered ? 1 : 0
      lost.push(...(await lostOf(browser, told)).map((question) => `sequence ${index}: ${question}`))
    }
    process.stderr.write(
      `${KILLS} save sequences (seed ${seed}), ${KILLS} kills, ${interrupted} of them during a save: ` +
        `${acknowledged} acknowledged answers checked, ${lost.length} lost.\n`,
    )
    expect(lost).toEqual([])
  })
})
