import Database from 'better-sqlite3'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUpStore } from '../../../server/db/backups.js'
import { openStore, storePath } from '../../../server/db/store.js'
import { openSection } from '../../support/colleagues.js'
import { elements, textOf } from '../../support/dom.js'
import { fillIn } from '../../support/form.js'
import {
  springRound,
  startResponse,
  startTestService,
  type Browser,
  type TestService,
} from '../../support/service.js'
import { smallDisk, whyNoDisk, type SmallDisk } from '../../support/tmpfs.js'

const reason = whyNoDisk()
if (reason !== undefined) process.stderr.write(`Not run: full and read-only disks, because ${reason}.\n`)

const SUBMISSION = '/rounds/spring/response/submission'
const typedOn = (html: string) => elements(elements(html, 'main')[0] ?? '', 'textarea').map(textOf)

describe.skipIf(reason !== undefined)('a disk', () => {
  let disk: SmallDisk
  let service: TestService
  let browser: Browser
  beforeEach(async () => {
    disk = smallDisk('4m')
    service = await startTestService({}, springRound, disk.folder)
    browser = service.browser()
    await fillIn(browser, `${await startResponse(browser)}/sections/about`, { agency: 'Mill School' })
  })
  afterEach(async () => {
    await service.close()
    disk.remove()
  })

  /** Saves text after text until the store can take no more; the last text that was acknowledged, and the first that was not. */
  async function saveUntilFull(): Promise<{ kept: string; refused: string; page: string; saved: number }> {
    let kept = ''
    for (let turn = 0; turn < 200; turn += 1) {
      const text = `${turn} ${'in the playground '.repeat(1000)}`
      const page = await openSection(browser)
      const reply = await page.save({ identify_how: text })
      if (reply.status === 503) return { kept, refused: text, page: reply.text, saved: turn }
      expect(reply.status).toBe(303)
      kept = text
    }
    throw new Error('The disk was never full.')
  }

  it('that is full costs nothing that was acknowledged, gives back what was typed, and is used again once there is room', async () => {
    disk.fill()
    const { kept, refused, page, saved } = await saveUntilFull()
    expect(typedOn(page)).toEqual([refused])
    expect((await openSection(browser)).shown('identify_how')).toBe(kept)
    await browser.post(SUBMISSION).type('form').send({ personal: 'keep' }).expect(503)
    const backup = join(disk.folder, 'backup.sqlite')
    await expect(backUpStore(disk.folder, backup)).rejects.toThrow(/Nothing was changed|cannot be written/)
    expect([existsSync(backup), existsSync(`${backup}.part`)]).toEqual([false, false])
    const cookie = await service.organiserCookie().catch(() => '')
    expect(cookie).toBe('')
    disk.empty()
    await (await openSection(browser)).save({ identify_how: refused }).expect(303)
    await browser.post(SUBMISSION).type('form').send({ personal: 'keep' }).expect(303)
    const file = new Database(storePath(disk.folder), { readonly: true })
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    file.close()
    process.stderr.write(
      `A full disk: ${saved} texts acknowledged, 0 lost; saving, sending and backing up refused and then taken.\n`,
    )
  })

  it('that is full stops a workbook being written, and says so', async () => {
    const cookie = await service.organiserCookie()
    const ask = () => browser.get('/rounds/spring/responses.xlsx?ask=no').set('Cookie', cookie)
    disk.fill()
    let reply = await ask()
    while (reply.status === 202) reply = await ask()
    expect([500, 503]).toContain(reply.status)
    disk.empty()
    do reply = await ask()
    while (reply.status === 202)
    expect(reply.status).toBe(200)
  })

  it('that is read-only is told about at start, and its store is left as it is', async () => {
    await service.close()
    const before = readFileSync(storePath(disk.folder))
    disk.remount('ro')
    await expect(openStore(disk.folder)).rejects.toThrow(
      /cannot be opened for writing .* Make its folder writable/,
    )
    expect(readFileSync(storePath(disk.folder)).equals(before)).toBe(true)
    disk.remount('rw')
    service = await startTestService({}, null, disk.folder)
    expect(await service.db.selectFrom('drafts').selectAll().execute()).toHaveLength(1)
  })
})
