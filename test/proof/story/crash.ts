/** One crash: a server that is killed while a form is being sent, started again, and looked at. */
import { cpSync, rmSync } from 'node:fs'
import { startChildServer, type ChildServer } from '../../support/childServer.js'
import { peopleAt, withNotes, type People } from './people.js'
import { changesBetween, isRecord, readState, stopTime, type StoreState } from './storeStates.js'
import { SETTINGS, untilDone, type Told } from './story.js'
import type { Sent } from './errand.js'

/** When the server is killed: right after a statement of SQL, or some milliseconds after the form was sent. */
export type Moment = { readonly statement: number } | { readonly milliseconds: number }

export interface Crash {
  readonly route: string
  readonly acknowledged: boolean
  /** What is wrong with the store: acknowledged and not there, there in part or without its record, or there twice. */
  readonly faults: readonly string[]
}

type Found = 'nothing' | 'whole' | 'part'

/** Sends an errand's form to a server on a copy of the story's store, kills it at a moment, and looks what is there. */
export async function crash(told: Told, folder: string, port: number, moment: Moment): Promise<Crash> {
  rmSync(folder, { recursive: true, force: true })
  cpSync(told.before, folder, { recursive: true })
  stopTime(folder)
  let server = await startChildServer(folder, port, SETTINGS)
  try {
    const people = peopleAt(() => server.address, told.bookmark)
    const { errand } = told
    const world = people.world(errand.by)
    const sent = withNotes(await errand.fill(world), world.notes)
    const start = readState(folder)
    const acknowledged = await sendAndKill(people, told, sent, { server, moment })
    server = await startChildServer(folder, port, SETTINGS)
    const changes = changesBetween(start, readState(folder))
    const found = compare(told, changes)
    const faults: string[] = []
    if (found === 'part') faults.push('there in part', ...changes)
    if (acknowledged && found === 'nothing') faults.push('acknowledged and not there')
    if (!acknowledged) faults.push(...(await sendAgain(people, told, { sent, start, folder, found })))
    return { route: errand.route, acknowledged, faults }
  } finally {
    await server.kill()
  }
}

async function sendAndKill(
  people: People,
  { errand }: Told,
  sent: Sent,
  { server, moment }: { server: ChildServer; moment: Moment },
): Promise<boolean> {
  if ('statement' in moment) await server.killAfter(moment.statement)
  else setTimeout(() => void server.kill(), moment.milliseconds)
  try {
    const reply = await people.send(errand.by, sent)
    people.note(errand, reply)
    await untilDone(people, errand)
    return true
  } catch {
    return false
  } finally {
    await server.kill()
  }
}

/** Does again what was not acknowledged, as a person does who got no answer: then it must be there, and once. */
async function sendAgain(
  people: People,
  { errand, changes: whole, again }: Told,
  { sent, start, folder, found }: { sent: Sent; start: StoreState; folder: string; found: Found },
): Promise<readonly string[]> {
  const world = people.world(errand.by)
  const forms = found === 'whole' || !errand.redo ? [() => Promise.resolve(sent)] : errand.redo
  for (const form of forms) {
    const reply = await people.send(errand.by, withNotes(await form(world), world.notes))
    if (reply.status >= 500) return [`sending it again answered ${reply.status}`]
    people.note(errand, reply)
    await untilDone(people, errand)
  }
  // Whoever does it again may find it done: what was tried is recorded each time.
  const counted = (all: readonly string[]) => withoutKeys(all, whole).filter((change) => !isRecord(change))
  const changes = counted(changesBetween(start, readState(folder)))
  const once = counted(whole)
  const twice = [...once, ...counted(again)]
  if (isSame(changes, once)) return []
  // What does more each time it is sent has a reason beside its errand.
  if (found === 'whole' && errand.more !== undefined && changes.length <= twice.length) return []
  return ['sent again, and not there once', ...changes]
}

/** Whether all that an errand changes is there, its record in the activity too. */
function compare({ changes: whole }: Told, changes: readonly string[]): Found {
  const there = withoutKeys(changes, whole)
  if (isSame(there, withoutKeys(whole, whole))) return 'whole'
  return there.length === 0 ? 'nothing' : 'part'
}

/** Changes without the private links that the sender gives to messages it takes up, where there are any. */
function withoutKeys(changes: readonly string[], whole: readonly string[]): readonly string[] {
  const isSent = whole.some((change) => change.startsWith('+ messages '))
  return isSent ? changes.filter((change) => !change.startsWith('+ draft_keys ')) : changes
}

/** Numbers that rows are given may differ: the sender of mail and the order of forms give some away. */
export const numberless = (change: string) =>
  change.replace(/"(id|[a-z_]+_id|seen|version_of)":\d+/g, '"$1":#')

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one.map(numberless).sort()) === JSON.stringify(other.map(numberless).sort())
}
