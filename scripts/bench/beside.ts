/** The service beside the bare one, both with the same page to send, and what each does a second. */
import { writeBarePage } from './barePage.js'
import { gather, together, type Crowd, type Spent } from './load.js'
import { figure, interleaved, median, type Figure } from './measured.js'
import { expected, filled, invite, openLink, RESPONSE, sections, type Person } from './people.js'
import { memoryOf, startBare, startServer, type BenchServer } from './server.js'
import { prepareStore, withFolder } from './stores.js'

type Section = (typeof sections)[number]

/** One of the two, and those who use it. */
export interface Side {
  readonly server: BenchServer
  readonly crowd: Crowd
}

export interface Both {
  readonly folder: string
  readonly own: Side
  readonly bare: Side
  readonly people: readonly Person[]
  /** The page that both send: a section, filled in, of the last person's, who has opened the link. */
  readonly page: {
    readonly path: string
    readonly cookie: string
    readonly text: string
    readonly section: Section
  }
}

/** Starts both for so many invited people, and ends them when the work has ended. */
export async function besideBare<T>(
  { invited, connections }: { readonly invited: number; readonly connections: number },
  work: (both: Both) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    let people: readonly Person[] = []
    await prepareStore(folder, async (db, roundId) => {
      people = await invite(db, roundId, invited)
    })
    const own = await sideOf(startServer(folder), connections)
    const page = await filledPage(own.crowd, people)
    writeBarePage(folder, page.text)
    const bare = await sideOf(startBare(folder), connections)
    const sent = expected(await bare.crowd.get('/page'), 200)
    if (Buffer.byteLength(sent.text) !== Buffer.byteLength(page.text))
      throw new Error('The bare page has other bytes than the page.')
    try {
      return await work({ folder, own, bare, people, page })
    } finally {
      await Promise.all([own.crowd.close(), bare.crowd.close()])
      await Promise.all([own.server.stop(), bare.server.stop()])
    }
  })
}

async function sideOf(starting: Promise<BenchServer>, connections: number): Promise<Side> {
  const server = await starting
  return { server, crowd: gather(server.address, connections) }
}

async function filledPage(crowd: Crowd, people: readonly Person[]): Promise<Both['page']> {
  const [person, section] = [people.at(-1), sections.find(({ id }) => id === 'identify')]
  if (!person || !section) throw new Error('There is nobody, or no section, to ask for.')
  const cookie = await openLink(crowd, person)
  const path = `${RESPONSE}/sections/${section.id}`
  const empty = expected(await crowd.get(path, cookie), 200)
  expected(await crowd.post(path, filled(empty.text, section, person.answers), cookie), 303)
  const { text } = expected(await crowd.get(path, cookie), 200)
  return { path, cookie, text, section }
}

/** One piece of work of each side, by which of how many, and by which of the people at once. */
type Piece = (index: number, person: number) => Promise<unknown>

/** What is compared and how often. */
export interface Comparison {
  /** Of the thing, in the plural: "saves". */
  readonly what: string
  readonly people: number
  readonly repeats: number
  /** Pieces of work of each side, each time. */
  readonly count: number
  readonly aim?: Figure['aim']
}

/** Lets both sides do the same, in turn; the first time, which warms them up, counts for neither. */
export async function compare(
  { own, bare }: Both,
  { what, people, repeats, count, aim }: Comparison,
  pieces: { readonly own: Piece; readonly bare: Piece },
): Promise<readonly Figure[]> {
  const spent = { own: [] as Spent[], bare: [] as Spent[] }
  const turn =
    (which: 'own' | 'bare', { server }: Side) =>
    async () => {
      const one = await together({ pid: server.pid, people, count }, async (index, person) => {
        await pieces[which](index, person)
      })
      spent[which].push(one)
      return count / one.seconds
    }
  const rates = await interleaved(repeats + 1, { own: turn('own', own), bare: turn('bare', bare) })
  const [ownRates, bareRates] = [rates.own.slice(1), rates.bare.slice(1)]
  const processor = (of: readonly Spent[]) => median(of.slice(1).map((one) => one.processor))
  return [
    figure(what, median(ownRates), 'a second'),
    figure(`bare ${what}`, median(bareRates), 'a second'),
    figure(`${what} / bare`, median(ownRates.map((rate, i) => rate / (bareRates[i] ?? NaN))), '', aim),
    figure(`processor, ${what}`, processor(spent.own), 'ms'),
    figure(`processor, bare ${what}`, processor(spent.bare), 'ms'),
    figure(`bare / ${what} in processor time`, processor(spent.bare) / processor(spent.own)),
  ]
}

/** The most memory that the service had so far. */
export function mostMemory({ own }: Both): Figure {
  return figure('most memory of the service', memoryOf(own.server, 'VmHWM'), 'MB', { atMost: 400 })
}
