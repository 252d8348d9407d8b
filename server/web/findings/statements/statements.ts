/** The findings of a round in sentences: the list, and keeping or writing one. */
import type { Request, Response } from 'express'
import { evidenceAt, mayRestOn, readPlace } from '../../../audit/statements/evidence.js'
import { stands, type StatementContent } from '../../../audit/statements/statements.js'
import { exchangePlaces, insertStatement } from '../../../db/statements.js'
import { organiserOf } from '../../account/session.js'
import { notFound } from '../../errors.js'
import { isLead } from '../../guards.js'
import type { Handler } from '../../handler.js'
import { inOneStep } from '../../inOneStep.js'
import { addressesOf } from '../../pages/addresses.js'
import { statementsOf } from '../../pages/statements/addresses.js'
import type { StatementContext } from '../../pages/statements/statementBlock.js'
import type { TypedForm } from '../../pages/statements/statementPage.js'
import { statementsPage } from '../../pages/statements/statementsPage.js'
import { workspaceNavigation } from '../../pages/workspace/navigation.js'
import { sendPage } from '../../sendPage.js'
import type { Services } from '../../services.js'
import { posted, record, told } from '../../workspace/record.js'
import { shownQuotes } from '../quotes/shownQuotes.js'
import { readStatement } from './readStatement.js'
import { sendStatement } from './statement.js'
import { publishedNow, visitStatement, visitStatements, type StatementsVisit } from './visitStatements.js'

/** GET /rounds/:round/statements */
export const showStatements: Handler = (services) => async (req, res) => {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  const { language } = services
  const banner = told(req, language.conclusions.statements.done)
  const context = await contextOf(services, visit)
  const { round, sections, statements } = visit
  const page = statementsPage({ ...context, sections, statements, banner }, language)
  await sendPage(services, res, 'findings/statements', page, {
    round,
    ...(isLead(req)
      ? { navigation: workspaceNavigation(round, 'findings', language) }
      : { back: addressesOf(round).findings }),
  })
}

/** What the pages of a visit print statements with. */
export async function contextOf(services: Services, visit: StatementsVisit): Promise<StatementContext> {
  const { round, tables, drafts, findings } = visit
  const published = await publishedNow(services, visit)
  const quotes = await shownQuotes(services, round, visit)
  const themes = new Map(findings.workings.map(({ id, label }) => [id, label]))
  return { round, tables, drafts, published, quotes, themes }
}

/** GET /rounds/:round/statements/new */
export const showNewStatement: Handler = (services) => async (req, res) => {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  await sendStatement(services, req, res, visit, { form: emptyForm(req, visit) })
}

/** The section and the cell that the address names stand in the form. */
function emptyForm(req: Request, { sections, tables, findings }: StatementsVisit): TypedForm {
  const { section, cell } = req.query
  const address = typeof cell === 'string' ? readPlace(cell) : undefined
  const found = address && mayRestOn(address) ? evidenceAt(tables, address) : undefined
  const evidence = found && found.figures.length > 0 ? [found] : []
  const about = findings.questions.find((one) => one.tables.some(({ id }) => id === address?.table))
  const wanted = about?.sectionId ?? section
  const sectionId = sections.find(({ id }) => id === wanted)?.id ?? sections[0]?.id ?? ''
  return { sectionId, kind: undefined, text: '', evidence, quotes: [], doubts: [], accepted: [] }
}

/** POST /rounds/:round/statements: keeps a draft, or what was written. */
export const createStatement: Handler = (services) => async (req, res) => {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  const draftId = posted(req, 'draft')
  if (draftId !== '') {
    await keepDraft(services, req, res, visit, draftId)
    return
  }
  const quotes = await shownQuotes(services, visit.round, visit)
  const read = readStatement(
    req,
    visit,
    quotes.map(({ id }) => id),
    services.language,
  )
  if (!read.content) {
    await sendStatement(services, req, res, visit, { form: read.form, messages: read.messages })
    return
  }
  await keep(services, req, visit, null, read.content)
  res.redirect(303, `${statementsOf(visit.round).page}?done=kept`)
}

async function keepDraft(
  services: Services,
  req: Request,
  res: Response,
  visit: StatementsVisit,
  draftId: string,
): Promise<void> {
  const { page } = statementsOf(visit.round)
  const draft = visit.drafts.find(({ id }) => id === draftId)
  const isKept = visit.statements.some((one) => one.draftId === draftId)
  if (draft && !isKept) await keep(services, req, visit, draftId, { ...draft, kind: 'finding', quotes: [] })
  res.redirect(303, `${page}?done=${draft ? 'kept' : 'gone'}`)
}

async function keep(
  services: Services,
  req: Request,
  { round }: StatementsVisit,
  draftId: string | null,
  { sectionId, kind, text, evidence, quotes }: StatementContent,
): Promise<void> {
  await inOneStep(services, async (within) => {
    const id = await insertStatement(
      within.db,
      { roundId: round.id, draftId },
      { sectionId, kind, text, evidence, quotes },
      organiserOf(req)?.id ?? 0,
      services.clock(),
    )
    await record(within, req, round, 'statement-written', `statements/${id}`)
  })
}

/** POST /rounds/:round/statements/:statement/place: up or down among those of its section. */
export const createPlace: Handler = (services) => async (req, res) => {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  const statement = visitStatement(req, visit)
  const step = new Map([
    ['up', -1],
    ['down', 1],
  ]).get(posted(req, 'direction'))
  if (step === undefined) throw notFound()
  const beside = visit.statements.filter((one) => one.sectionId === statement.sectionId && stands(one))
  const other = beside[beside.findIndex(({ id }) => id === statement.id) + step]
  if (other) await exchangePlaces(services.db, visit.round.id, [statement.id, other.id])
  res.redirect(303, `${statementsOf(visit.round).page}?done=moved#statement-${statement.id}`)
}
