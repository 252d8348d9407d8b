/** Takes agencies in from a table. Nothing changes before somebody has looked at what each row would do. */
import type { Response } from 'express'
import { AGENCY_COLUMNS, checkAgencyRows, columnsIn, type AgencyRow } from '../../audit/agencyRows.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import { expectAgencies, listAgencies } from '../../db/agencies.js'
import { deleteAgencyUpload, findAgencyUpload, keepAgencyUpload } from '../../db/agencyUploads.js'
import { printCsvTable } from '../../export/csvTable.js'
import { LARGEST_FILE } from '../../export/offline/zip.js'
import { readTableFile, type TableFault } from '../../export/tableFile.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { newKey } from '../keys.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { importCheckPage } from '../pages/workspace/importCheckPage.js'
import { formPage } from '../pages/workspace/formPage.js'
import { readPostedFile } from '../postedFile.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record } from './record.js'

/** GET /rounds/:round/agencies/import */
export const showAgencyImport: Handler = (services) => async (req, res) => {
  await sendImport(services, res, await visitRound(services, req))
}

/** GET /rounds/:round/agencies/import/template.csv */
export const downloadImportTemplate: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  res.attachment(`${round.slug}-agencies.csv`)
  // A byte order mark, without which Excel takes the file's letters for others.
  res.type('csv').send(`\uFEFF${await printCsvTable({ columns: AGENCY_COLUMNS, rows: [] })}`)
}

/** POST /rounds/:round/agencies/import, a form with one file. It takes the place of the upload before it. */
export const createAgencyImport: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { db, clock, language } = services
  const { import: words } = language.workspace
  const bytes = await readPostedFile(req, LARGEST_FILE + 1)
  if (!bytes || bytes.length === 0) {
    await sendImport(services, res, visit, bytes ? words.noFile : words.incomplete)
    return
  }
  const table = await readTableFile(bytes)
  if ('fault' in table) {
    const messages: Readonly<Record<TableFault, string>> = {
      unreadable: words.unreadable,
      'too-large': words.tooLarge,
      'no-rows': words.noRows,
    }
    await sendImport(services, res, visit, messages[table.fault])
    return
  }
  if (columnsIn(table.headings).agency === undefined) {
    await sendImport(services, res, visit, words.noAgencyColumn)
    return
  }
  await keepAgencyUpload(db, visit.round.id, { id: newKey(), ...table }, clock())
  res.redirect(303, workspaceOf(visit.round).importCheck)
}

/** GET /rounds/:round/agencies/import/check */
export const showAgencyImportCheck: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const checked = await checkUpload(services, visit)
  const { import: back } = workspaceOf(visit.round)
  if (!checked) {
    res.redirect(303, back)
    return
  }
  const page = importCheckPage({ ...visit, ...checked }, services.language)
  await sendPage(services, res, 'workspace/import-check', page, { round: visit.round, back, wide: true })
}

/** POST /rounds/:round/agencies/import/application: the rows that nothing is wrong with, all of them or none. */
export const createImportApplication: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const addresses = workspaceOf(round)
  const checked = await checkUpload(services, visit)
  // Another table may have been uploaded since the page was shown: it has to be looked at first.
  if (checked?.id !== posted(req, 'upload')) {
    res.redirect(303, addresses.importCheck)
    return
  }
  const agencies = checked.rows.filter(({ outcome }) => outcome !== 'leave-out').map(({ agency }) => agency)
  await inOneStep(services, async (within) => {
    await expectAgencies(within.db, round.id, agencies, services.clock())
    await deleteAgencyUpload(within.db, round.id)
    await record(within, req, round, 'agencies-imported', `agencies/import/${agencies.length}`)
  })
  res.redirect(303, `${addresses.agencies}?done=imported`)
}

/** POST /rounds/:round/agencies/import/cancellation: the table is forgotten and nothing is changed. */
export const createImportCancellation: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  await deleteAgencyUpload(services.db, round.id)
  res.redirect(303, workspaceOf(round).agencies)
}

/** What the round's upload would do now: the register may have changed since it came. */
async function checkUpload(
  { db }: Services,
  { round, questionnaire }: RoundVisit,
): Promise<{ readonly id: string; readonly rows: readonly AgencyRow[] } | undefined> {
  const upload = await findAgencyUpload(db, round.id)
  if (!upload) return undefined
  const sectors = sectorsOf(questionnaire)
  const rows = checkAgencyRows(upload.rows, upload.headings, sectors, await listAgencies(db))
  return { id: upload.id, rows }
}

async function sendImport(
  services: Services,
  res: Response,
  { round }: RoundVisit,
  problem?: string,
): Promise<void> {
  const { language } = services
  const { import: words } = language.workspace
  const addresses = workspaceOf(round)
  const page = formPage(
    {
      title: words.title,
      text: words.text,
      links: [{ text: words.template, href: addresses.importTemplate }],
      action: addresses.import,
      fields: [
        { id: 'file', kind: 'file', label: words.field, hint: words.hint, value: '', accept: '.xlsx,.csv' },
      ],
      button: words.button,
      ...(problem !== undefined && { messages: new Map([['file', problem]]) }),
    },
    language,
  )
  const hasErrors = problem !== undefined
  await sendPage(services, res, 'workspace/form', page, { round, back: addresses.agencies, hasErrors })
}
