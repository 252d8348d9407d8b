/** Measures the workbook of all responses of a large round, fetched by a lead while respondents save on the form. */
import { createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Answer, AuditResponse } from '../../server/audit/answers.js'
import { themesIn } from '../../server/audit/codings.js'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { findCodebook, findEdition, loadData } from '../../server/data.js'
import { storePath } from '../../server/db/store.js'
import { writeBare } from './bareWorkbook.js'
import { figure, spread, type Measured, type Wanted } from './measured.js'
import { startSaving } from './saving.js'
import { memoryOf, startServer } from './server.js'
import { manyResponses, prepareStore, SLUG, withFolder } from './stores.js'

const MOST_RATIO = 1.5
const MOST_MEGABYTES = 300
const MOST_MILLISECONDS = 250
const PEOPLE = 4
/** For so long saves are measured at least, in milliseconds. */
const SHORTEST = 1_000
/** So many different responses are made up; the rest differ in the numbers in their answers. */
const POOL = 920

const data = loadData()
const questionnaire = findEdition(data)
const codebook = findCodebook(data)
const questions = questionsOf(questionnaire)

/** From the first click to the whole file, against exceljs' own streaming writer of the same cells. */
export async function measureWorkbook({ responses: count }: Wanted): Promise<Measured> {
  return withFolder(async (folder) => {
    const pool = fullResponses(POOL)
    const cookie = await prepareStore(folder)
    fill(folder, pool, count)
    const { seconds, before, peak, megabytes, times } = await fetchWhileSaving(folder, cookie)
    const plain = await writeBare(folder, pool, count, 'plain')
    const dressed = await writeBare(folder, pool, count, 'dressed')
    return {
      lines: [
        `A file of ${megabytes.toFixed(0)} MB with ${count} responses; exceljs' own writer wrote ${dressed.megabytes.toFixed(0)} MB, the texts alone ${plain.megabytes.toFixed(0)} MB. Meanwhile ${PEOPLE} people made ${times.length} saves.`,
      ],
      figures: [
        figure('the whole file', seconds, 's'),
        figure("exceljs' own writer, the same cells, styles and heights", dressed.seconds, 's'),
        figure('the file / that writer', seconds / dressed.seconds, '', { atMost: MOST_RATIO }),
        figure('the file / the writer of the texts alone', seconds / plain.seconds),
        figure('of it, reading for themes in a thread of its own, about', readingSeconds(pool, count), 's'),
        ...spread('a save meanwhile', times, { atMost: MOST_MILLISECONDS }),
        figure('memory before', before, 'MB'),
        figure('most memory', peak, 'MB', { atMost: MOST_MEGABYTES }),
      ],
    }
  })
}

/** Responses that answer every question. */
function fullResponses(count: number): readonly AuditResponse[] {
  const responses = manyResponses(count)
  const given = new Map<string, readonly Answer[]>(
    questions.map(({ id }) => [id, responses.flatMap(({ answers }) => answers[id] ?? [])]),
  )
  return responses.map((response, index) => ({
    ...response,
    answers: Object.fromEntries(
      questions.map(({ id }) => {
        const others = given.get(id) ?? []
        return [id, response.answers[id] ?? others[index % others.length] ?? `Made up (${index})`]
      }),
    ),
  }))
}

/** Writes responses to the store's file as they are there once they came: without the index for searching. */
function fill(folder: string, pool: readonly AuditResponse[], count: number): void {
  const file = new Database(storePath(folder))
  file.pragma('synchronous = OFF')
  const response = file.prepare(
    `INSERT INTO responses (round_id, reference, edition, sent_at, source) VALUES (1, ?, ?, '2027-03-03T09:00:00.000Z', 'import')`,
  )
  const answer = file.prepare(
    'INSERT INTO answers (response_id, question_id, version, value) VALUES (?, ?, 1, ?)',
  )
  file.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const { edition, answers } = pool[index % pool.length] ?? { edition: '', answers: {} }
      const { lastInsertRowid: id } = response.run(`B${String(index).padStart(6, '0')}`, edition)
      for (const [question, value] of Object.entries(answers))
        answer.run(id, question, JSON.stringify(numbered(value, index)))
    }
  })()
  file.close()
}

function numbered(answer: Answer, index: number): Answer {
  return typeof answer === 'string' && answer.length > 40 ? `${answer} (${index})` : answer
}

async function fetchWhileSaving(folder: string, cookie: string) {
  const server = await startServer(folder)
  try {
    const saving = startSaving(server.address, PEOPLE)
    const path = join(folder, 'fetched.xlsx')
    await setTimeout(SHORTEST)
    const before = memoryOf(server, 'VmRSS')
    const start = performance.now()
    const enough = setTimeout(SHORTEST)
    await fetchWhenDone(`${server.address}/rounds/${SLUG}/responses.xlsx`, cookie, path)
    const seconds = (performance.now() - start) / 1000
    await enough
    const times = await saving.stop()
    const peak = memoryOf(server, 'VmHWM')
    return { seconds, times, before, peak, megabytes: statSync(path).size / 1e6 }
  } finally {
    await server.stop()
  }
}

async function fetchWhenDone(address: string, cookie: string, path: string): Promise<void> {
  for (;;) {
    const answer = await fetch(address, { headers: { Cookie: cookie } })
    if (answer.status === 200 && answer.body) {
      await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(path))
      return
    }
    await answer.arrayBuffer()
    if (answer.status !== 202) throw new Error(`The workbook was answered with ${answer.status}.`)
    await setTimeout(200)
  }
}

/** Seconds that reading the answers of so many responses for themes takes, going by some that come after others. */
function readingSeconds(pool: readonly AuditResponse[], count: number): number {
  const coder = createCoder(codebook)
  const read = (from: number) => {
    const start = performance.now()
    for (const [index, response] of pool.entries()) {
      const given = Object.entries(response.answers)
      const answers = Object.fromEntries(given.map(([id, answer]) => [id, numbered(answer, from + index)]))
      themesIn({ ...response, answers }, questions, coder)
    }
    return (performance.now() - start) / 1000
  }
  read(0)
  return (read(POOL) * count) / pool.length
}
