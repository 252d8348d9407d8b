import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAttacked } from '../support/fuzz/attacked.js'
import { nextCase, type Case, type People } from '../support/fuzz/cases.js'
import { newAgent, send, sendBroken, type Answer } from '../support/fuzz/client.js'
import { hostileFiles, type HostileFile } from '../support/fuzz/files.js'
import { MARK } from '../support/fuzz/hostile.js'
import { faultsOf } from '../support/fuzz/judge.js'
import { randomFrom } from '../support/fuzz/random.js'
import { seedStore, type Seed } from '../support/fuzz/seedStore.js'

const CASES = Number(process.env.FUZZ_CASES ?? 400)
// In `npm test` always the same, so that it says the same of the same code.
const SEED = Number(
  process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES === undefined ? 1 : Date.now() % 1_000_000),
)

/** After so many cases the store begins anew: by then much of it was erased, and everybody is signed out. */
const AT_A_TIME = 4_000
/** How many are under way at once. */
const LANES = 4
/** After so many cases everybody signs in anew: some cases sign people out. */
const WITH_ONE_SESSION = 40
/** How many in a hundred go out as broken messages. */
const BROKEN = 4

/** What the memory in use may grow by from the first stores to the last, in bytes. */
const GROWTH = 40_000_000

/** Longer than any run takes, even on a machine that does other things. */
const HOURS = 12 * 60 * 60 * 1000

let seed: Seed
let files: readonly HostileFile[]
const random = randomFrom(SEED)
const statuses = new Map<number | 'none', number>()
const faults = new Map<string, string>()
const memory: number[] = []

beforeAll(async () => {
  seed = await seedStore(CASES > AT_A_TIME)
  files = await hostileFiles()
}, HOURS)
afterAll(() => {
  seed.remove()
})

const say = (line: string) => process.stdout.write(`hostile requests: ${line}\n`)

/** Memory in use once everything was collected that could be. */
function inUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Keeps a fault, and says so at once: a run may take an hour. */
function find(fault: string, how: string): void {
  if (!faults.has(fault)) say(`${fault}\n  ${how}`)
  faults.set(fault, how)
}

function note(given: Case, answer: Answer | undefined, secrets: readonly string[]): void {
  const status = answer?.status ?? 'none'
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  if (!answer) return
  for (const fault of faultsOf(answer, secrets)) {
    const { route, told, method, address, body } = given
    const how = `${told}\n  ${method} ${address.slice(0, 300)}\n  ${body.toString('latin1').slice(0, 400)}`
    find(`${route}: ${fault}`, `${status} ${how}`)
  }
}

/** What no answer and no log may hold: organisers' session and API tokens. */
function secretsOf(people: People): readonly string[] {
  const held = Object.values(people).map(({ Cookie = '', Authorization = '' }) => Authorization || Cookie)
  return held
    .filter((value) => /^(organiser|Bearer)/.test(value))
    .map((value) => value.split(/[= ]/)[1] ?? '')
}

/** So many cases against one store; what was logged of them is looked at as well. */
async function attack(count: number): Promise<void> {
  const { port, newPeople, lines, isWhole, close } = await startAttacked(seed.file)
  let people = await newPeople()
  let secrets = secretsOf(people)
  const agent = newAgent()
  let left = count
  const lane = async () => {
    while (left > 0) {
      left -= 1
      if (left % WITH_ONE_SESSION === 0) {
        people = await newPeople()
        secrets = secretsOf(people)
      }
      const given = nextCase(random, { corpus: seed.corpus, people, files })
      const isBroken = random.percent(BROKEN)
      if (isBroken) {
        const { told, answer } = await sendBroken(random, port, given)
        note({ ...given, told: `${told}, ${given.told}` }, answer, secrets)
        continue
      }
      const answer = await send(agent, port, given)
      if (!answer) find(`${given.route}: no answer`, given.told)
      note(given, answer, secrets)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  for (const line of lines) {
    const tells = [MARK, ...secrets].some((sent) => line.includes(sent))
    if (tells || line.includes('request failed')) find(`in the log: ${line}`, '')
  }
  expect(await isWhole()).toBe(true)
  agent.destroy()
  await close()
}

describe('hostile requests', () => {
  it(
    `${CASES} of them find every route standing: no server error, nothing of the inside, no markup`,
    async () => {
      say(`FUZZ_CASES=${CASES} FUZZ_SEED=${SEED}`)
      const begun = Date.now()
      for (let done = 0; done < CASES; done += AT_A_TIME) {
        await attack(Math.min(AT_A_TIME, CASES - done))
        memory.push(inUse())
        const seconds = (Date.now() - begun) / 1000
        const megabytes = Math.round((memory.at(-1) ?? 0) / 1e6)
        say(
          `${Math.min(done + AT_A_TIME, CASES)} cases, ${seconds.toFixed(0)} s, ${megabytes} MB, ${faults.size} faults`,
        )
      }
      say(`statuses: ${JSON.stringify(Object.fromEntries(statuses))}`)
      expect([...faults].map(([fault, how]) => `${fault}\n  ${how}`)).toEqual([])
    },
    HOURS,
  )

  const isLong = CASES >= 10 * AT_A_TIME
  if (!isLong) say(`Memory is compared from ${10 * AT_A_TIME} cases on: FUZZ_CASES.`)
  it.skipIf(!isLong)('leave no memory behind', () => {
    // The first store finds caches empty that stay full from then on.
    const warm = memory.slice(1)
    expect(Math.max(...warm.slice(-3)) - Math.max(...warm.slice(0, 3))).toBeLessThan(GROWTH)
  })

  it('reach behind the first check', () => {
    expect(statuses.get(200) ?? 0).toBeGreaterThan(CASES / 20)
    expect(statuses.get(303) ?? 0).toBeGreaterThan(0)
    expect(statuses.get(422) ?? 0).toBeGreaterThan(0)
  })
})
