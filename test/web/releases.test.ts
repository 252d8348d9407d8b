import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cellText } from '../../server/audit/cellText.js'
import type { Conclusions } from '../../server/audit/conclusions.js'
import { releaseTables } from '../../server/audit/conclusionTables.js'
import type { PublishedFindings } from '../../server/audit/published.js'
import type { ReleaseDetails } from '../../server/audit/releases.js'
import { listActivity } from '../../server/db/activity.js'
import { findRelease } from '../../server/db/releases.js'
import { readCsvTable } from '../../server/export/csvTable.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { createApp } from '../../server/web/app.js'
import { PACE } from '../../server/web/findings/roundFindings.js'
import { startTestService, type TestService } from '../support/service.js'

const RELEASES = '/rounds/spring/releases'
const FIRST = '/published/spring/1'

let service: TestService
let cookie: string
beforeEach(async () => {
  service = await startTestService()
  cookie = await service.organiserCookie('lead')
  await load(sampleLines())
})
afterEach(() => service.close())

function sampleLines(): readonly string[] {
  return readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8').trim().split('\n')
}

async function load(lines: readonly string[]): Promise<void> {
  const { questionnaires } = service.services
  const { faults } = await importResponses(
    service.db,
    questionnaires,
    'spring',
    lines.join('\n'),
    service.clock.now,
  )
  expect(faults).toEqual([])
}

/** The sample's first responses once more, under other references. */
const more = (count: number, mark: string) =>
  sampleLines()
    .slice(0, count)
    .map((line) =>
      JSON.stringify({ ...(JSON.parse(line) as object), reference: `${mark}${line.slice(15, 18)}` }),
    )

const post = (address: string, form: object) =>
  request(service.app).post(address).set('Cookie', cookie).type('form').send(form)
const release = () => post(RELEASES, { smallestSector: '10', confirmed: 'yes' })
const asPublic = (address: string) => request(service.app).get(address)
const asLead = (address: string) => request(service.app).get(address).set('Cookie', cookie)

interface ReleaseJson {
  readonly release: ReleaseDetails
  readonly findings: PublishedFindings
  readonly conclusions?: Conclusions
}

const publishedJson = async (address: string) =>
  JSON.parse((await asPublic(`${address}/findings.json`).expect(200)).text) as ReleaseJson

