/** One statement: editing it, confirming it with the figures as they are now, withdrawing it and taking it back up. */
import type { Request, Response } from 'express'
import { evidenceNow } from '../../../audit/statements/evidence.js'
import type { Statement, StatementChange, StatementContent } from '../../../audit/statements/statements.js'
import { insertVersion, listVersions } from '../../../db/statements.js'
import { organiserOf } from '../../account/session.js'
import type { Handler } from '../../handler.js'
import { inOneStep } from '../../inOneStep.js'
import { statementsOf } from '../../pages/statements/addresses.js'
import { proposedText } from '../../pages/statements/statementBlock.js'
import { statementPage, type TypedForm } from '../../pages/statements/statementPage.js'
import { sendPage } from '../../sendPage.js'
import type { Services } from '../../services.js'
import { posted, record } from '../../workspace/record.js'
import { shownQuotes } from '../quotes/shownQuotes.js'
import { readStatement } from './readStatement.js'
import { contextOf } from './statements.js'
import { visitStatement, visitStatements, type StatementsVisit } from './visitStatements.js'

interface Shown {
  readonly statement?: Statement | undefined
  readonly form: TypedForm
  readonly messages?: ReadonlyMap<string, string>
  /** What somebody else made of it meanwhile. */
  readonly theirs?: string | undefined
}

/** The page on which a statement is written or edited. */
export async function sendStatement(
  services: Services,
  req: Request,
  res: Response,
  visit: StatementsVisit,
  { statement, form, messages = new Map(), theirs }: Shown,
): Promise<void> {
  const { round, sections, findings } = visit
  const versions = statement ? await listVersions(services.db, round.id, statement.id) : []
  const page = statementPage(
    {
      ...(await contextOf(services, visit)),
      ...{ sections, statement, form, messages, theirs, questions: findings.questions },
      versions: versions.map((one) => visit.read(one)),
    },
    services.language,
  )
  const back = statementsOf(round).page
  await sendPage(services, res, 'findings/statement', page, { round, back, hasErrors: messages.size > 0 })
}

/** GET /rounds/:round/statements/:statement */
export const showStatement: Handler = (services) => async (req, res) => {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  const statement = visitStatement(req, visit)
  const draft = visit.drafts.find(({ id }) => req.query.text === 'draft' && id === statement.draftId)
  const { text, evidence } = draft ?? {
    text: proposedText(statement, visit.tables).proposed,
    evidence: statement.evidence,
  }
  const { sectionId, kind, quotes } = statement
  const form = { sectionId, kind, text, evidence, quotes, doubts: [], accepted: [] }
  await sendStatement(services, req, res, visit, { statement, form })
}

/** POST /rounds/:round/statements/:statement */
export const saveStatement: Handler = (services) => async (req, res) => {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  const statement = visitStatement(req, visit)
  const { language } = services
  const quotes = await shownQuotes(services, visit.round, visit)
  const ids = quotes.map(({ id }) => id)
  const { form, messages, content } = readStatement(req, visit, ids, language, statement)
  // Saved from what the mask showed, the words behind it would be gone for everybody.
  const isMasked = visit.kept.get(statement.id)?.text !== statement.text
  if (!content || isMasked) {
    const hidden = isMasked ? [['text', language.conclusions.statements.problems.hidden] as const] : []
    await sendStatement(services, req, res, visit, {
      ...{ statement, form },
      messages: new Map([...messages, ...hidden]),
    })
    return
  }
  if (await addVersion(services, req, visit, statement, 'edited', content)) {
    res.redirect(303, `${statementsOf(visit.round).page}?done=saved#statement-${statement.id}`)
    return
  }
  await sendOvertaken(services, req, res, form)
}

/** Somebody else changed it first: theirs is shown above what was typed, which the next saving puts in its place. */
async function sendOvertaken(
  services: Services,
  req: Request,
  res: Response,
  form?: TypedForm,
): Promise<void> {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  const statement = visitStatement(req, visit)
  const { problems } = services.language.conclusions.statements
  const messages = new Map([['text', problems.overtaken(statement.madeBy, statement.madeAt)]])
  const { text, ...rest } = statement
  await sendStatement(services, req, res, visit, {
    statement,
    form: form ?? { ...rest, text, doubts: [], accepted: [] },
    messages,
    theirs: text,
  })
}

/** POST /rounds/:round/statements/:statement/confirmation: it says what it said, with the figures as they are now. */
export const createConfirmation: Handler = (services) => async (req, res) => {
  const visit = await visitStatements(services, req, res)
  if (!visit) return
  const statement = visitStatement(req, visit)
  const { proposed, lost } = proposedText(statement, visit.tables)
  const { sectionId, kind, quotes } = statement
  if (posted(req, 'text') !== proposed || lost.length > 0) {
    const { problems } = services.language.conclusions.statements
    const form = { ...statement, text: proposed, doubts: [], accepted: [] }
    await sendStatement(services, req, res, visit, {
      statement,
      form,
      messages: new Map([['text', problems.figuresMoved]]),
    })
    return
  }
  const evidence = statement.evidence
    .map((one) => evidenceNow(visit.tables, one))
    .filter(({ figures }) => figures.length > 0)
    .map(({ table, row, column, figures }) => ({ table, row, column, figures }))
  const content = { sectionId, kind, quotes, text: textToConfirm(visit, statement), evidence }
  if (await addVersion(services, req, visit, statement, 'confirmed', content))
    res.redirect(303, `${statementsOf(visit.round).page}?done=confirmed#statement-${statement.id}`)
  else await sendOvertaken(services, req, res)
}

/** The text with the figures as they are now, without the mask that it may have been read through. */
function textToConfirm({ kept, tables }: StatementsVisit, statement: Statement): string {
  const { text } = kept.get(statement.id) ?? statement
  return proposedText({ ...statement, text }, tables).proposed
}

/** POST /rounds/:round/statements/:statement/withdrawal */
export const createStatementWithdrawal: Handler = (services) => turn(services, 'withdrawn')

/** POST /rounds/:round/statements/:statement/restoration */
export const createRestoration: Handler = (services) => turn(services, 'restored')

function turn(services: Services, change: 'withdrawn' | 'restored'): ReturnType<Handler> {
  return async (req, res) => {
    const visit = await visitStatements(services, req, res)
    if (!visit) return
    const statement = visitStatement(req, visit)
    const content = visit.kept.get(statement.id) ?? statement
    if (await addVersion(services, req, visit, statement, change, content))
      res.redirect(303, `${statementsOf(visit.round).page}?done=${change}`)
    else await sendOvertaken(services, req, res)
  }
}

const ACTIONS = {
  written: 'statement-written',
  edited: 'statement-edited',
  confirmed: 'statement-confirmed',
  withdrawn: 'statement-withdrawn',
  restored: 'statement-restored',
} as const

/** Adds a version on top of the one that the form was shown with; false where there is a newer one. */
async function addVersion(
  services: Services,
  req: Request,
  { round }: StatementsVisit,
  { id }: Statement,
  change: StatementChange,
  content: StatementContent,
): Promise<boolean> {
  const seen = Number(posted(req, 'version'))
  if (!Number.isSafeInteger(seen) || seen < 1) return false
  const made = { id, version: seen + 1, change, organiserId: organiserOf(req)?.id ?? 0 }
  return inOneStep(services, async (within) => {
    if (!(await insertVersion(within.db, made, content, services.clock()))) return false
    await record(within, req, round, ACTIONS[change], `statements/${id}`)
    return true
  })
}
