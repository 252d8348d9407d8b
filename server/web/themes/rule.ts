/** One rule of a theme, or a new one: what it would change, seen before it is saved. */
import { isDeepStrictEqual } from 'node:util'
import type { Request, Response } from 'express'
import type { Rule, Theme } from '../../audit/themes/codebook.js'
import type { ThemeAct } from '../../audit/themes/decisionTypes.js'
import { newId, takenIds } from '../../audit/themes/newIds.js'
import { notFound } from '../errors.js'
import type { Fields } from '../forms.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import type { ShownEffect } from '../pages/themes/effectPart.js'
import { rulePage } from '../pages/themes/rulePage.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted } from '../workspace/record.js'
import { decide } from './decide.js'
import { readRule, RULE_FORM, ruleFields } from './readRule.js'
import { isPreview, sentInVain, sentWrong, wordsProblems } from './sent.js'
import { shownEffect } from './shownMoves.js'
import { sendGone } from './themes.js'
import { visitWorkbench, type Workbench } from './workbench.js'

interface RuleVisit {
  readonly theme: Theme
  /** Undefined where it is to be made. */
  readonly rule: Rule | undefined
}

/** GET /rounds/:round/themes/:theme/rules/:rule */
export const showRule: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const visited = visitRule(req, workbench)
  if (!visited) throw notFound()
  await sendRule(services, req, res, workbench, visited)
}

/** POST /rounds/:round/themes/:theme/rules/:rule, or, with "preview", what it would change: nothing is saved. */
export const saveRule: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const visited = visitRule(req, workbench)
  if (!visited) {
    await sendGone(services, req, res, workbench)
    return
  }
  const fields = (req.body ?? {}) as Fields
  const wrong = wrongRule(req, fields, visited, workbench, services)
  if (wrong || isPreview(req)) {
    const sent = wrong ?? { form: RULE_FORM, fields, messages: new Map(), by: [] }
    await sendRule(services, req, res, workbench, visited, sent)
    return
  }
  const act = actOf(fields, visited, workbench, services)
  const theme = addressesOf(workbench.visit.round).theme(visited.theme.id)
  if (
    act.kind === 'rule-added' &&
    visited.theme.rules.some((rule) => isDeepStrictEqual({ ...rule, id: act.rule.id }, act.rule))
  ) {
    // Sent twice: the theme has it already.
    res.redirect(303, `${theme}?done=decided`)
    return
  }
  const outcome = await decide(services, req, workbench.visit, { acts: [act], reason: posted(req, 'reason') })
  const inVain = sentInVain(req, RULE_FORM, outcome, services.language)
  if (inVain) await sendRule(services, req, res, workbench, visited, inVain)
  else res.redirect(303, `${theme}?done=decided`)
}

function visitRule(req: Request, { reading }: Workbench): RuleVisit | undefined {
  const theme = reading.codebook.themes.find(({ id }) => id === param(req, 'theme'))
  const ruleId = param(req, 'rule')
  const rule = theme?.rules.find(({ id }) => id === ruleId)
  return theme && (rule || ruleId === 'new') ? { theme, rule } : undefined
}

function actOf(
  fields: Fields,
  { theme, rule }: RuleVisit,
  { reading, visit }: Workbench,
  { codebook }: Services,
): ThemeAct {
  const body = readRule(fields, rule, visit.questionnaire)
  if (rule) return { kind: 'rule-changed', ruleId: rule.id, rule: body }
  const id = newId(`${theme.id}-added`, takenIds(codebook, reading.decisions))
  return { kind: 'rule-added', themeId: theme.id, rule: { id, ...body } }
}

/** What is wrong with a rule's form: nothing to look for, no question, or words that can't be read. */
function wrongRule(
  req: Request,
  fields: Fields,
  { theme, rule }: RuleVisit,
  { visit }: Workbench,
  { language }: Services,
): SentForm | undefined {
  const body = readRule(fields, rule, visit.questionnaire)
  const isScopeless = ruleFields(fields).scope !== 'all' && ruleFields(fields).questions.length === 0
  const found = sentWrong(req, RULE_FORM, {
    ...wordsProblems(body, theme, language),
    questions: isScopeless ? language.themes.problems.questions : undefined,
  })
  return found && { ...found, fields }
}

async function sendRule(
  services: Services,
  req: Request,
  res: Response,
  workbench: Workbench,
  visited: RuleVisit,
  sent?: SentForm,
): Promise<void> {
  const { visit, decisionContext, formContext, around } = workbench
  const isSound = sent !== undefined && (sent.messages.size === 0 || sent.by.length > 0)
  const page = rulePage(
    {
      ...visit,
      ...visited,
      fields: sent && ruleFields(sent.fields),
      effect: isSound ? effectFor(sent.fields, visited, workbench) : undefined,
      ...{ decided: decisionContext, form: formContext(sent) },
    },
    services.language,
  )
  const wrong = sent && sent.messages.size > 0 ? sent : undefined
  await sendPage(
    services,
    res,
    'themes/rule',
    page,
    around(addressesOf(visit.round).theme(visited.theme.id), wrong),
  )
}

/** What the rule as typed would change. */
function effectFor(fields: Fields, { theme, rule }: RuleVisit, workbench: Workbench): ShownEffect {
  const next = { id: rule?.id ?? 'new', ...readRule(fields, rule, workbench.visit.questionnaire) }
  return shownEffect({ theme, rule, next }, workbench)
}
