/** What pages of statements work with: the round's statements, the drafts that its figures carry, what may be published. */
import type { Request, Response } from 'express'
import { publishFindings } from '../../../audit/disclosure.js'
import { tablesOf } from '../../../audit/findings.js'
import type { Mask } from '../../../audit/maskedText.js'
import { publishedTables, type PublishedFindings } from '../../../audit/published.js'
import type { Section } from '../../../audit/questionnaire.js'
import { draftStatements, type DraftStatement } from '../../../audit/statements/drafts.js'
import { isDrafted, noDrafting, type Drafting } from '../../../audit/statements/drafting.js'
import type { ReadableTable } from '../../../audit/statements/evidence.js'
import { markHidden } from '../../../audit/statements/hiddenEvidence.js'
import type { Statement } from '../../../audit/statements/statements.js'
import { listReleases } from '../../../db/releases.js'
import { listStatements } from '../../../db/statements.js'
import { notFound } from '../../errors.js'
import { param, visitRound, type RoundVisit } from '../../guards.js'
import type { Services } from '../../services.js'
import { memberViewOf } from '../../workspace/layer.js'
import { publicationOf, settingsFor } from '../../workspace/publication.js'
import { findingsOrProgress, type ReadableFindings } from '../waiting.js'

export interface StatementsVisit extends RoundVisit, ReadableFindings {
  readonly drafting: Drafting
  /** Those that statements can be made under. */
  readonly sections: readonly Section[]
  /** In their order, as their reader may see them. */
  readonly statements: readonly Statement[]
  /** The same as they are kept, by id: what is changed is changed in these. */
  readonly kept: ReadonlyMap<number, Statement>
  readonly drafts: readonly DraftStatement[]
  /** A statement, or a version of one, as its reader may see it. */
  readonly read: ReadAs
  readonly tables: readonly ReadableTable[]
  /** Knows who can be recognised. */
  readonly mask: Mask
}

type ReadAs = <Some extends Pick<Statement, 'text' | 'evidence'>>(one: Some) => Some

/** Members read texts through the mask, and cells of sectors of few responses not at all. */
function readAs(
  view: ReadableFindings['view'],
  shown: readonly ReadableTable[],
  all: readonly ReadableTable[],
): ReadAs {
  if (!view) return (one) => one
  return (one) => ({
    ...one,
    text: view.mask.text(one.text),
    evidence: markHidden(one.evidence, shown, all),
  })
}

/** Undefined where the page has been sent that says how far the findings are. @throws notFound */
export async function visitStatements(
  services: Services,
  req: Request,
  res: Response,
): Promise<StatementsVisit | undefined> {
  const visit = await visitRound(services, req)
  const { edition } = visit.round
  const drafting = services.drafting.get(edition) ?? noDrafting(edition)
  const found = await findingsOrProgress(services, visit, req, res)
  if (!found) return undefined
  const { findings, layer, view, unmasked } = found
  const { mask } = await memberViewOf(services.db, visit.round.id, layer)
  const kept = await listStatements(services.db, visit.round.id)
  const read = readAs(view, tablesOf(findings), tablesOf(unmasked))
  return {
    ...visit,
    ...found,
    drafting,
    sections: visit.questionnaire.sections.filter(({ questions }) => questions.some(isDrafted)),
    statements: kept.map(read),
    kept: new Map(kept.map((one) => [one.id, one])),
    read,
    drafts: draftStatements(findings, drafting),
    tables: tablesOf(findings),
    mask,
  }
}

/** The statement of the address. @throws notFound */
export function visitStatement(req: Request, { statements }: StatementsVisit): Statement {
  const statement = statements.find(({ id }) => String(id) === param(req, 'statement'))
  if (!statement) throw notFound()
  return statement
}

/** The tables that a release made now would print. */
export async function publishedNow(
  services: Services,
  visit: StatementsVisit,
): Promise<readonly ReadableTable[]> {
  return publishedTables(await publicationNow(services, visit))
}

async function publicationNow(services: Services, visit: StatementsVisit): Promise<PublishedFindings> {
  const releases = await listReleases(services.db, visit.round.id)
  const found = { ...visit, findings: visit.unmasked }
  return publishFindings(await publicationOf(services, visit, found, settingsFor(visit, releases)))
}
