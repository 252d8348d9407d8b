import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsvTable } from '../../server/export/csvTable.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { startTestService, type TestService } from '../support/service.js'

const LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
const RELEASE = '/published/spring/1'
const DRAFT = '/rounds/spring/release-drafts/10'

let service: TestService
let cookie: string
beforeAll(async () => {
  service = await startTestService({ PUBLIC_URL: 'https://audit.example', DATA_LICENCE_URL: LICENCE })
  cookie = await service.organiserCookie('lead')
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(service.db, service.services.questionnaires, 'spring', lines, service.clock.now)
  await request(service.app)
    .post('/rounds/spring/releases')
    .set('Cookie', cookie)
    .type('form')
    .send({ smallestSector: '10', confirmed: 'yes' })
    .expect(303)
})
afterAll(() => service.close())

const get = (address: string) => request(service.app).get(address).set('Cookie', cookie).expect(200)
const json = async (address: string) => JSON.parse((await get(address)).text) as unknown

describe('findings.json', () => {
  it('names its schema and is valid against it, released or draft', async () => {
    const { headers, text } = await get('/published/findings-1.schema.json').buffer(true)
    expect(headers['content-type']).toContain('application/schema+json')
    const schema = JSON.parse(text) as { $id: string; $schema: string }
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(schema)
    for (const address of [RELEASE, DRAFT]) {
      const document = (await json(`${address}/findings.json`)) as { $schema: string; release: object }
      expect(document.$schema).toBe(schema.$id)
      expect(document.release).toMatchObject({ licence: LICENCE })
      validate(document)
      expect(validate.errors).toBeNull()
    }
  })

  it('is not valid when a figure is missing or is no number', async () => {
    const schema = (await json('/published/findings-1.schema.json')) as object
    const validate = new Ajv2020({ validateFormats: false }).compile(schema)
    const text = (await get(`${RELEASE}/findings.json`)).text
    expect(validate(JSON.parse(text.replace('"responses": 92', '"responses": "92"')))).toBe(false)
    expect(validate(JSON.parse(text.replace('"responses": 92,', '')))).toBe(false)
    expect(validate(JSON.parse(text.replace('"withheld"', '"hidden"')))).toBe(false)
  })
})

interface Described {
  readonly url: string
  readonly tableSchema: {
    readonly columns: readonly {
      readonly name: string
      readonly titles: string
      readonly datatype: unknown
    }[]
  }
}

/** Reads a cell as CSV on the Web says; NaN where it is not as its column's datatype has it. */
function valueOf(text: string, datatype: unknown): number | string {
  if (datatype === 'string') return text
  if (datatype === 'nonNegativeInteger') return /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (datatype === 'decimal') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  expect(datatype).toEqual({ base: 'decimal', format: '#0%' })
  return /^\d+%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number.NaN
}

describe('the description of the CSV files', () => {
  it.each([RELEASE, DRAFT])('is beside them, %s, and fits every file, column and cell', async (address) => {
    const { text, headers } = await get(`${address}/tables/csv-metadata.json`).buffer(true)
    expect(headers['content-type']).toContain('application/csvm+json')
    const document = JSON.parse(text) as { null: string[]; tables: Described[]; 'dc:license': unknown }
    expect(document.null).toEqual(['[u]', '[z]', '[c]'])
    expect(document['dc:license']).toEqual({ '@id': LICENCE })
    const seen = new Set<unknown>()
    for (const { url, tableSchema } of document.tables) {
      const csv = await get(`${address}/tables/${url}`)
      expect(csv.headers.link).toContain('<csv-metadata.json>; rel="describedby"')
      const table = await readCsvTable(csv.text)
      expect(tableSchema.columns.map(({ titles }) => titles)).toEqual(table.columns)
      expect(new Set(tableSchema.columns.map(({ name }) => name)).size).toBe(table.columns.length)
      for (const { titles, name, datatype } of tableSchema.columns) {
        expect(name).toMatch(/^[A-Za-z]\w*$/)
        seen.add(JSON.stringify(datatype))
        const cells = table.rows
          .map((row) => row[titles] ?? '')
          .filter((cell) => !document.null.includes(cell))
        for (const cell of cells) expect(valueOf(cell, datatype), `${url} ${titles} ${cell}`).not.toBeNaN()
      }
    }
    expect(seen.size).toBe(4)
  })

  it('is linked from the release’s page, with the schema and the licence', async () => {
    const { text } = await get(RELEASE)
    for (const href of [`${RELEASE}/tables/csv-metadata.json`, '/published/findings-1.schema.json', LICENCE])
      expect(text).toContain(`href="${href}"`)
  })
})
