/** All themes of a round, and adding one. */
import type { Request, Response } from 'express'
import { suggestionsAcross, themesAcross } from '../../audit/themesAcross.js'
import { newId, takenIds } from '../../audit/themes/newIds.js'
import { isCodebookAct } from '../../audit/themes/decisionTypes.js'
import { notFound } from '../errors.js'
import type { Fields } from '../forms.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { themesPage } from '../pages/themes/themesPage.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, told } from '../workspace/record.js'
import { SEEN } from '../pages/themes/sentForm.js'
import { decide } from './decide.js'
import { readPlace } from './excerptPlace.js'
import { headProblems, sentInVain, sentWrong } from './sent.js'
import { visitWorkbench, type Workbench } from './workbench.js'

/** GET /rounds/:round/themes */
export const showThemes: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (workbench) await sendThemes(services, req, res, workbench)
}

/** POST /rounds/:round/themes */
export const createTheme: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const { visit, reading } = workbench
  const head = { label: posted(req, 'label'), meaning: posted(req, 'meaning') }
  const labels = reading.codebook.themes.map(({ label }) => label)
  const wrong = sentWrong(req, 'add', headProblems(head, labels, services.language))
  if (wrong) {
    await sendThemes(services, req, res, workbench, wrong)
    return
  }
  const id = newId(head.label, takenIds(services.codebook, reading.decisions))
  const act = { kind: 'theme-added', theme: { id, ...head } } as const
  const outcome = await decide(services, req, visit, { acts: [act], reason: posted(req, 'add-reason') })
  const inVain = sentInVain(req, 'add', outcome, services.language)
  if (inVain) await sendThemes(services, req, res, workbench, inVain)
  else res.redirect(303, `${addressesOf(visit.round).theme(id)}?done=decided`)
}

async function sendThemes(
  services: Services,
  req: Request,
  res: Response,
  workbench: Workbench,
  sent?: SentForm,
): Promise<void> {
  const { visit, findings, reading, decisionContext, formContext, around, responses } = workbench
  const { language } = services
  const page = themesPage(
    {
      ...{ round: visit.round, findings, codebook: reading.codebook },
      themes: themesAcross(findings, responses),
      suggestions: suggestionsAcross(findings),
      ...{ decided: decisionContext, form: formContext(sent) },
      banner: told(req, language.themes.done),
    },
    language,
  )
  await sendPage(services, res, 'themes/themes', page, around(addressesOf(visit.round).findings, sent))
}

/** Says that the theme or rule of the address is no longer there, what others decided and what was typed. @throws notFound */
export async function sendGone(
  services: Services,
  req: Request,
  res: Response,
  workbench: Workbench,
): Promise<void> {
  const { decisions } = workbench.reading
  const seen = Number(posted(req, SEEN))
  const by = decisions.filter(({ id, act }) => id > seen && isCodebookAct(act))
  if (!(seen >= 0) || by.length === 0) throw notFound()
  const fields = Object.entries((req.body ?? {}) as Fields)
  const typed = fields.flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && name !== SEEN && !readPlace(name) ? [value] : [],
  )
  const messages = new Map([['add', services.language.decisions.refused['theme-gone']]])
  await sendThemes(services, req, res, workbench, { form: 'themes', fields: {}, messages, by, typed })
}
