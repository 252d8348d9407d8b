/** Responses from tables of other survey tools: the upload, and what each column is for. */
import type { Request, Response } from 'express'
import { guessColumns, guessMapping } from '../../audit/imports/guessMapping.js'
import { mappingFaults, LONGEST_SOURCE, type Mapping } from '../../audit/imports/mapping.js'
import { findMapping, listImportRows, listImports, type Import } from '../../db/imports.js'
import { LARGEST_SURVEY, readSurveyFile } from '../../export/surveyFile.js'
import { organiserOf } from '../account/session.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import {
  importFormPage,
  mappingPage,
  MAPPING_FIELDS,
  useField,
} from '../pages/workspace/importMappingPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { wordingFor } from '../pages/roundWording.js'
import { readPostedFile } from '../postedFile.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { clearAbandonedImports, keepTable } from './importWork.js'
import { checkAgain } from './responseImport.js'
import { posted } from './record.js'
import { visitImport, type ImportVisit } from './visitImport.js'

/** GET /rounds/:round/imports */
export const showResponseImports: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  await clearAbandonedImports(services.db, services.clock())
  await sendUpload(services, res, visit)
}

/** POST /rounds/:round/imports, a form with one file. */
export const createResponseImport: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { db, clock, language } = services
  const { problems } = language.workspace.responseImport
  const bytes = await readPostedFile(req, LARGEST_SURVEY + 1)
  if (!bytes || bytes.length === 0) {
    await sendUpload(services, res, visit, bytes ? problems.noFile : problems.incomplete)
    return
  }
  const table = await readSurveyFile(bytes)
  if ('fault' in table) {
    await sendUpload(services, res, visit, problems[table.fault])
    return
  }
  const id = await keepTable(db, visit.round.id, organiserOf(req)?.id ?? null, table, clock())
  res.redirect(303, workspaceOf(visit.round).responseMapping(id))
}

/** GET /rounds/:round/imports/:import/mapping */
export const showResponseMapping: Handler = (services) => async (req, res) => {
  const visit = await visitImport(services, req)
  await sendMapping(services, res, visit)
}

/** POST /rounds/:round/imports/:import/mapping: keeps it, and begins to check the rows by it. */
export const saveResponseMapping: Handler = (services) => async (req, res) => {
  const visit = await visitImport(services, req)
  const mapping = readMapping(req, visit.one)
  const isNamed = mapping.source !== '' && mapping.source.length <= LONGEST_SOURCE
  if (!isNamed || mappingFaults(mapping, visit.questionnaire).length > 0) {
    await sendMapping(services, res, visit, mapping)
    return
  }
  await checkAgain(services, visit, mapping)
  res.redirect(303, workspaceOf(visit.round).responseImport(visit.one.id))
}

function readMapping(req: Request, { headings }: Import): Mapping {
  return {
    source: posted(req, MAPPING_FIELDS.source),
    columns: headings.map((heading, index) => ({ heading, use: posted(req, useField(index)) })),
    dates: posted(req, MAPPING_FIELDS.dates) === 'month-first' ? 'month-first' : 'day-first',
    incomplete: posted(req, MAPPING_FIELDS.incomplete) === 'take' ? 'take' : 'leave-out',
  }
}

async function sendUpload(
  services: Services,
  res: Response,
  { round }: RoundVisit,
  problem?: string,
): Promise<void> {
  const { language } = services
  const imports = await listImports(services.db, round.id)
  const page = importFormPage({ round, imports, problem }, language)
  const navigation = workspaceNavigation(round, 'responses', language)
  const hasErrors = problem !== undefined
  await sendPage(services, res, 'workspace/form', page, { round, navigation, hasErrors })
}

/** Rows from which columns are guessed and examples taken. */
const ROWS_LOOKED_AT = 200

/** The page with what was sent, what was used before, or what is guessed. */
async function sendMapping(
  services: Services,
  res: Response,
  visit: ImportVisit,
  sent?: Mapping,
): Promise<void> {
  const { db, language } = services
  const { round, questionnaire, one } = visit
  const rows = await listImportRows(db, one.id, 0, ROWS_LOOKED_AT)
  const guessed = guessColumns({ headings: one.headings, rows }, questionnaire, wordingFor(round))
  const remembered = await findMapping(db, questionnaire.edition, one.headings)
  const mapping =
    sent ??
    one.mapping ??
    remembered ??
    guessMapping({ ...one, rows }, guessed, language.workspace.responseImport.tools)
  const isRemembered = remembered !== undefined && sent === undefined && one.mapping === null
  const page = mappingPage(
    { ...visit, rows, guessed, mapping, isRemembered, isSent: sent !== undefined },
    language,
  )
  await sendPage(services, res, 'workspace/form', page, {
    round,
    back: workspaceOf(round).responseImports,
    hasErrors: sent !== undefined,
  })
}
