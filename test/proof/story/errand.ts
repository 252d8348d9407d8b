/** What an errand is: one form sent by one person, and all that is needed to send it. */
import type { Db } from '../../../server/db/store.js'
import { formFields, filledIn, type Filling } from '../../support/form.js'

/** Whoever sends forms in the story, each with a browser of their own. */
export type PersonName =
  'agency' | 'colleague' | 'second-agency' | 'lead' | 'second-lead' | 'member' | 'newcomer' | 'elsewhere'

/** A form as it leaves the browser. */
export interface Sent {
  readonly address: string
  /** A form's fields, or a file. */
  readonly body?: string | { readonly bytes: Buffer; readonly name: string } | undefined
}

/** What a person sees, and what was noted on the way: keys and addresses that later errands need. */
export interface World {
  readonly get: (address: string) => Promise<string>
  readonly download: (address: string) => Promise<Buffer>
  readonly notes: Record<string, string>
}

export interface Reply {
  readonly status: number
  readonly location: string
  readonly text: string
}

export interface Errand {
  /** The route that it uses, as the table of addresses has it. */
  readonly route: string
  readonly by: PersonName
  /** Opens the page and fills the form in. */
  readonly fill: (world: World) => Promise<Sent>
  /** Brings about what no form does, before the errand. */
  readonly prepare?: (db: Db) => Promise<void>
  /** Notes what later errands need. */
  readonly note?: (reply: Reply, notes: Record<string, string>) => void
  /** Looks whether work that goes on after the reply is done; only then is it acknowledged. */
  readonly isDone?: (world: World) => Promise<boolean>
  /** Whether all that it changes is a state that a job moves on by itself. */
  readonly isPassing?: true
  /** Why sending the same form once more does more than sending it once, where it does. */
  readonly more?: string
  /** What a person does where the same form is refused after a crash: the forms to send again, one after the other. */
  readonly redo?: readonly ((world: World) => Promise<Sent>)[]
}

/** Opens a page and fills in its form that is sent to `address`. */
export function onPage(page: string, filling: Filling = {}, address = page): Errand['fill'] {
  return async ({ get, notes }) => {
    const [shown, sent] = [noted(page, notes), noted(address, notes)]
    return { address: sent, body: filledIn(formFields(await get(shown), sent), filling) }
  }
}

/** Sends fields without looking at a page: for buttons, whose forms have none. */
export function fields(address: string, filling: Filling = {}): Errand['fill'] {
  return ({ notes }) => Promise.resolve({ address: noted(address, notes), body: filledIn([], filling) })
}

/** Sends a file. */
export function file(address: string, content: string, name = 'table.csv'): Errand['fill'] {
  return ({ notes }) =>
    Promise.resolve({ address: noted(address, notes), body: { bytes: Buffer.from(content), name } })
}

/** An address in which `{name}` stands for what was noted under that name. */
export function noted(address: string, notes: Readonly<Record<string, string>>): string {
  return address.replace(/\{([\w-]+)\}/g, (_, name: string) => {
    const value = notes[name]
    if (value === undefined) throw new Error(`Nothing was noted as "${name}".`)
    return value
  })
}
