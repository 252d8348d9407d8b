/** Measures whole journeys of people at once, from the private link to the receipt, and looks for lost answers. */
import { isDeepStrictEqual } from 'node:util'
import { findRound } from '../../server/db/rounds.js'
import { responseBatches } from '../../server/db/responseBatches.js'
import { openStoreToRead } from '../../server/db/store.js'
import { besideBare, compare, mostMemory, type Both } from './beside.js'
import { figure, spread, type Figure, type Measured, type Wanted } from './measured.js'
import { expected, filled, JOURNEY, makeJourney, type Person } from './people.js'
import { SLUG } from './stores.js'

/** People at once, and how many journeys they make each time. */
const CROWDS = [
  { people: 1, count: 30 },
  { people: 10, count: 200, aim: { atLeast: 170 } },
  { people: 100, count: 300, slowest: { atMost: 300 } },
] as const
const REPEATS = 3
/** Pages and forms of one journey. */
const PAGES = 9
const FORMS = 6

/** Each journey is of a response of its own. Afterwards every answer is looked for in the store. */
export async function measureJourneys({ quick }: Wanted): Promise<Measured> {
  const repeats = quick ? 1 : REPEATS
  const crowds = quick ? [{ people: 2, count: 4 }] : CROWDS
  // Once more than it is repeated, to warm up; the last person's page is the one that the bare service sends.
  const invited = crowds.reduce((sum, { count }) => sum + count * (repeats + 1), 1)
  return besideBare({ invited, connections: 100 }, async (both) => {
    const waiting = both.people.slice(0, -1)
    const figures: Figure[] = []
    for (const crowd of crowds) figures.push(...(await measureCrowd(both, waiting, { ...crowd, repeats })))
    const lost = await countLost(both.folder, both.people.slice(0, -1))
    return {
      lines: [
        JOURNEY,
        `The bare service answers as many pages (${PAGES}) and keeps as many forms (${FORMS}).`,
      ],
      figures: [
        ...figures,
        figure(`answers lost of ${invited - 1} responses`, lost, '', { atMost: 0 }),
        mostMemory(both),
      ],
    }
  })
}

interface CrowdSize {
  readonly people: number
  readonly count: number
  readonly repeats: number
  readonly aim?: Figure['aim']
  readonly slowest?: Figure['aim']
}

async function measureCrowd(
  both: Both,
  waiting: Person[],
  { people, count, repeats, aim, slowest }: CrowdSize,
): Promise<readonly Figure[]> {
  const { own, bare, page } = both
  const { times } = own.crowd
  const form = filled(page.text, page.section, {})
  const what = `journeys, ${people} at once`
  times.pages.length = times.forms.length = 0
  const figures = await compare(
    both,
    { what, people, repeats, count },
    {
      own: async () => {
        const person = waiting.pop()
        if (person) await makeJourney(own.crowd, person)
      },
      bare: async () => {
        for (let form_ = 0; form_ < FORMS; form_ += 1) expected(await bare.crowd.post('/page', form), 303)
        for (let shown = 0; shown < PAGES; shown += 1) expected(await bare.crowd.get('/page'), 200)
      },
    },
  )
  return [
    ...figures.map((one) => (one.name === what && aim ? { ...one, aim } : one)),
    ...spread(`a request of ${people} at once`, [...times.pages, ...times.forms], slowest),
    ...spread(`a save of ${people} at once`, times.forms, slowest),
  ]
}

/** How many of what these people answered is not in the responses that were sent, letter for letter. */
async function countLost(folder: string, people: readonly Person[]): Promise<number> {
  const db = openStoreToRead(folder)
  try {
    const round = await findRound(db, SLUG)
    const sent = new Map<string, Person['answers']>()
    for await (const batch of responseBatches(db, round?.id ?? 0, 500))
      for (const { reference, answers } of batch) sent.set(reference, answers)
    const lostOf = ({ reference, answers }: Person) =>
      Object.entries(answers).filter(([id, answer]) => !isDeepStrictEqual(sent.get(reference)?.[id], answer))
    return people.reduce((sum, person) => sum + lostOf(person).length, 0)
  } finally {
    await db.destroy()
  }
}
