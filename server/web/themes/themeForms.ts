/** What is decided on one theme: its name, a merger, a split, its dismissal. */
import type { Request } from 'express'
import type { Theme } from '../../audit/themes/codebook.js'
import { newId, takenIds } from '../../audit/themes/newIds.js'
import type { ThemeAct } from '../../audit/themes/decisionTypes.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import type { Services } from '../services.js'
import { posted } from '../workspace/record.js'
import { decide } from './decide.js'
import { headProblems, postedAll, sentInVain, sentWrong } from './sent.js'
import { sendTheme } from './theme.js'
import { sendGone } from './themes.js'
import { visitWorkbench, type Workbench } from './workbench.js'

/** A form read: what is decided, or what is wrong; `next` is the theme to go on with, where it is another. */
type Read = { readonly act: ThemeAct; readonly next?: string } | { readonly wrong: SentForm | undefined }

/** Reads a form of a theme's page. */
type ReadForm = (req: Request, theme: Theme, workbench: Workbench, services: Services) => Read

/** A handler that decides what a form says, and shows the theme's page again where that can't be. */
function themeHandler(form: string, read: ReadForm): Handler {
  return (services) => async (req, res) => {
    const workbench = await visitWorkbench(services, req, res)
    if (!workbench) return
    const { visit, reading } = workbench
    const { theme: page, codebook } = addressesOf(visit.round)
    const theme = reading.codebook.themes.find(({ id }) => id === param(req, 'theme'))
    if (!theme) {
      await sendGone(services, req, res, workbench)
      return
    }
    const found = read(req, theme, workbench, services)
    if ('wrong' in found) {
      await sendTheme(services, req, res, workbench, found.wrong)
      return
    }
    const reason = posted(req, `${form}-reason`)
    const outcome = await decide(services, req, visit, { acts: [found.act], reason })
    const inVain = sentInVain(req, form, outcome, services.language)
    if (inVain) await sendTheme(services, req, res, workbench, inVain)
    else if (found.act.kind === 'theme-dismissed') res.redirect(303, `${codebook}?done=decided`)
    else res.redirect(303, `${page(found.next ?? theme.id)}?done=decided`)
  }
}

/** POST /rounds/:round/themes/:theme/wording */
export const createWording = themeHandler('wording', (req, theme, workbench, { language }) => {
  const head = headIn(req, 'wording')
  const wrong = wrongHead(req, 'wording', head, workbench, language, theme)
  return wrong ? { wrong } : { act: { kind: 'theme-worded', themeId: theme.id, ...head } }
})

/** POST /rounds/:round/themes/:theme/merger */
export const createMerger = themeHandler('merger', (req, theme, { reading }, { language }) => {
  const into = posted(req, 'merger-into')
  if (into !== theme.id && reading.codebook.themes.some(({ id }) => id === into))
    return { act: { kind: 'themes-merged', from: [theme.id], into }, next: into }
  return { wrong: sentWrong(req, 'merger', { 'merger-into': language.themes.problems.into }) }
})

/** POST /rounds/:round/themes/:theme/split */
export const createSplit = themeHandler('split', (req, theme, workbench, services) => {
  const { language, codebook } = services
  const head = headIn(req, 'split')
  const chosen = postedAll(req, 'split-rules')
  const ruleIds = theme.rules.map(({ id }) => id).filter((id) => chosen.includes(id))
  const rules = { 'split-rules': ruleIds.length === 0 ? language.themes.problems.rules : undefined }
  const wrong = wrongHead(req, 'split', head, workbench, language, undefined, rules)
  if (wrong) return { wrong }
  const id = newId(head.label, takenIds(codebook, workbench.reading.decisions))
  return { act: { kind: 'theme-split', themeId: theme.id, theme: { id, ...head }, ruleIds }, next: id }
})

/** POST /rounds/:round/themes/:theme/dismissal */
export const createDismissal = themeHandler('dismissal', (_req, theme) => ({
  act: { kind: 'theme-dismissed', themeId: theme.id },
}))

function headIn(req: Request, form: string) {
  return { label: posted(req, `${form}-label`), meaning: posted(req, `${form}-meaning`) }
}

function wrongHead(
  req: Request,
  form: string,
  head: { readonly label: string; readonly meaning: string },
  { reading }: Workbench,
  language: Services['language'],
  own?: Theme,
  others: Readonly<Record<string, string | undefined>> = {},
): SentForm | undefined {
  const taken = reading.codebook.themes.filter(({ id }) => id !== own?.id).map(({ label }) => label)
  const { label, meaning } = headProblems(head, taken, language)
  return sentWrong(req, form, { ...others, [`${form}-label`]: label, [`${form}-meaning`]: meaning })
}
