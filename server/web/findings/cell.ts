/** From a figure back to the responses behind it, for organisers. */
import { textOf, type AuditResponse } from '../../audit/answers.js'
import { codingOf } from '../../audit/codings.js'
import { findCell } from '../../audit/findings.js'
import { placedAfterHiding } from '../../audit/hiding.js'
import type { Span } from '../../audit/personalData/spans.js'
import type { Question, Questionnaire } from '../../audit/questionnaire.js'
import { isDeletedText } from '../../audit/wordless.js'
import { notFound } from '../errors.js'
import { param, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { cellPage, type Evidence } from '../pages/cellPage.js'
import { sendPage } from '../sendPage.js'
import type { MemberView } from '../workspace/layer.js'
import { record } from '../workspace/record.js'
import { findingsOrProgress } from './waiting.js'

/** GET /rounds/:round/findings/tables/:table/:row/:column */
export const showCell: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const worked = await findingsOrProgress(services, visit, req, res, { evenEarlier: true })
  if (!worked) return
  const { findings, responses, view, reading } = worked
  const found = findCell(findings, param(req, 'table'), param(req, 'row'), param(req, 'column'))
  if (!found) throw notFound()
  const asked = findings.questions.find(({ tables }) => tables.includes(found.table))
  const { coderFor } = await services.reader()
  const coder = coderFor(reading.codebook)
  const behind = new Set(found.cell.kind === 'count' ? found.cell.references : [])
  const marksOf = (response: AuditResponse, question: Question) =>
    codingOf(question, response, coder, reading.decided).excerpts.filter(
      ({ themeId }) => themeId === found.row.themeId,
    )
  const place = [found.table.id, found.row.id, found.column.id].join('/')
  await record(services, req, visit.round, 'excerpts-seen', `tables/${place}`)
  const page = cellPage(
    {
      ...visit,
      ...found,
      question: asked?.question,
      answers: responses
        .filter(({ reference }) => behind.has(reference))
        .map((response) => evidenceOf(response, asked?.question, view, visit.questionnaire, marksOf)),
    },
    services.language,
  )
  const { findings: overview, findingsSection } = addressesOf(visit.round)
  const back = asked ? findingsSection(asked.sectionId) : overview
  await sendPage(services, res, 'findings/cell', page, {
    ...{ round: visit.round, back },
    updating: worked.updating,
  })
}

/** A response behind a figure with the answer it rests on, as its reader may see them. */
function evidenceOf(
  response: AuditResponse,
  question: Question | undefined,
  view: MemberView | undefined,
  questionnaire: Questionnaire,
  marksOf: (response: AuditResponse, question: Question) => readonly Span[],
): Evidence {
  const shown = view?.response(response, questionnaire) ?? response
  const text = question && !question.personal ? textOf(response.answers, question.id) : ''
  if (!question || text === '' || isDeletedText(text)) return { response: shown, text: '', marks: [] }
  const marks = marksOf(response, question)
  const hidden = view?.mask.spansIn(text, view.isReviewed(response.reference, question.id)) ?? []
  return {
    response: shown,
    text: textOf(shown.answers, question.id),
    marks: placedAfterHiding(marks, hidden),
  }
}
