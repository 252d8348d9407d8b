import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import request from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listActivity } from '../../server/db/activity.js'
import { openStore } from '../../server/db/store.js'
import { freePort, newStore, startChildServer, type ChildServer } from '../support/childServer.js'
import { linkOn, openSection, SECTION } from '../support/colleagues.js'
import { program } from '../support/program.js'
import { startResponse } from '../support/service.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-backups-'))
const file = (name: string) => join(folder, name)
const QUESTION = 'identify_how'
let store: Awaited<ReturnType<typeof newStore>>
let server: ChildServer

beforeAll(async () => {
  store = await newStore()
  server = await startChildServer(store.folder, store.port)
})
afterAll(async () => {
  await server.kill()
  store.remove()
  rmSync(folder, { recursive: true })
})

/** Runs a command without holding up whatever this process does meanwhile. */
async function run(command: string, dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, [...program(`scripts/${command}`), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { status: child.exitCode, stdout, stderr }
}

const keptIn = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('audit-replaced-'))

/** Saves one text after another, each longer than many pages of the store, until told to stop. */
async function writeOn(browser: ReturnType<typeof request.agent>, state: { saved: number; ended: boolean }) {
  const page = await openSection(browser)
  while (!state.ended) {
    await page.autosave({ [QUESTION]: `Save ${state.saved + 1}: ${'a b c '.repeat(1000)}` })
    state.saved += 1
  }
}

/** The number of the last save that a server's page shows. */
async function lastSave(address: string, link: string): Promise<number> {
  const browser = request.agent(address)
  await browser.get(link).expect(303)
  return Number(/^Save (\d+)/.exec((await openSection(browser, SECTION)).shown(QUESTION))?.[1])
}

it('copies a store that is being written to, and starts from the copy elsewhere', async () => {
  const browser = request.agent(server.address)
  const link = linkOn((await browser.get(await startResponse(browser))).text)
  const state = { saved: 0, ended: false }
  const writing = writeOn(browser, state)
  while (state.saved < 10) await new Promise((resolve) => setTimeout(resolve, 5))
  const before = state.saved
  const made = await run('backup', store.folder, '--output', file('one.sqlite'))
  const after = state.saved + 1
  state.ended = true
  await writing
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(made.stdout).toMatch(/^Backed up and checked: \d+ tables with \d+ rows, in \S+one\.sqlite\n$/)
  expect(after, 'people saved while it was copied').toBeGreaterThan(before + 1)
  if (process.platform !== 'win32') expect(statSync(file('one.sqlite')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['one.sqlite'])

  const elsewhere = file('elsewhere')
  const restored = await run('restore', elsewhere, '--input', file('one.sqlite'))
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  expect(keptIn(elsewhere)).toEqual([])
  const second = await startChildServer(elsewhere, await freePort())
  const save = await lastSave(second.address, link)
  await second.kill()
  expect(save).toBeGreaterThanOrEqual(before)
  expect(save).toBeLessThanOrEqual(after)
})

it('goes back only while the service is stopped, and keeps the store that it replaces', async () => {
  const browser = request.agent(server.address)
  const link = linkOn((await browser.get(await startResponse(browser))).text)
  await (await openSection(browser)).autosave({ [QUESTION]: 'Save 77' })
  const running = await run('restore', store.folder, '--input', file('one.sqlite'))
  expect(running).toMatchObject({ status: 1, stdout: '' })
  expect(running.stderr).toContain('The service is running')
  expect(await lastSave(server.address, link)).toBe(77)

  // Killed, it leaves what it wrote last in the write-ahead log.
  await server.kill()
  expect(statSync(join(store.folder, 'audit.sqlite-wal')).size).toBeGreaterThan(0)
  const restored = await run('restore', store.folder, '--input', file('one.sqlite'))
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  const [kept = ''] = keptIn(store.folder)
  expect(restored.stdout).toContain(kept)
  const db = await openStore(store.folder)
  const [latest] = await listActivity(db)
  expect(latest).toMatchObject({ action: 'store-restored', organiser: undefined })
  await db.destroy()

  const back = await run('restore', store.folder, '--input', join(store.folder, kept))
  expect(back).toMatchObject({ status: 0, stderr: '' })
  server = await startChildServer(store.folder, store.port)
  expect(await lastSave(server.address, link)).toBe(77)
})

it('says in a sentence what is wrong', async () => {
  const again = await run('backup', store.folder, '--output', file('one.sqlite'))
  expect(again).toMatchObject({ status: 1, stdout: '' })
  expect(again.stderr).toMatch(/is there already and was left as it is\. Choose another name\.\n$/)
})
