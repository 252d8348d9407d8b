/** One suggestion: a theme of its own, a rule of a theme that is there, or dismissed. */
import type { Request, Response } from 'express'
import { phraseRowId } from '../../audit/themeTables.js'
import { suggestionsAcross, type SuggestionAcross } from '../../audit/themesAcross.js'
import type { ThemeAct } from '../../audit/themes/decisionTypes.js'
import { newId, takenIds } from '../../audit/themes/newIds.js'
import { notFound } from '../errors.js'
import type { Fields } from '../forms.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import type { ShownEffect } from '../pages/themes/effectPart.js'
import { SUGGESTION_FORM, suggestionPage } from '../pages/themes/suggestionPage.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted } from '../workspace/record.js'
import { decide } from './decide.js'
import { headProblems, isPreview, sentInVain, sentWrong, wordsProblems } from './sent.js'
import { shownEffect } from './shownMoves.js'
import { visitWorkbench, type Workbench } from './workbench.js'

/** GET /rounds/:round/themes/suggestions/:phrase */
export const showSuggestion: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const found = findSuggestion(req, workbench)
  if (!found) throw notFound()
  await sendSuggestion(services, req, res, workbench, found)
}

/** POST /rounds/:round/themes/suggestions/:phrase, or, with "preview", what its rule would change: nothing is saved. */
export const decideSuggestion: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const found = findSuggestion(req, workbench)
  if (found && isPreview(req)) {
    await sendSuggestion(services, req, res, workbench, found, previewed(req, services))
    return
  }
  const act = found && actOf(req, found, workbench, services)
  const wrong = found ? wrongIn(req, workbench, services) : gone(req, services)
  if (wrong || !act) {
    await sendSuggestion(services, req, res, workbench, found, wrong)
    return
  }
  const { visit } = workbench
  const outcome = await decide(services, req, visit, { acts: [act], reason: posted(req, 'reason') })
  const inVain = sentInVain(req, SUGGESTION_FORM, outcome, services.language)
  const done = act.kind === 'suggestion-dismissed' ? 'dismissed' : 'accepted'
  if (inVain) await sendSuggestion(services, req, res, workbench, found, inVain)
  else res.redirect(303, `${addressesOf(visit.round).themes}?done=${done}`)
}

function findSuggestion(req: Request, { findings }: Workbench): SuggestionAcross | undefined {
  return suggestionsAcross(findings).find(
    ({ suggestion }) => phraseRowId(suggestion.phrase) === param(req, 'phrase'),
  )
}

/** The suggestion as it is without the mask: by its words it is known again. */
function phrasesOf({ questionId, suggestion }: SuggestionAcross, { findings, unmasked }: Workbench) {
  const suggestionsIn = (all: Workbench['findings']) =>
    all.questions.find(({ question }) => question.id === questionId)?.suggestions ?? []
  const at = suggestionsIn(findings).indexOf(suggestion)
  return suggestionsIn(unmasked)[at]?.phrases ?? suggestion.phrases
}

function actOf(
  req: Request,
  found: SuggestionAcross,
  workbench: Workbench,
  { codebook }: Services,
): ThemeAct | undefined {
  const phrases = phrasesOf(found, workbench)
  const taken = takenIds(codebook, workbench.reading.decisions)
  const match = posted(req, 'match')
  switch (posted(req, 'what')) {
    case 'dismiss':
      return { kind: 'suggestion-dismissed', phrases, references: found.references }
    case 'rule': {
      const themeId = posted(req, 'theme')
      const rule = { id: newId(`${themeId}-added`, taken), match }
      return { kind: 'suggestion-accepted', phrases, rule, themeId }
    }
    case 'theme': {
      const label = posted(req, 'label')
      const theme = { id: newId(label, taken), label, meaning: posted(req, 'meaning') }
      const rule = { id: newId(`${theme.id}-added`, taken), match }
      return { kind: 'suggestion-accepted', phrases, rule, theme }
    }
    default:
      return undefined
  }
}

function wrongIn(req: Request, { reading }: Workbench, { language }: Services): SentForm | undefined {
  const { problems } = language.themes
  const what = posted(req, 'what')
  const match = posted(req, 'match')
  const { themes } = reading.codebook
  const rule = { match: matchProblem(match, language) }
  if (what === 'dismiss') return undefined
  if (what === 'rule') {
    const isThere = themes.some(({ id }) => id === posted(req, 'theme'))
    return sentWrong(req, SUGGESTION_FORM, { theme: isThere ? undefined : problems.theme, ...rule })
  }
  if (what !== 'theme') return sentWrong(req, SUGGESTION_FORM, { what: problems.what })
  const head = { label: posted(req, 'label'), meaning: posted(req, 'meaning') }
  const labels = themes.map(({ label }) => label)
  return sentWrong(req, SUGGESTION_FORM, { ...headProblems(head, labels, language), ...rule })
}

/** What is wrong with the words of its rule, whichever theme that goes to. */
function matchProblem(match: string, language: Services['language']): string | undefined {
  const theme = { id: 'theme', label: 'Theme', meaning: 'Theme', rules: [] }
  return wordsProblems({ match }, theme, language).match
}

/** The form as it is previewed, with what is wrong with its rule. */
function previewed(req: Request, { language }: Services): SentForm {
  const wrong = sentWrong(req, SUGGESTION_FORM, { match: matchProblem(posted(req, 'match'), language) })
  const fields = (req.body ?? {}) as Fields
  return wrong ?? { form: SUGGESTION_FORM, fields, messages: new Map(), by: [] }
}

/** What the rule as previewed would change in the theme that is chosen, or find for one of its own. */
function effectIn(req: Request, workbench: Workbench, { codebook }: Services): ShownEffect {
  const { themes } = workbench.reading.codebook
  const isRule = posted(req, 'what') === 'rule'
  const chosen = isRule ? themes.find(({ id }) => id === posted(req, 'theme')) : undefined
  const id = newId('new', takenIds(codebook, workbench.reading.decisions))
  const theme = chosen ?? { id, label: id, meaning: id, rules: [] }
  return shownEffect({ theme, rule: undefined, next: { id, match: posted(req, 'match') } }, workbench)
}

function gone(req: Request, { language }: Services): SentForm | undefined {
  return sentWrong(req, SUGGESTION_FORM, { [SUGGESTION_FORM]: language.themes.suggestion.gone })
}

async function sendSuggestion(
  services: Services,
  req: Request,
  res: Response,
  workbench: Workbench,
  found: SuggestionAcross | undefined,
  sent?: SentForm,
): Promise<void> {
  const { visit, reading, decisionContext, formContext, around } = workbench
  const wrong = sent && sent.messages.size > 0 ? sent : undefined
  const page = suggestionPage(
    {
      ...visit,
      ...{ found, themes: reading.codebook.themes, decided: decisionContext, form: formContext(sent) },
      effect: sent?.messages.size === 0 ? effectIn(req, workbench, services) : undefined,
      phrase: found?.suggestion.phrase ?? param(req, 'phrase').replaceAll('_', ' '),
    },
    services.language,
  )
  await sendPage(services, res, 'themes/suggestion', page, around(addressesOf(visit.round).themes, wrong))
}