describe('a release', () => {
  it('is for everybody from then on, and as it was though responses come', async () => {
    await asPublic('/published/spring').expect(404)
    await asPublic(FIRST).expect(404)
    await release().expect(303).expect('Location', `${RELEASES}?done=released`)
    await asPublic('/published/spring').expect(302).expect('Location', FIRST)
    const before = await publishedJson(FIRST)
    expect(before.release.number).toBe(1)
    expect(before.findings.responses).toBe(92)
    await load(more(6, 'M'))
    expect(await publishedJson(FIRST)).toEqual(before)
    expect((await asLead(RELEASES).expect(200)).text).toMatch(
      /6 responses have come, gone or changed\. [\d,]+ published figures/,
    )
    expect((await asPublic('/').expect(200)).text).toContain('href="/published/spring"')
    const [activity] = await listActivity(service.db)
    expect(activity).toMatchObject({ action: 'findings-released', object: 'releases/1' })
  })

  it('says the same on its pages, in its files and in its draft, cell for cell', async () => {
    const draft = '/rounds/spring/release-drafts/10'
    const drafted = (await asLead(`${draft}/findings.json`).expect(200)).text
    await release().expect(303)
    const published = await publishedJson(FIRST)
    const { findings, conclusions } = published
    expect((JSON.parse(drafted) as { findings: unknown }).findings).toEqual(findings)
    const pages = [FIRST, ...findings.sections.map(({ id }) => `${FIRST}/sections/${id}`)]
    const onPages = new Map<string, readonly (readonly string[])[]>()
    for (const page of pages)
      for (const [id, rows] of tablesOn((await asPublic(page).expect(200)).text)) onPages.set(id, rows)
    expect(conclusions?.scoreCard.length).toBeGreaterThan(5)
    const tables = releaseTables({ details: published.release, findings, conclusions })
    expect(onPages.size).toBe(tables.length)
    for (const { id, rowHeading, columns, rows } of tables) {
      const printed = [
        [rowHeading, ...columns.map(({ label }) => label)],
        ...rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
      ]
      expect(onPages.get(id), id).toEqual(printed)
      const csv = await asPublic(`${FIRST}/tables/${id}.csv`).expect(200)
      const read = await readCsvTable(csv.text)
      expect([read.columns, ...read.rows.map((row) => Object.values(row))], id).toEqual(printed)
    }
  })

  it('names no agency and nobody, and no reference', async () => {
    await release().expect(303)
    const { text } = await asPublic(`${FIRST}/findings.json`).expect(200)
    const pages = [
      text,
      (await asPublic(FIRST)).text,
      (await asPublic(`${FIRST}/sections/provide`)).text,
    ].join('\n')
    const responses = sampleLines().map(
      (line) => JSON.parse(line) as { reference: string; answers: Record<string, string> },
    )
    for (const { reference, answers } of responses) {
      expect(pages).not.toContain(`"${reference}"`)
      for (const words of [answers.respondent_name, answers.contact_details, answers.agency]) {
        // Names of one everyday word, such as "School", are words of the questions as well.
        if (words?.trim().includes(' ')) expect(pages).not.toContain(words)
      }
    }
  })

  it('is refused while it can be compared with an earlier one to tell what a few said', async () => {
    await release().expect(303)
    await load(more(2, 'M'))
    expect((await asLead(`${RELEASES}/new`).expect(200)).text).toContain('2 responses are new, gone')
    const refused = await release().expect(422)
    expect(refused.text).toMatch(/<title>\s*Error: /)
    expect(refused.text).toMatch(/<a href="#too-close">[^<]*2 responses are new, gone or different/)
    expect(refused.text).toContain('id="too-close"')
    expect(await findRelease(service.db, 1, 2)).toBeUndefined()
    await load(more(3, 'N'))
    await release().expect(303)
    await asPublic('/published/spring').expect('Location', '/published/spring/2')
    await asPublic(FIRST).expect(200)
    expect((await asLead(RELEASES)).text).toContain('Replaced by a later one, and still public')
  })

  it('keeps the settings of the first, whatever a form says', async () => {
    await release().expect(303)
    await asLead('/rounds/spring/release-drafts/5').expect(404)
    await asLead('/rounds/spring/release-drafts/10').expect(200)
    await service.db.updateTable('rounds').set({ minimum_count: 3 }).execute()
    await post(RELEASES, { smallestSector: '5', confirmed: 'yes' }).expect(303)
    const { findings } = await publishedJson('/published/spring/2')
    expect(findings.disclosure).toEqual({ minimumCount: 5, smallestSector: 10 })
  })

  it('keeps its distance from the first, however small a number is set later', async () => {
    await release().expect(303)
    await service.db.updateTable('rounds').set({ minimum_count: 1 }).execute()
    await load(more(4, 'M'))
    const refused = await release().expect(422)
    expect(refused.text).toContain('Wait until at least 5 differ.')
    expect(await findRelease(service.db, 1, 2)).toBeUndefined()
  })

  it('tells sectors apart once, and leads and readers are told so', async () => {
    expect((await asLead(`${RELEASES}/new`).expect(200)).text).toContain('Sectors can be told apart once.')
    await release().expect(303)
    await load(more(6, 'M'))
    await release().expect(303)
    const [first, second] = [await publishedJson(FIRST), await publishedJson('/published/spring/2')]
    expect(first.findings.sectorGroups).toHaveLength(4)
    expect(second.findings.sectorGroups).toEqual([])
    const note = 'Where figures have changed since an earlier release'
    expect((await asPublic(FIRST).expect(200)).text).not.toContain(note)
    expect((await asPublic('/published/spring/2').expect(200)).text).toContain(note)
  })

  it('is made once, though its form is sent twice', async () => {
    const form = { smallestSector: '10', confirmed: 'yes', after: '0' }
    expect((await asLead(`${RELEASES}/new`).expect(200)).text).toContain('name="after" value="0"')
    await post(RELEASES, form).expect(303)
    await post(RELEASES, form).expect(422, /released since you opened this page/)
    expect(await findRelease(service.db, 1, 2)).toBeUndefined()
  })

  it('waits for the findings that it would freeze, while an earlier one can be withdrawn', async () => {
    await release().expect(303)
    await load(more(6, 'M'))
    const slow = createApp({ ...service.services, pace: { ...PACE, largeFrom: 1, patience: 0, fresh: 0 } })
    const postSlowly = (address: string, form: object) =>
      request(slow).post(address).set('Cookie', cookie).type('form').send(form)
    const again = `${RELEASES}/new?done=waited`
    await postSlowly(RELEASES, { confirmed: 'yes', after: '1' }).expect(303).expect('Location', again)
    expect(await findRelease(service.db, 1, 2)).toBeUndefined()
    const withdrawals = `${RELEASES}/withdrawals`
    await postSlowly(withdrawals, { release: '1', reason: '' }).expect(422, /is being worked out/)
    let page = await asLead(again)
    while (page.status === 202) page = await asLead(again)
    expect(page.text).toContain('Nothing was released, because')
    await service.services.findingsThread.stop()
    await post(`${RELEASES}/withdrawals`, { release: '1', reason: 'A wrong total' }).expect(303)
    await asPublic(FIRST).expect(410)
  })

  it('can be withdrawn where the findings can’t be worked out', async () => {
    await release().expect(303)
    await load(more(6, 'M'))
    const reader = () => Promise.reject(new Error('The reader is broken.'))
    const broken = createApp({ ...service.services, reader })
    await request(broken).get('/rounds/spring/findings').set('Cookie', cookie).expect(500)
    const page = await request(broken).get(RELEASES).set('Cookie', cookie).expect(200)
    expect(page.text).toContain('could not be worked out')
    const withdraw = (reason: string) =>
      request(broken)
        .post(`${RELEASES}/withdrawals`)
        .set('Cookie', cookie)
        .type('form')
        .send({ release: '1', reason })
    await withdraw('').expect(422, /could not be worked out/)
    await withdraw('A wrong total').expect(303)
    await asPublic(FIRST).expect(410)
  })

  it('needs a choice and a confirmation', async () => {
    const { text } = await post(RELEASES, { smallestSector: '7' }).expect(422)
    expect(text).toContain('Select which sectors are told apart')
    expect(text).toContain('confirm that nobody can be recognised')
    await asPublic('/published/spring').expect(404)
  })

  it('can be withdrawn: its pages and files say so and why, and it still counts in comparisons', async () => {
    await release().expect(303)
    await post(`${RELEASES}/withdrawals`, { release: '1', reason: '' }).expect(422, /Enter why/)
    await post(`${RELEASES}/withdrawals`, { release: '4', reason: 'A wrong total' }).expect(
      422,
      /Select a release/,
    )
    await post(`${RELEASES}/withdrawals`, { release: '1', reason: 'A wrong total' }).expect(303)
    for (const part of ['', '/findings.json', '/tables/sectors.csv', '/sections/assess', '/themes/training'])
      await asPublic(FIRST + part).expect(410, /A wrong total/)
    await asPublic('/published/spring').expect(404)
    await load(more(1, 'M'))
    await release().expect(422)
    await load(more(4, 'N'))
    await release().expect(303)
    await asPublic(FIRST).expect(410, /href="\/published\/spring"/)
  })

  it('is not there under other numbers, sections, themes or tables', async () => {
    await release().expect(303)
    const addresses = [
      '/published/none',
      '/published/spring/2',
      '/published/spring/01',
      '/published/spring/1e0',
    ]
    const parts = ['/sections/none', '/themes/none', '/tables/none.csv', '/tables/emphasis.csv']
    for (const address of [...addresses, ...parts.map((part) => FIRST + part)])
      await asPublic(address).expect(404)
  })

  it('is never changed in the store', async () => {
    await release().expect(303)
    await expect(service.db.updateTable('releases').set({ findings: '{}' }).execute()).rejects.toThrow(
      'never changed',
    )
  })
})

/** Each table of a page by its id: the header row, then its rows, as texts. */
function tablesOn(html: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, readonly (readonly string[])[]>()
  for (const table of elementsIn(parse(html), 'table')) {
    const [caption] = elementsIn(table, 'caption')
    const id = caption?.attrs.find(({ name }) => name === 'id')?.value ?? ''
    const rows = elementsIn(table, 'tr')
    found.set(
      id,
      rows.map((row) => row.childNodes.filter((node) => 'tagName' in node).map(textOf)),
    )
  }
  return found
}

type Node = DefaultTreeAdapterTypes.Node

function elementsIn(node: Node, tag: string): readonly DefaultTreeAdapterTypes.Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child) => [
    ...('tagName' in child && child.tagName === tag ? [child] : []),
    ...elementsIn(child, tag),
  ])
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('').trim() : ''
}
