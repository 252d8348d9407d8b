/** Measures the import of a table of many responses, by a lead's pages, while respondents save on the form. */
import { setTimeout } from 'node:timers/promises'
import { FormData } from 'undici'
import { questionsOf } from '../../server/audit/questionnaire.js'
import type { AuditResponse } from '../../server/audit/answers.js'
import { findEdition, loadData } from '../../server/data.js'
import { ask, fieldsOf, startServer } from './server.js'
import { startSaving, within } from './saving.js'
import { bareInserts, manyResponses, prepareStore, SLUG, withFolder } from './stores.js'

/** A table is imported this fast, and saves meanwhile are answered this fast. */
const MOST_SECONDS = 30
const MOST_MILLISECONDS = 250
const PEOPLE = 4
/** How long saves are measured with nothing else going on, in milliseconds. */
const QUIET = 3_000

/** Lines to print; the last says whether the aim was reached. */
export async function measureImport(count: number): Promise<readonly string[]> {
  return withFolder(async (folder) => {
    const responses = manyResponses(count)
    const bare = bareInserts(folder, responses)
    const cookie = await prepareStore(folder)
    const server = await startServer(folder)
    try {
      const quiet = startSaving(server.address, PEOPLE)
      await setTimeout(QUIET)
      const alone = await quiet.stop()
      const saving = startSaving(server.address, PEOPLE)
      const start = performance.now()
      const said = await importTable(server.address, cookie, tableOf(responses))
      const seconds = (performance.now() - start) / 1000
      const times = await saving.stop()
      const p95 = within(times, 0.95)
      const reached = seconds <= MOST_SECONDS && p95 < MOST_MILLISECONDS
      return [
        said,
        `From upload to counted: ${seconds.toFixed(1)} s; bare inserts of the same rows: ${bare.toFixed(2)} s; ratio ${(seconds / bare).toFixed(1)}.`,
        `${times.length} saves of ${PEOPLE} people meanwhile: median ${within(times, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms.`,
        `${alone.length} saves with nothing else going on: median ${within(alone, 0.5).toFixed(0)} ms, p95 ${within(alone, 0.95).toFixed(0)} ms.`,
        `Aim, at most ${MOST_SECONDS} s and p95 under ${MOST_MILLISECONDS} ms: ${reached ? 'reached' : 'missed'}.`,
      ]
    } finally {
      await server.stop()
    }
  })
}

/** CSV with a column a question, as Microsoft Forms writes it. */
function tableOf(responses: readonly AuditResponse[]): Blob {
  const questions = questionsOf(findEdition(loadData()))
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const headings = ['ID', 'Start time', 'Completion time', ...questions.map(({ text }) => text)]
  const rows = responses.map(({ answers }, index) => [
    String(index + 1),
    '2027-03-03 09:00:00',
    '2027-03-03 09:30:00',
    ...questions.map(({ id }) => [answers[id] ?? ''].flat().join(';')),
  ])
  return new Blob([[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')])
}

async function importTable(address: string, cookie: string, table: Blob): Promise<string> {
  const form = new FormData()
  form.set('file', table, 'responses.csv')
  const { location: mapping } = await ask(`${address}/rounds/${SLUG}/imports`, cookie, form)
  const shown = await ask(`${address}${mapping}`, cookie)
  const { location: one } = await ask(`${address}${mapping}`, cookie, fieldsOf(shown.text, mapping))
  const checked = await untilDone(`${address}${one}`, cookie)
  const application = `${one}/application`
  await ask(`${address}${application}`, cookie, fieldsOf(checked, application))
  const done = await untilDone(`${address}${one}`, cookie)
  return /<p class="govuk-body-l">([^<]*)/.exec(done)?.[1] ?? 'The import did not end as it should.'
}

async function untilDone(address: string, cookie: string): Promise<string> {
  for (;;) {
    const { status, text } = await ask(address, cookie)
    if (status === 200) return text
    if (status !== 202) throw new Error(`The import's page answered ${status}.`)
    await setTimeout(200)
  }
}
