/** The last stop: every error becomes a page that says what happened, what was kept, and what to do next. */
import type { ErrorRequestHandler, Request, Response } from 'express'
import { findQuestion, type Questionnaire, type Wording } from '../audit/questionnaire.js'
import { findRound } from '../db/rounds.js'
import { isStoreUnavailable } from '../db/store.js'
import { isApi, sendProblem } from './api/problem.js'
import { notFound, PageError } from './errors.js'
import type { Fields } from './forms.js'
import type { Handler } from './handler.js'
import { errorPage, type ErrorWords, type Typed } from './pages/errorPage.js'
import { ACCOUNT } from './pages/addresses.js'
import { labelsOf } from './pages/problems.js'
import { wordingFor } from './pages/roundWording.js'
import { sendPage } from './sendPage.js'
import type { Services } from './services.js'

/** A busy store is mostly free again by then. */
const STORE_SECONDS = 30

/** Any address that no route answers. */
export const showNotFound: Handler = () => () => {
  throw notFound()
}

/** Express's error handler. */
export function handleErrors(services: Services): ErrorRequestHandler {
  // Express knows a handler of errors by its four arguments.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  return async (error: unknown, req, res, _next) => {
    if (hasLeft(error, res)) return
    if (res.headersSent) {
      // Half a download cannot become a page: end it, so that nobody takes it for whole.
      services.log.error({ request: res.get('X-Request-Id'), err: error }, 'answer cut off')
      res.destroy()
      return
    }
    const { status, words, retry, retryAfter } = told(error, services)
    if (status >= 500) services.log.error({ request: res.get('X-Request-Id'), err: error }, 'request failed')
    if (retryAfter !== undefined) res.set('Retry-After', String(retryAfter))
    if (isApi(req)) {
      sendProblem(res, { status, ...(status === 404 ? services.language.api.notFound : words) })
      return
    }
    // The page's script keeps what was typed itself, and has no use for a page.
    if (req.accepts(['html', 'json']) === 'json') {
      res.status(status).json({ title: words.title, text: words.text })
      return
    }
    const typed = await typedIn(services, req, retry)
    const page = errorPage(words, typed, services.language)
    await sendPage(services, res, 'errors/error', page, { status })
  }
}

/** Whether whoever asked has closed the connection: nothing failed, and nobody is there to tell. */
function hasLeft(error: unknown, res: Response): boolean {
  return (
    res.closed && error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
  )
}

interface Told extends Pick<PageError['options'], 'retry' | 'retryAfter'> {
  readonly status: number
  readonly words: ErrorWords
}

function told(error: unknown, { language }: Services): Told {
  if (error instanceof PageError)
    return { status: error.status, words: error.words(language), ...error.options }
  if (isStoreUnavailable(error))
    return { status: 503, words: language.errors.unavailable, retry: 'now', retryAfter: STORE_SECONDS }
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

/** What a form held that was not saved: a respondent's with the words of the questions above it, or an organiser's. */
async function typedIn(
  { db, questionnaires }: Services,
  req: Request,
  retry: Told['retry'],
): Promise<Typed | undefined> {
  const fields = req.body as Fields | undefined
  if (retry === 'after-sign-in') return sentSignedOut(req, fields)
  const slug = /^\/rounds\/([^/]+)\/response\/sections\//.exec(req.path)?.[1]
  if (req.method !== 'POST' || !fields || slug === undefined) return undefined
  const round = await findRound(db, slug).catch(() => undefined)
  // A store that cannot be read must not cost what was typed: any edition's words will do above it then, the first's where
  // several have some.
  const asked = [...questionnaires.values()].filter(({ edition }) => edition === (round?.edition ?? edition))
  const wording = round ? wordingFor(round) : { area: '…', thresholdsUrl: undefined }
  const labels = new Map(
    [...asked, ...asked.slice(0, 1)].flatMap((questionnaire) => textLabels(questionnaire, wording)),
  )
  return {
    action: retry && req.path,
    fields,
    labels,
    first: retry === 'after-link' ? 'open-link' : undefined,
  }
}

/** An organiser's form. Those of accounts may hold passwords, which no page repeats; a file was not even read. */
function sentSignedOut(req: Request, fields: Fields = {}): Typed {
  const isKept = !req.is('multipart/form-data') && !req.path.startsWith(ACCOUNT.account)
  return {
    action: isKept ? req.path : undefined,
    fields: isKept ? fields : {},
    labels: new Map(),
    first: 'sign-in',
  }
}

/** What each field is called that is answered in words, by its id. */
function textLabels(questionnaire: Questionnaire, wording: Wording): readonly (readonly [string, string])[] {
  return questionnaire.sections
    .flatMap((section) => [...labelsOf(section, wording)])
    .filter(([id]) => {
      const question = findQuestion(questionnaire, id)
      return question === undefined || (question.options === undefined && question.kind !== 'yes-no')
    })
}
