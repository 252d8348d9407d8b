/** Measures the page of a section, filled in, against bare Express and EJS that send the same bytes. */
import { besideBare, compare, mostMemory } from './beside.js'
import type { Measured, Wanted } from './measured.js'
import { expected } from './people.js'

const LEAST_RATIO = 0.7
const PEOPLE = 10
const FULL = { repeats: 9, count: 1_000 }
const QUICK = { repeats: 1, count: 20 }

/** The service looks up the round, the link, the answers and what was saved; the bare one prints what it has. */
export async function measureRender({ quick }: Wanted): Promise<Measured> {
  const { repeats, count } = quick ? QUICK : FULL
  return besideBare({ invited: 1, connections: PEOPLE }, async (both) => {
    const { own, bare, page } = both
    const figures = await compare(
      both,
      { what: 'section pages', people: PEOPLE, repeats, count, aim: { atLeast: LEAST_RATIO } },
      {
        own: async () => expected(await own.crowd.get(page.path, page.cookie), 200),
        bare: async () => expected(await bare.crowd.get('/page'), 200),
      },
    )
    const bytes = Buffer.byteLength(page.text)
    return {
      lines: [
        `A page of ${bytes} bytes; ${PEOPLE} people, ${repeats} times ${count} pages of each, in turn.`,
      ],
      figures: [...figures, mostMemory(both)],
    }
  })
}
