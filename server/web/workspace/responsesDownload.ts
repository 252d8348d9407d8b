/** All responses of a round as a workbook, for leads: at once or, where they are many, when it is written. */
import type { Request, Response } from 'express'
import type { Findings } from '../../audit/findings.js'
import { statusNoteOf } from '../../audit/themes/checkedThemes.js'
import { countDecided } from '../../audit/themes/decidedExcerpts.js'
import { wordsDeletedNote } from '../../audit/wordless.js'
import { findFrozenFindings } from '../../db/frozenFindings.js'
import { countResponses } from '../../db/responses.js'
import { writeResponsesWorkbook, type ResponsesWorkbookOptions } from '../../export/responsesWorkbook.js'
import { roundCodebookOf, type RoundCodebook } from '../findings/roundCodebook.js'
import { findingsOf } from '../findings/roundFindings.js'
import { organiserOf } from '../account/session.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { answerLabels } from '../pages/answerWords.js'
import { addressesOf } from '../pages/addresses.js'
import { exportWork } from '../pages/progressPage.js'
import { sendProgress } from '../progress.js'
import type { Services } from '../services.js'
import { exportOrProgress, type ExportFile, type ExportWork } from './exportJobs.js'
import { readLayer } from './layer.js'
import { record } from './record.js'
import { responsesInLayer } from './responsesSource.js'

/** How often the page of progress asks again by itself, in seconds. */
const EVERY = 5

/** GET /rounds/:round/responses.xlsx */
export const downloadResponses: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { round } = visit
  const count = await countResponses(services.db, round.id)
  const reading = await roundCodebookOf(services, round)
  const options = await optionsFor(services, visit, reading, count)
  if (count < services.pace.exportFrom) {
    await sendAtOnce(services, req, res, { visit, count, options, reading })
    return
  }
  const found = await exportOrProgress(services, { visit, count, options, reading })
  if ('read' in found) {
    const around = { round, back: addressesOf(round).responses, every: EVERY }
    await sendProgress(services, req, res, exportWork(found, services.language), around)
    return
  }
  const id = organiserOf(req)?.id ?? null
  if (!found.fetchedBy.has(id)) await recordExport(services, req, visit)
  found.fetchedBy.add(id)
  await sendWorkbook(res, visit, found)
}

async function sendAtOnce(
  services: Services,
  req: Request,
  res: Response,
  { visit, options, reading }: ExportWork,
): Promise<void> {
  const { db, reader } = services
  const layer = await readLayer(db, visit.round.id)
  const { coderFor } = await reader()
  const read = { coder: coderFor(reading.codebook), decided: reading.decided }
  const responses = await responsesInLayer(db, visit, read, layer)
  await recordExport(services, req, visit)
  nameWorkbook(res, visit)
  await writeResponsesWorkbook(responses, res, options)
}

/** Sends the file, or the part of it that is asked for; by its tag a browser knows the file that it has a part of. */
function sendWorkbook(res: Response, visit: RoundVisit, { folder, name }: ExportFile): Promise<void> {
  nameWorkbook(res, visit)
  res.set('ETag', `"${name}"`)
  return new Promise((resolve, reject) => {
    res.sendFile(name, { root: folder, cacheControl: false }, (error) => {
      // Whoever breaks a download off asks for the rest, or doesn't.
      if (error && !res.headersSent) reject(error)
      else resolve()
    })
  })
}

function nameWorkbook(res: Response, { round }: RoundVisit): void {
  res.attachment(`${round.slug}-responses.xlsx`)
  res.type('xlsx')
}

function recordExport(services: Services, req: Request, { round }: RoundVisit): Promise<void> {
  return record(services, req, round, 'responses-exported', 'responses.xlsx')
}

async function optionsFor(
  services: Services,
  visit: RoundVisit,
  { codebook, decided }: RoundCodebook,
  count: number,
): Promise<ResponsesWorkbookOptions> {
  const { db, config, language } = services
  const { round, questionnaire } = visit
  const frozen = round.wordsDeletedOn === null ? undefined : await findFrozenFindings(db, round.id)
  return {
    title: round.title,
    questionnaire,
    labels: answerLabels(questionnaire, round),
    kinds: language.reviewing.corrections.kinds,
    codebook: frozen ? codebookOf(frozen.findings) : { ...codebook, decisions: countDecided(decided) },
    status: await statusFor(services, visit, frozen?.findings, count),
    creator: config.councilName,
    banners: [
      ...(round.invented ? [language.layout.invented] : []),
      ...(round.wordsDeletedOn === null ? [] : [wordsDeletedNote(round.wordsDeletedOn)]),
    ],
  }
}

/**
 * How far people have checked the themes. In a large round that would have to be worked out from every answer before the
 * first row is written: there the findings are named, which say it below every table of themes.
 */
async function statusFor(
  services: Services,
  visit: RoundVisit,
  frozen: Findings | undefined,
  count: number,
): Promise<string> {
  const { statusInFindings } = services.language.reviews
  if (frozen) return statusNoteOf(frozen)
  if (count >= services.pace.exportFrom) return statusInFindings
  const found = await findingsOf(services, visit)
  return 'findings' in found ? statusNoteOf(found.findings) : statusInFindings
}

/** What was read in words that are gone means what the codebook of its day said. */
function codebookOf({ codebook, questions }: Findings): ResponsesWorkbookOptions['codebook'] {
  const labels = new Map(questions.flatMap(({ themes }) => themes.map(({ id, label }) => [id, label])))
  return { ...codebook, themes: [...labels].map(([id, label]) => ({ id, label })) }
}
