/** From a figure back to the responses behind it, for organisers. */
import { tablesOf, type FindingTable, type Findings } from '../../audit/findings.js'
import { findResponse } from '../../db/responses.js'
import type { Request } from 'express'
import { notFound } from '../errors.js'
import { param, recordReading, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { cellPage } from '../pages/cellPage.js'
import { responsePage } from '../pages/responsePage.js'
import { sendPage } from '../sendPage.js'
import { findingsOrProgress } from './waiting.js'

/** GET /rounds/:round/findings/tables/:table/:row/:column */
export const showCell: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const worked = await findingsOrProgress(services, visit, req, res)
  if (!worked) return
  const { findings, responses } = worked
  const found = placeOf(findings, param(req, 'table'), param(req, 'row'), param(req, 'column'))
  const asked = findings.questions.find(({ tables }) => tables.includes(found.table))
  const { coder } = await services.reader()
  const behind = new Set(found.cell.kind === 'count' ? found.cell.references : [])
  const page = cellPage(
    {
      ...visit,
      ...found,
      question: asked?.question,
      responses: responses.filter(({ reference }) => behind.has(reference)),
      excerptsOf: (answer) =>
        asked
          ? coder.code(answer, asked.question).excerpts.filter(({ themeId }) => themeId === found.row.themeId)
          : [],
    },
    services.language,
  )
  if (asked) await recordReading(services, req, visit, 'excerpts-seen', cellObject(req))
  const { findings: overview, findingsSection } = addressesOf(visit.round)
  const back = asked ? findingsSection(asked.sectionId) : overview
  await sendPage(services, res, 'findings/cell', page, { round: visit.round, back })
}

/** GET /rounds/:round/responses/:reference */
export const showSentResponse: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const response = await findResponse(services.db, visit.round.id, param(req, 'reference'))
  if (!response) throw notFound()
  await recordReading(services, req, visit, 'response-seen', `responses/${response.reference}`)
  const page = responsePage({ ...visit, response }, services.language)
  const back = addressesOf(visit.round).findings
  await sendPage(services, res, 'findings/response', page, { round: visit.round, back })
}

function cellObject(req: Request): string {
  return ['tables', param(req, 'table'), param(req, 'row'), param(req, 'column')].join('/')
}

function placeOf(findings: Findings, tableId: string, rowId: string, columnId: string) {
  const table: FindingTable | undefined = tablesOf(findings).find(({ id }) => id === tableId)
  const row = table?.rows.find(({ id }) => id === rowId)
  const column = table?.columns.find(({ id }) => id === columnId)
  const cell = table && column && row?.cells[table.columns.indexOf(column)]
  if (!table || !row || !column || !cell) throw notFound()
  return { table, row, column, cell }
}
