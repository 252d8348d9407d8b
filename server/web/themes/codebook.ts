/** The round's codebook: what was decided by whom and when, undoing it, and how versions differ. */
import type { Request, Response } from 'express'
import { codebookAt, decisionsInForce } from '../../audit/themes/decisions.js'
import { codebookDifferences } from '../../audit/themes/differences.js'
import { versionsOf } from '../../audit/themes/touched.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { codebookPage, type Compared } from '../pages/themes/codebookPage.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, told } from '../workspace/record.js'
import { decide } from './decide.js'
import { reopenedIn } from './reopened.js'
import { sentInVain, sentWrong } from './sent.js'
import { visitWorkbench, type Workbench } from './workbench.js'

/** So many decisions are on a page. */
const PAGE_LENGTH = 50

/** GET /rounds/:round/codebook?page=&from=&to= */
export const showCodebook: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (workbench) await sendCodebook(services, req, res, workbench)
}

/** POST /rounds/:round/codebook/undoings */
export const createUndoing: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const { visit, reading } = workbench
  const decision = Number(posted(req, 'decision'))
  const target = reading.decisions.find(({ id }) => id === decision)
  if (!target || !decisionsInForce(reading.decisions).has(decision)) {
    const wrong = sentWrong(req, 'history', { history: services.language.themes.problems.decision })
    await sendCodebook(services, req, res, workbench, wrong)
    return
  }
  const outcome = await decide(services, req, visit, { acts: [{ kind: 'undone', decision }] })
  const inVain = sentInVain(req, 'history', outcome, services.language)
  if (inVain) await sendCodebook(services, req, res, workbench, inVain)
  else res.redirect(303, `${addressesOf(visit.round).codebook}?done=decided`)
}

/** POST /rounds/:round/codebook/renewals */
export const createRenewal: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const decision = Number(posted(req, 'decision'))
  const reopened = reopenedIn(workbench).get(decision)
  if (reopened?.words === undefined) {
    const wrong = sentWrong(req, 'history', { history: services.language.themes.problems.renewal })
    await sendCodebook(services, req, res, workbench, wrong)
    return
  }
  // What was decided on the words before goes at the same time, or it would be listed for ever.
  const acts = [{ kind: 'undone', decision } as const, reopened.act]
  const outcome = await decide(services, req, workbench.visit, { acts })
  const inVain = sentInVain(req, 'history', outcome, services.language)
  if (inVain) await sendCodebook(services, req, res, workbench, inVain)
  else res.redirect(303, `${addressesOf(workbench.visit.round).codebook}?done=decided`)
}

async function sendCodebook(
  services: Services,
  req: Request,
  res: Response,
  workbench: Workbench,
  sent?: SentForm,
): Promise<void> {
  const { visit, findings, reading, decisionContext, formContext, around } = workbench
  const { decisions, withoutEffect } = reading
  const { language, codebook } = services
  const pages = Math.max(1, Math.ceil(decisions.length / PAGE_LENGTH))
  const page = Math.min(pages, Math.max(1, Number(req.query.page) || 1))
  const shown = decisions.toReversed().slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH)
  const model = codebookPage(
    {
      ...{ round: visit.round, findings, shipped: codebook, page, pages, shown, withoutEffect },
      inForce: decisionsInForce(decisions),
      reopened: reopenedIn(workbench),
      versions: versionsOf(decisions),
      compared: comparedIn(req, workbench, services),
      ...{ decided: decisionContext, form: formContext(sent), banner: told(req, language.themes.done) },
    },
    language,
  )
  await sendPage(services, res, 'themes/codebook', model, around(addressesOf(visit.round).themes, sent))
}

/** The two versions that the address names, and how they differ. */
function comparedIn(req: Request, { reading }: Workbench, { codebook }: Services): Compared | undefined {
  const last = versionsOf(reading.decisions).size
  const [from, to] = [req.query.from, req.query.to].map((value) =>
    typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : -1,
  )
  if (from === undefined || to === undefined || from < 0 || to < 0 || from > last || to > last)
    return undefined
  const [before, after] = [from, to].map((n) => codebookAt(codebook, reading.decisions, n))
  return before && after && { from, to, differences: codebookDifferences(before, after) }
}
