/** One theme of a round. */
import type { Request, Response } from 'express'
import { themesAcross } from '../../audit/themesAcross.js'
import { notFound } from '../errors.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { themePage } from '../pages/themes/themePage.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { record, told } from '../workspace/record.js'
import { excerptsOf } from './shownExcerpts.js'
import { visitWorkbench, type Workbench } from './workbench.js'

/** GET /rounds/:round/themes/:theme?page= */
export const showTheme: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const { visit, findings, reading } = workbench
  const id = param(req, 'theme')
  const merged = reading.aliases.get(id)
  if (merged !== undefined && !findings.workings.some((theme) => theme.id === id)) {
    res.redirect(addressesOf(visit.round).theme(merged))
    return
  }
  await record(services, req, visit.round, 'excerpts-seen', `themes/${id}`)
  await sendTheme(services, req, res, workbench)
}

/** Sends the page of the address's theme, with a form as it was sent where something was wrong in it. @throws notFound */
export async function sendTheme(
  services: Services,
  req: Request,
  res: Response,
  workbench: Workbench,
  sent?: SentForm,
): Promise<void> {
  const { visit, findings, reading, responses, decisionContext, formContext, around } = workbench
  const { language } = services
  const theme = findings.workings.find(({ id }) => id === param(req, 'theme'))
  const across = themesAcross(findings, responses).find(({ id }) => id === theme?.id)
  if (!theme || !across) throw notFound()
  const page = themePage(
    {
      ...visit,
      ...{ findings, codebook: reading.codebook, theme, across },
      excerpts: excerptsOf(workbench, theme.id, Number(req.query.page) || 1),
      ...{ decided: decisionContext, form: formContext(sent) },
      banner: told(req, language.themes.done),
    },
    language,
  )
  await sendPage(services, res, 'themes/theme', page, around(addressesOf(visit.round).themes, sent))
}
