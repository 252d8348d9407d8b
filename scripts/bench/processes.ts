/** Saves a second of one process and of several that share a PostgreSQL store, with nothing in front of them. */
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { listDraftAnswers } from '../../server/db/draftAnswers.js'
import { openStore, type Db } from '../../server/db/store.js'
import { figure, interleaved, median, type Measured, type Wanted } from './measured.js'
import { startOwnPostgres } from './ownPostgres.js'
import { startResponse } from './saving.js'
import { ask, fieldsOf, startServer, type BenchServer } from './server.js'
import { prepareStore, SLUG, withFolder } from './stores.js'

const PEOPLE = 32
const PATH = `/rounds/${SLUG}/response/sections/identify`
const QUESTION = 'identify_how'
/** `warmUp` saves of each process are not timed: one that has just started is still being compiled. */
const FULL = { repeats: 9, saves: 600, warmUp: 500 }
const QUICK = { repeats: 1, saves: 64, warmUp: 0 }

/** Saves a second by how many processes did them, and how many of all were lost. */
interface Found {
  readonly perSecond: Readonly<Record<number, number>>
  readonly lost: number
}

/** Measures one process and four on the same store in turn; each save is answered only once it is on the disk. */
export async function measureProcesses({ quick }: Wanted): Promise<Measured> {
  const load = quick ? QUICK : FULL
  const sqlite = await withFolder((folder) => measure(folder, folder, [1], load))
  const postgres = await startOwnPostgres()
  try {
    const found = await withFolder((folder) => measure(folder, postgres.url, [1, 4], load))
    const [one = 0, four = 0] = [found.perSecond[1], found.perSecond[4]]
    return {
      lines: [
        `${load.repeats} times ${load.saves} saves by ${PEOPLE} people, by one process and by four in turn, after ${load.warmUp} by each process that are not timed.`,
      ],
      figures: [
        figure('saves of one process on SQLite', sqlite.perSecond[1] ?? 0, 'a second'),
        figure('saves of one process on PostgreSQL', one, 'a second'),
        figure('saves of four processes on PostgreSQL', four, 'a second'),
        figure('four processes / one', four / one, '', { atLeast: 1 }),
        figure('saves lost', sqlite.lost + found.lost, '', { atMost: 0 }),
      ],
    }
  } finally {
    await postgres.stop()
  }
}

/** Measures so many processes as each of `sizes` says, of those that are started for the largest. */
async function measure(
  folder: string,
  place: string,
  sizes: readonly number[],
  { repeats, saves, warmUp }: typeof FULL,
): Promise<Found> {
  await prepareStore(place)
  const database = place === folder ? undefined : place
  const servers: BenchServer[] = []
  const most = Math.max(...sizes)
  for (let count = 0; count < most; count += 1)
    servers.push(await startServer(database === undefined ? folder : join(folder, String(count)), database))
  try {
    const addresses = servers.map(({ address }) => address)
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => newPerson(addresses[0] ?? '')))
    const saveAll = async (count: number, processes: number) => {
      let left = count
      const used = addresses.slice(0, processes)
      await Promise.all(people.map((person, who) => saveInTurns(person, used, who, () => left-- > 0)))
    }
    await saveAll(warmUp * most, most)
    const rates = await interleaved(
      repeats,
      Object.fromEntries(
        sizes.map((processes) => [
          processes,
          async () => {
            const start = performance.now()
            await saveAll(saves, processes)
            return (saves / (performance.now() - start)) * 1000
          },
        ]),
      ),
    )
    const db = await openStore(place)
    const kept = await countKept(db, people)
    await db.destroy()
    const perSecond = Object.fromEntries(sizes.map((size) => [size, median(rates[size] ?? [])]))
    return { perSecond, lost: warmUp * most + repeats * saves * sizes.length - kept }
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()))
  }
}

/** Somebody with a response of their own and its page open. */
interface Person {
  readonly cookie: string
  readonly fields: URLSearchParams
  readonly name: string
  saved: number
}

async function newPerson(address: string): Promise<Person> {
  const cookie = await startResponse(address)
  const page = await ask(`${address}${PATH}`, cookie)
  return { cookie, fields: fieldsOf(page.text, PATH), name: crypto.randomUUID(), saved: 0 }
}

/** Saves again and again, each time by the next process, as behind a balancer. */
async function saveInTurns(
  person: Person,
  addresses: readonly string[],
  from: number,
  goesOn: () => boolean,
) {
  const dispatcher = new Agent({ connections: 1 })
  const headers = { Cookie: person.cookie, 'Content-Type': 'application/x-www-form-urlencoded' }
  for (let turn = from; goesOn(); turn += 1) {
    person.fields.set(QUESTION, textOf(person, person.saved + 1))
    const address = addresses[turn % addresses.length] ?? ''
    const sent = { dispatcher, method: 'POST', headers, body: person.fields.toString() } as const
    const { statusCode, body } = await request(`${address}${PATH}`, sent)
    await body.dump()
    if (statusCode !== 303) throw new Error(`A save was answered with ${statusCode}.`)
    person.saved += 1
  }
  await dispatcher.close()
}

function textOf({ name }: Person, count: number): string {
  return `What we do, as ${name} found it on visit ${count}.`
}

/** Of a save that was answered, its text or a later one of the same person is there, and every one is a version. */
async function countKept(db: Db, people: readonly Person[]): Promise<number> {
  const drafts = await db.selectFrom('drafts').select('id').execute()
  const answers = await Promise.all(drafts.map(({ id }) => listDraftAnswers(db, id)))
  const found = answers.flatMap((kept) => kept.get(QUESTION) ?? [])
  return people.reduce((sum, person) => {
    const own = found.find(({ answer }) => answer === textOf(person, person.saved))
    return sum + (own ? Math.min(own.version, person.saved) : 0)
  }, 0)
}
