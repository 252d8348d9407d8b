/** What is decided on single excerpts: many at once, or words of an answer that no rule found. */
import type { Request } from 'express'
import { textOf } from '../../audit/answers.js'
import { isReadForThemes } from '../../audit/codings.js'
import { questionsOf } from '../../audit/questionnaire.js'
import { fingerprintOf } from '../../audit/themes/decidedExcerpts.js'
import type { ExcerptDecided } from '../../audit/themes/decisionTypes.js'
import { notFound } from '../errors.js'
import type { Fields } from '../forms.js'
import { param } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOf } from '../pages/addresses.js'
import { EXCERPTS_FORM, KEEP, REMOVE } from '../pages/themes/excerptList.js'
import { posted } from '../workspace/record.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import type { Services } from '../services.js'
import { decide } from './decide.js'
import { readPlace, type ExcerptPlace } from './excerptPlace.js'
import { sentInVain, sentWrong } from './sent.js'
import { sendTheme } from './theme.js'
import { visitWorkbench, type Workbench } from './workbench.js'

/** POST /rounds/:round/themes/:theme/excerpts?page= */
export const createExcerpts: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const { visit } = workbench
  const acts = chosenIn(req, workbench)
  const outcome = await decide(services, req, visit, { acts })
  const inVain = sentInVain(req, EXCERPTS_FORM, outcome, services.language)
  if (inVain) {
    await sendTheme(services, req, res, workbench, inVain)
    return
  }
  const done = acts.length === 0 ? 'nothing' : 'decided'
  const page = Number(req.query.page) || 1
  res.redirect(303, `${addressesOf(visit.round).theme(param(req, 'theme'))}?page=${page}&done=${done}`)
}

/** POST /rounds/:round/themes/:theme/excerpt */
export const createExcerpt: Handler = (services) => async (req, res) => {
  const workbench = await visitWorkbench(services, req, res)
  if (!workbench) return
  const { visit } = workbench
  const read = givenIn(req, workbench, services)
  const outcome =
    'act' in read &&
    (await decide(services, req, visit, { acts: [read.act], reason: posted(req, 'excerpt-reason') }))
  const sent =
    'wrong' in read ? read.wrong : outcome && sentInVain(req, 'excerpt', outcome, services.language)
  if (sent) await sendTheme(services, req, res, workbench, sent)
  else res.redirect(303, `${addressesOf(visit.round).theme(param(req, 'theme'))}?done=decided`)
}

/** The excerpts that something is to happen to. */
function chosenIn(req: Request, { reading, responses }: Workbench): readonly ExcerptDecided[] {
  const from = param(req, 'theme')
  const themes = new Set(reading.codebook.themes.map(({ id }) => id))
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  return Object.entries((req.body ?? {}) as Fields).flatMap(([name, value]) => {
    const place = readPlace(name)
    if (!place || typeof value !== 'string' || value === '') return []
    const to = value === KEEP ? from : value === REMOVE ? null : value
    const response = byReference.get(place.reference)
    if (!response || (to !== null && !themes.has(to))) throw notFound()
    return isWithin(place, textOf(response.answers, place.questionId))
      ? [{ kind: 'excerpt-decided' as const, ...place, from, to }]
      : []
  })
}

/** An answer that reads otherwise by now keeps its decision waiting: it was made on what the page showed. */
function isWithin({ start, end, madeOn }: ExcerptPlace, text: string): boolean {
  return start < end && (end <= text.length || madeOn !== fingerprintOf(text))
}

/** Words that somebody gives to a theme, or what is wrong with the form. */
function givenIn(
  req: Request,
  { responses, visit }: Workbench,
  { language: { themes } }: Services,
): { readonly act: ExcerptDecided } | { readonly wrong: SentForm | undefined } {
  const { problems } = themes
  const reference = posted(req, 'excerpt-reference')
  const response = responses.find((each) => each.reference === reference)
  const question = questionsOf(visit.questionnaire).find(({ id }) => id === posted(req, 'excerpt-question'))
  const text = response && question ? textOf(response.answers, question.id) : ''
  const words = posted(req, 'excerpt-words')
  const start = words === '' ? -1 : text.indexOf(words)
  if (response && question && isReadForThemes(question) && start >= 0) {
    const place = { reference, questionId: question.id, start, end: start + words.length }
    const to = param(req, 'theme')
    return { act: { kind: 'excerpt-decided', ...place, from: null, to, madeOn: fingerprintOf(text) } }
  }
  return {
    wrong: sentWrong(req, 'excerpt', {
      'excerpt-reference': response ? undefined : problems.response,
      'excerpt-question': question ? undefined : problems.asked,
      'excerpt-words': response && question ? problems.words : undefined,
    }),
  }
}
