/** Saves a second of one process and of several that share a PostgreSQL store, with nothing in front of them. */
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { listDraftAnswers } from '../../server/db/draftAnswers.js'
import { openStore, type Db } from '../../server/db/store.js'
import { figure, type Measured, type Wanted } from './measured.js'
import { startOwnPostgres } from './ownPostgres.js'
import { startResponse } from './saving.js'
import { ask, fieldsOf, startServer, type BenchServer } from './server.js'
import { prepareStore, SLUG, withFolder } from './stores.js'

const PEOPLE = 32
const PATH = `/rounds/${SLUG}/response/sections/identify`
const QUESTION = 'identify_how'

/** Before anything is timed each process has done so many: one that has just started is still being compiled. */
const WARM_UP = 500

interface Found {
  readonly perSecond: number
  readonly lost: number
}

/** Measures one after the other, in one run; each save is answered only once it is on the disk. */
export async function measureProcesses({ quick }: Wanted): Promise<Measured> {
  const saves = quick ? 64 : 2_000
  const warmUp = quick ? 0 : WARM_UP
  const found = [await withFolder((folder) => measure(folder, folder, { processes: 1, saves, warmUp }))]
  for (const processes of [1, 4]) {
    const postgres = await startOwnPostgres()
    try {
      found.push(await withFolder((folder) => measure(folder, postgres.url, { processes, saves, warmUp })))
    } finally {
      await postgres.stop()
    }
  }
  const [sqlite, one, four] = found.map(({ perSecond }) => perSecond)
  const lost = found.reduce((sum, one) => sum + one.lost, 0)
  return {
    lines: [
      `${saves} saves each by ${PEOPLE} people, every one by the next process, after ${warmUp} by each process that are not timed.`,
    ],
    figures: [
      figure('saves of one process on SQLite', sqlite ?? 0, 'a second'),
      figure('saves of one process on PostgreSQL', one ?? 0, 'a second'),
      figure('saves of four processes on PostgreSQL', four ?? 0, 'a second'),
      figure('four processes / one', (four ?? 0) / (one ?? 1), '', { atLeast: 1 }),
      figure('saves lost', lost, '', { atMost: 0 }),
    ],
  }
}

interface Load {
  readonly processes: number
  readonly saves: number
  /** Saves of each process before. */
  readonly warmUp: number
}

async function measure(folder: string, place: string, { processes, saves, warmUp }: Load): Promise<Found> {
  await prepareStore(place)
  const database = place === folder ? undefined : place
  const servers: BenchServer[] = []
  for (let count = 0; count < processes; count += 1)
    servers.push(await startServer(database === undefined ? folder : join(folder, String(count)), database))
  try {
    const addresses = servers.map(({ address }) => address)
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => newPerson(addresses[0] ?? '')))
    const saveAll = async (count: number) => {
      let left = count
      await Promise.all(people.map((person, who) => saveInTurns(person, addresses, who, () => left-- > 0)))
    }
    await saveAll(warmUp * processes)
    const start = performance.now()
    await saveAll(saves)
    const seconds = (performance.now() - start) / 1000
    const db = await openStore(place)
    const kept = await countKept(db, people)
    await db.destroy()
    return { perSecond: saves / seconds, lost: warmUp * processes + saves - kept }
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
