/** Respondents who save on the form while something else goes on. */
import { setTimeout } from 'node:timers/promises'
import { ask, fieldsOf } from './server.js'
import { SLUG } from './stores.js'

/** Between two saves of one person, in milliseconds. */
const PAUSE = 100

/** How long each save took to be answered, in milliseconds, once stopped. */
export interface Saving {
  readonly stop: () => Promise<readonly number[]>
}

/** Lets so many people save, each on a response of their own, until they are stopped. */
export function startSaving(address: string, people: number): Saving {
  const going = { on: true }
  const times: number[] = []
  const all = Promise.all(Array.from({ length: people }, () => saveOn(address, times, () => going.on)))
  return {
    stop: async () => {
      going.on = false
      await all
      return times
    },
  }
}

async function saveOn(address: string, times: number[], isOn: () => boolean): Promise<void> {
  const cookie = await startResponse(address)
  const path = `/rounds/${SLUG}/response/sections/identify`
  for (let count = 0; isOn(); count += 1) {
    const page = await ask(`${address}${path}`, cookie)
    const fields = fieldsOf(page.text, path)
    fields.set('identify_how', `What we do, as we found it on visit ${count}.`)
    const start = performance.now()
    const { status, location } = await ask(`${address}${path}`, cookie, fields)
    times.push(performance.now() - start)
    if (status !== 303 || location.includes('differences'))
      throw new Error(`A save was answered with ${status}.`)
    await setTimeout(PAUSE)
  }
}

/** Starts a response and returns the cookie that opens it. */
export async function startResponse(address: string): Promise<string> {
  const started = await fetch(`${address}/rounds/${SLUG}/drafts`, { method: 'POST', redirect: 'manual' })
  const cookie = started.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error('No response could be started.')
  return cookie
}

/** The time within which so great a share of them was answered. */
export function within(times: readonly number[], share: number): number {
  const inOrder = times.toSorted((a, b) => a - b)
  return inOrder[Math.max(0, Math.ceil(inOrder.length * share) - 1)] ?? 0
}
