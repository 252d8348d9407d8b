/** One import of responses after its columns are known: checked, looked at, taken in or cancelled. */
import { UNFINISHED } from '../../audit/imports/importStates.js'
import type { Mapping } from '../../audit/imports/mapping.js'
import { moveImport, saveMapping } from '../../db/imports.js'
import type { Handler } from '../handler.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { brokenPage, checkedPage, importWorkOf, takenInPage } from '../pages/workspace/importPages.js'
import { sendProgress } from '../progress.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { beginJob, progressOf } from './importJobs.js'
import { checkImport, clearImport, takeIn } from './importWork.js'
import { posted, record } from './record.js'
import { visitAnyImport, visitImport, type ImportVisit } from './visitImport.js'

/** How often the page of progress asks again by itself, in seconds. */
const EVERY = 2

/** Keeps a mapping and begins to check an import's rows by it, unless they are being worked at. */
export async function checkAgain(services: Services, visit: ImportVisit, mapping: Mapping): Promise<void> {
  const { db, clock } = services
  const { one, questionnaire } = visit
  if (await progressOf(db, one)) return
  if (!(await moveImport(db, one.id, UNFINISHED, 'checking', { mapping }, clock()))) return
  await saveMapping(db, questionnaire.edition, mapping, clock())
  await beginJob(services, one, (onProgress) =>
    checkImport(db, { one, mapping, questionnaire, clock, onProgress }),
  )
}

/** GET /rounds/:round/imports/:import: how far it is, what it would do, or what it did. */
export const showResponseImport: Handler = (services) => async (req, res) => {
  const visit = await visitImport(services, req)
  const { language } = services
  const { round, one } = visit
  const addresses = workspaceOf(round)
  const around = { round, back: addresses.responseImports }
  const progress = await progressOf(services.db, one)
  if (progress) {
    await sendProgress(services, req, res, importWorkOf(one, progress, language), { ...around, every: EVERY })
    return
  }
  // The work may have ended between the two looks at it.
  const { one: now } = await visitImport(services, req)
  if (now.mapping === null || now.state === 'uploaded') {
    res.redirect(303, addresses.responseMapping(one.id))
    return
  }
  const input = { ...visit, one: now, mapping: now.mapping }
  const { outcome } = now
  const page =
    outcome && now.state === 'checked'
      ? checkedPage({ ...input, outcome }, language)
      : outcome && now.state === 'done'
        ? takenInPage({ ...input, outcome }, language)
        : brokenPage(input, language)
  await sendPage(services, res, 'workspace/response-import', page, { ...around, wide: true })
}

/** POST /rounds/:round/imports/:import/check: once more, by the same mapping. */
export const createResponseCheck: Handler = (services) => async (req, res) => {
  const visit = await visitImport(services, req)
  const { round, one } = visit
  if (one.mapping) await checkAgain(services, visit, one.mapping)
  res.redirect(303, workspaceOf(round).responseImport(one.id))
}

/** POST /rounds/:round/imports/:import/application: what was looked at is taken in, all of it or nothing. */
export const createResponseApplication: Handler = (services) => async (req, res) => {
  const visit = await visitImport(services, req)
  const { db, clock } = services
  const { round, questionnaire, one } = visit
  const { mapping } = one
  // It may have been checked by another mapping since the page was shown: that has to be looked at first.
  const isLookedAt = mapping !== null && posted(req, 'checked') === one.changedAt
  if (isLookedAt && (await moveImport(db, one.id, ['checked'], 'importing', {}, clock())))
    await beginJob(services, one, async (onProgress) => {
      const task = { one, mapping, questionnaire, clock, onProgress }
      await takeIn(db, task, (trx, taken) =>
        record({ ...services, db: trx }, req, round, 'responses-imported', `imports/${one.id}/${taken}`),
      )
    })
  res.redirect(303, workspaceOf(round).responseImport(one.id))
}

/**
 * POST /rounds/:round/imports/:import/cancellation: the table is forgotten and nothing is imported. Sent again it forgets
 * what was left where the service was stopped meanwhile.
 */
export const createResponseCancellation: Handler = (services) => async (req, res) => {
  const { round, one } = await visitAnyImport(services, req)
  const addresses = workspaceOf(round)
  if (await progressOf(services.db, one)) {
    res.redirect(303, addresses.responseImport(one.id))
    return
  }
  if (one.state !== 'done') await clearImport(services.db, one.id, services.clock())
  res.redirect(303, addresses.responseImports)
}
