/** What every page of the workbench rests on: the round's findings and codebook, as whoever asks may read them. */
import type { Request, Response } from 'express'
import type { ReadableFindings } from '../findings/waiting.js'
import { findingsOrProgress } from '../findings/waiting.js'
import { isLead, visitRound, type RoundVisit } from '../guards.js'
import type { DecisionContext } from '../pages/themes/decisionWords.js'
import type { FormContext } from '../pages/themes/forms.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import type { Services } from '../services.js'
import type { Around } from '../sendPage.js'

export interface Workbench extends ReadableFindings {
  readonly visit: RoundVisit
  readonly decisionContext: DecisionContext
  readonly formContext: (sent: SentForm | undefined) => FormContext
  /** What stands around a page; `sent` is the form that was wrong, if one was. */
  readonly around: (back: string, sent?: SentForm) => Around
}

/** The workbench of the address's round; undefined while findings are being worked out, when that has been said. */
export async function visitWorkbench(
  services: Services,
  req: Request,
  res: Response,
): Promise<Workbench | undefined> {
  const visit = await visitRound(services, req)
  const found = await findingsOrProgress(services, visit, req, res, { evenEarlier: true })
  if (!found) return undefined
  const { language, codebook: base } = services
  const { view, reading } = found
  const { round, questionnaire } = visit
  const mask = (text: string) => view?.mask.text(text) ?? text
  return {
    ...found,
    visit,
    decisionContext: { questionnaire, base, decisions: reading.decisions, mask, language },
    formContext: (sent) => ({ seen: reading.last, sent, language }),
    around: (back, sent) => ({
      ...{ round, back, wide: true },
      updating: found.updating,
      ...(sent && { hasErrors: true }),
      ...(isLead(req) && { navigation: workspaceNavigation(round, 'themes', language) }),
    }),
  }
}
