/** The life of a round, told once from the first draft to the last session closed: every form that changes the store. */
import { mkdtempSync, cpSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { insertRound } from '../../../server/db/rounds.js'
import { storePath } from '../../../server/db/store.js'
import { importResponses } from '../../../server/importResponses.js'
import { projectRoot } from '../../../server/projectRoot.js'
import { openRound, startTestService, type TestService } from '../../support/service.js'
import { accountErrands, lastErrand } from './accountErrands.js'
import type { Errand, Reply, Sent } from './errand.js'
import { findingsErrands } from './findingsErrands.js'
import { peopleAt, withNotes, type Bookmark, type People } from './people.js'
import { respondErrands } from './respondErrands.js'
import { responseErrands } from './responseErrands.js'
import { changesBetween, readState } from './storeStates.js'
import { themesErrands } from './themesErrands.js'
import { whileUnrecorded } from './unrecorded.js'
import { workspaceErrands } from './workspaceErrands.js'

const early = [...respondErrands, ...workspaceErrands]
const accounts = [...accountErrands, lastErrand]

/** Every errand, in the order of the story. */
export const ERRANDS: readonly Errand[] = [
  ...early,
  ...themesErrands,
  ...findingsErrands,
  ...responseErrands,
  ...accounts,
]

/** Parts of the story that can be told alone; what is done with responses needs all that went before. */
export const CHAPTERS: readonly (readonly Errand[])[] = [
  early,
  themesErrands,
  [...respondErrands, ...findingsErrands],
  accounts,
]

/** What came of one errand where nothing went wrong. */
export interface Told {
  readonly errand: Errand
  /** Its place in the story. */
  readonly at: number
  readonly status: number
  /** What it changed, and what sending the same form again changed besides. */
  readonly changes: readonly string[]
  readonly again: readonly string[]
  readonly statusAgain: number
  /** What came of it before that, while nothing could be recorded; undefined where it records nothing. */
  readonly refused: { readonly status: number; readonly changes: readonly string[] } | undefined
  /** A folder with the store as it was before. */
  readonly before: string
  readonly bookmark: Bookmark
}

/** The service's settings in the story: it can send mail, to a server that never answers. */
export const SETTINGS = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'audit@example.org' }

/**
 * Tells the story or a chapter, each form sent twice, and before that once where nothing can be recorded. Keeps the store
 * before each. Call `forget` when done.
 */
export async function tellStory(
  errands: readonly Errand[],
): Promise<{ readonly told: readonly Told[]; readonly forget: () => void }> {
  const shelf = mkdtempSync(join(tmpdir(), 'early-help-audit-story-'))
  const service = await startTestService(SETTINGS, openRound)
  Object.defineProperty(service.clock, 'now', { get: () => new Date() })
  await seed(service)
  const server = createServer(service.app).listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const people = peopleAt(() => `http://localhost:${port}`, { jars: await organisers(service), notes: {} })
  const told: Told[] = []
  for (const [at, errand] of errands.entries()) {
    await errand.prepare?.(service.db)
    const before = join(shelf, String(at))
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(service.db)
    cpSync(storePath(service.folder), storePath(before), { recursive: true })
    told.push(await tell(people, errand, { at, before, folder: service.folder }))
  }
  server.close()
  server.closeAllConnections()
  await service.services.findingsThread.stop()
  await service.close()
  return {
    told,
    forget: () => {
      rmSync(shelf, { recursive: true, force: true })
    },
  }
}

async function tell(
  people: People,
  errand: Errand,
  { at, before, folder }: { at: number; before: string; folder: string },
): Promise<Told> {
  const bookmark = people.bookmark()
  const world = people.world(errand.by)
  try {
    const sent = withNotes(await errand.fill(world), world.notes)
    const start = readState(folder)
    const first = await sendUnrecorded(people, errand, sent, folder)
    const refused =
      first && first.status >= 500
        ? { status: first.status, changes: changesBetween(start, readState(folder)) }
        : undefined
    const reply = first && !refused ? first : await people.send(errand.by, sent)
    people.note(errand, reply)
    await untilDone(people, errand)
    const once = readState(folder)
    const same = await people.send(errand.by, sent)
    people.note(errand, same.status < 400 ? same : reply)
    await untilDone(people, errand)
    const changes = changesBetween(start, once)
    const again = changesBetween(once, readState(folder))
    const statuses = { status: reply.status, statusAgain: same.status }
    return { errand, at, before, bookmark, changes, again, ...statuses, refused }
  } catch (error) {
    throw new Error(`Errand ${at}, ${errand.route}, could not be run.`, { cause: error })
  }
}

/**
 * Sends a form while nothing can be recorded: one that records nothing is done all the same. Undefined, with nothing
 * sent, where what it does goes on after the reply.
 */
async function sendUnrecorded(
  people: People,
  { by, isDone }: Errand,
  sent: Sent,
  folder: string,
): Promise<Reply | undefined> {
  return isDone ? undefined : whileUnrecorded(folder, () => people.send(by, sent))
}

/** Waits for what goes on after the reply. */
export async function untilDone(people: People, { by, isDone }: Errand): Promise<void> {
  while (isDone && !(await isDone(people.world(by)))) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function seed({ db, services, clock }: TestService): Promise<void> {
  await insertRound(db, { ...openRound, slug: 'sample', title: 'Sample', invented: true }, clock.now)
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(db, services.questionnaires, 'sample', some(lines), clock.now)
}

/** Fewer responses than the sample has: figures take less time then. */
const some = (lines: string) =>
  lines
    .split('\n')
    .filter((_, at) => at % 4 === 0 || at < 3)
    .join('\n')

async function organisers(service: TestService): Promise<Record<string, Record<string, string>>> {
  const jars: Record<string, Record<string, string>> = {}
  for (const [name, role] of [
    ['lead', 'lead'],
    ['second-lead', 'lead'],
    ['member', 'member'],
  ] as const) {
    const [key = '', value = ''] = (await service.organiserCookie(role)).split('=')
    jars[name] = { [key]: value }
  }
  return jars
}
