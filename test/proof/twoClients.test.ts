import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import request from 'supertest'
import { listAlternatives, listDraftAnswers } from '../../server/db/draftAnswers.js'
import type { Db } from '../../server/db/store.js'
import { freePort, newStore, startChildServer, type ChildServer } from '../support/childServer.js'
import { DIFFERENCES, openSection, SETTLEMENT, shareResponse } from '../support/colleagues.js'
import { filledIn, formFields } from '../support/form.js'
import type { Browser } from '../support/service.js'
import { ON_POSTGRES, openStoreIn } from '../support/stores.js'

const INTERLEAVINGS = Number(process.env.INTERLEAVINGS ?? 20)
const SECOND = 1000

const step = fc.record({
  act: fc.constantFrom('type', 'type', 'type', 'save', 'open', 'settle'),
  question: fc.constantFrom('identify_how', 'identify_data'),
  keep: fc.constantFrom('kept', 'other', 'both'),
})
const twoScripts = fc.tuple(fc.array(step, { maxLength: 10 }), fc.array(step, { maxLength: 10 }))
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Texts that a client was told are saved, and texts that it wrote over although it had them before its eyes. */
interface Told {
  readonly saved: Set<string>
  readonly replaced: Set<string>
}

/** Lets one person work through their steps, at their own pace. */
async function work(browser: Browser, name: string, steps: readonly Step[]): Promise<Told> {
  const told: Told = { saved: new Set(), replaced: new Set() }
  let page = await openSection(browser)
  let own = new Map<string, string>()
  const reopen = async () => {
    page = await openSection(browser)
    own = new Map()
  }
  for (const [index, { act, question, keep }] of steps.entries()) {
    if (act === 'open') await reopen()
    else if (act === 'settle') await settle(browser, keep)
    else {
      const text = `<${name} ${index}>`
      const beside = await write(act, { [question]: text })
      const mine = own.get(question)
      if (mine !== undefined) told.replaced.add(mine)
      else if (!beside.includes(question)) told.replaced.add(page.shown(question))
      told.saved.add(text)
      own.set(question, text)
      if (act === 'save') await reopen()
    }
  }
  return told

  async function write(how: 'type' | 'save', filling: Record<string, string>): Promise<readonly string[]> {
    if (how === 'type') return (await page.autosave(filling)).beside
    // It may lead to another answer's difference: that this one was kept beside cannot be told from here.
    await page.save(filling).expect(303)
    return []
  }
}

async function settle(browser: Browser, keep: string): Promise<void> {
  const { text } = await browser.get(DIFFERENCES).expect(200)
  if (!text.includes(`action="${SETTLEMENT}"`)) return
  const choices = { 'keep-0': keep, 'keep-1': keep }
  await browser
    .post(SETTLEMENT)
    .type('form')
    .send(filledIn(formFields(text, SETTLEMENT), choices))
    .expect(303)
}

async function textsOf(db: Db, reference: string): Promise<string> {
  const { id } = await db
    .selectFrom('drafts')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  const answers = [...(await listDraftAnswers(db, id)).values(), ...(await listAlternatives(db, id))]
  return answers.flatMap(({ answer }) => answer).join('\n')
}

describe('two people at work on one section', () => {
  let store: Awaited<ReturnType<typeof newStore>>
  /** On PostgreSQL each of the two meets a process of their own. */
  let servers: readonly [ChildServer, ChildServer]
  let db: Db
  beforeAll(async () => {
    store = await newStore()
    const first = await startChildServer(store.folder, store.port)
    servers = [first, ON_POSTGRES ? await startChildServer(store.folder, await freePort()) : first]
    db = await openStoreIn(store.folder)
  })
  afterAll(async () => {
    await db.destroy()
    for (const server of servers) await server.kill()
    store.remove()
  })

  it(
    `lose no text that was acknowledged, in ${INTERLEAVINGS} runs at the same time`,
    { timeout: (INTERLEAVINGS + 20) * 10 * SECOND },
    async () => {
      const seed = Number(process.env.SEED ?? Date.now())
      let acknowledged = 0
      const lost: string[] = []
      for (const scripts of fc.sample(twoScripts, { numRuns: INTERLEAVINGS, seed })) {
        const [one, two] = [request.agent(servers[0].address), request.agent(servers[1].address)]
        const reference = await shareResponse(one, two)
        const told = await Promise.all([work(one, 'one', scripts[0]), work(two, 'two', scripts[1])])
        const texts = await textsOf(db, reference)
        const saved = told.flatMap((each) => [...each.saved])
        // A text that was shown may be two, kept one after the other.
        const replaced = told.flatMap((each) => [...each.replaced]).join('\n')
        acknowledged += saved.length
        lost.push(...saved.filter((text) => !replaced.includes(text) && !texts.includes(text)))
      }
      process.stderr.write(
        `${INTERLEAVINGS} interleavings of two clients (seed ${seed}): ` +
          `${acknowledged} acknowledged texts checked, ${lost.length} lost.\n`,
      )
      expect(lost).toEqual([])
    },
  )
})
