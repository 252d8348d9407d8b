/** The last stop: every error becomes a page that says what happened, what was kept, and what to do next. */
import type { ErrorRequestHandler, Request } from 'express'
import { answerIdsIn, findQuestion } from '../audit/questionnaire.js'
import { findRound } from '../db/rounds.js'
import { notFound, PageError } from './errors.js'
import type { Fields } from './forms.js'
import type { Handler } from './handler.js'
import { errorPage, type ErrorWords, type Typed } from './pages/errorPage.js'
import { wordingOf } from './pages/fields.js'
import { wordingFor } from './pages/roundWording.js'
import { sendPage } from './sendPage.js'
import type { Services } from './services.js'

/** Any address that no route answers. */
export const showNotFound: Handler = () => () => {
  throw notFound()
}

/** Express's error handler. */
export function handleErrors(services: Services): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      // Half a download cannot become a page: end it, so that nobody takes it for whole.
      next(error)
      return
    }
    const { status, words, retry } = told(error, services)
    if (status >= 500) services.log.error({ method: req.method, error: reasonOf(error) }, 'request failed')
    const typed = await typedIn(services, req, retry)
    const page = errorPage(words, typed, services.language)
    await sendPage(services, res, 'errors/error', page, { status })
  }
}

interface Told {
  readonly status: number
  readonly words: ErrorWords
  readonly retry?: 'now' | 'after-link' | undefined
}

function told(error: unknown, { language }: Services): Told {
  if (error instanceof PageError)
    return { status: error.status, words: error.words(language), ...error.options }
  const status = statusOf(error)
  if (status === 413) return { status, words: language.errors.tooLarge }
  if (status >= 400 && status < 500) return { status, words: language.errors.badRequest }
  return { status: 500, words: language.errors.problem, retry: 'now' }
}

/** The status that Express's own parts (router, body reader, static files) give their errors. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' ? status : 500
}

/** An error's kind and place, without its message: that may quote what somebody typed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return [error.name, ...(error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))].join(
    '\n',
  )
}

/** What a respondent's form held, with the words of the questions above it. */
async function typedIn(
  { db, questionnaires }: Services,
  req: Request,
  retry: Told['retry'],
): Promise<Typed | undefined> {
  const fields = req.body as Fields | undefined
  const slug = /^\/rounds\/([^/]+)\/response\/sections\//.exec(req.path)?.[1]
  if (req.method !== 'POST' || !fields || slug === undefined) return undefined
  const round = await findRound(db, slug).catch(() => undefined)
  const questionnaire = round && questionnaires.get(round.edition)
  if (!round || !questionnaire) return undefined
  const labels = new Map<string, string>()
  for (const section of questionnaire.sections)
    for (const id of answerIdsIn(section)) {
      const question = findQuestion(questionnaire, id)
      if (question?.options === undefined && question?.kind !== 'yes-no')
        labels.set(id, question ? wordingOf(question, wordingFor(round)) : id)
    }
  return { action: retry && req.path, fields, labels, openLinkFirst: retry === 'after-link' }
}
