/** Measures the findings page of small and large rounds: cold, warm, and after one new response. */
import { setTimeout } from 'node:timers/promises'
import { figure, interleaved, median, type Figure, type Measured, type Wanted } from './measured.js'
import { gather, type Crowd } from './load.js'
import { fillRound } from './lists.js'
import { expected, invite, makeJourney, type Person } from './people.js'
import { memoryOf, startServer } from './server.js'
import { bareSelect, prepareStore, SLUG, withFolder } from './stores.js'

const PAGE = `/rounds/${SLUG}/findings`
const SIZES = [92, 1_000, 10_000]
const LARGE = 100_000

/** How often a page is asked for beside so many bare selects, the best of which counts, and how many responses arrive. */
interface Times {
  readonly repeats: number
  readonly selects: number
  readonly arrivals: number
}

const TIMES: Times = { repeats: 9, selects: 5, arrivals: 5 }
/** Of a hundred thousand responses everything takes minutes. */
const TIMES_OF_LARGE: Times = { repeats: 3, selects: 1, arrivals: 1 }
const TIMES_OF_QUICK: Times = { repeats: 1, selects: 1, arrivals: 1 }

interface Size {
  readonly count: number
  readonly cold: number
  readonly warm: number
  readonly figures: readonly Figure[]
}

/** Growth is the exponent e of time = c × responses^e between one size and the next. */
export async function measureFindings({ quick, large }: Wanted): Promise<Measured> {
  const sizes: Size[] = []
  for (const count of quick ? [20, 40] : [...SIZES, ...(large ? [LARGE] : [])])
    sizes.push(await measureSize(count, quick ? TIMES_OF_QUICK : count === LARGE ? TIMES_OF_LARGE : TIMES))
  const growth = sizes.slice(1).flatMap((size, at) => {
    const before = sizes[at]
    if (!before) return []
    const between = `from ${before.count} to ${size.count} responses`
    const exponent = (which: 'cold' | 'warm') =>
      Math.log(size[which] / before[which]) / Math.log(size.count / before.count)
    return [
      figure(
        `growth cold, ${between}`,
        exponent('cold'),
        '',
        size.count === LARGE ? { atMost: 1.05 } : undefined,
      ),
      figure(`growth warm, ${between}`, exponent('warm')),
    ]
  })
  return {
    lines: [
      'Cold: the first page after the start, from asking until it is there. After one new response: from its sending until a page counts it, and until quotes, suggestions and emphasis rest on it too. All over HTTP by a lead with one connection.',
    ],
    figures: [...sizes.flatMap(({ figures }) => figures), ...growth],
  }
}

async function measureSize(count: number, { repeats, selects, arrivals }: Times): Promise<Size> {
  return withFolder(async (folder) => {
    let people: readonly Person[] = []
    const cookie = await prepareStore(folder, async (db, roundId) => {
      await fillRound(db, roundId, count)
      people = await invite(db, roundId, arrivals)
    })
    const server = await startServer(folder)
    const crowd = gather(server.address, 1)
    try {
      const cold = await until(crowd, cookie, count)
      const times = await interleaved(repeats, {
        warm: () => timeOf(crowd, cookie),
        bare: () => Promise.resolve(bareSelect(folder, selects)),
      })
      const [after, whole]: [number[], number[]] = [[], []]
      for (const [at, person] of people.entries()) {
        await makeJourney(crowd, person)
        const start = performance.now()
        after.push(await until(crowd, cookie, count + at + 1))
        await untilUpdated(crowd, cookie)
        whole.push(performance.now() - start)
      }
      const [warm, bare] = [median(times.warm), median(times.bare)]
      const isAimed = count === 10_000
      const of = (what: string) => `${count} responses: ${what}`
      return {
        count,
        cold,
        warm,
        figures: [
          figure(of('bare select of them all'), bare, 'ms'),
          figure(of('cold'), cold, 'ms'),
          figure(of('cold / bare select'), cold / bare),
          figure(of('warm'), warm, 'ms', isAimed ? { atMost: 30 } : undefined),
          figure(of('warm / bare select'), warm / bare),
          figure(of('after one new response'), median(after), 'ms', isAimed ? { atMost: 60 } : undefined),
          figure(
            of('after one new response, quotes and suggestions too'),
            median(whole),
            'ms',
            isAimed ? { atMost: 5_000 } : undefined,
          ),
          figure(
            of('most memory'),
            memoryOf(server, 'VmHWM'),
            'MB',
            count <= 10_000 ? { atMost: 400 } : undefined,
          ),
        ],
      }
    } finally {
      await crowd.close()
      await server.stop()
    }
  })
}

async function timeOf(crowd: Crowd, cookie: string): Promise<number> {
  const start = performance.now()
  expected(await crowd.get(PAGE, cookie), 200)
  return performance.now() - start
}

/** Milliseconds until the page counts so many responses. */
async function until(crowd: Crowd, cookie: string, count: number): Promise<number> {
  const start = performance.now()
  for (;;) {
    const { status, text } = await crowd.get(PAGE, cookie)
    const received = /([\d,]+) responses received/.exec(text)?.[1]?.replaceAll(',', '')
    if (status === 200 && Number(received) === count) return performance.now() - start
    if (status !== 200 && status !== 202) throw new Error(`The findings page answered ${status}.`)
    await setTimeout(5)
  }
}

/** Returns once nothing on the page is being updated any more. */
async function untilUpdated(crowd: Crowd, cookie: string): Promise<void> {
  while (expected(await crowd.get(PAGE, cookie), 200).text.includes('being updated')) await setTimeout(20)
}
