/** The JSON API: read-only, for programs that hold a lead's token. openapi.json is made from this list. */
import type { z } from 'zod'
import type { Handler } from '../handler.js'
import { API } from '../pages/addresses.js'
import type { Route } from '../route.js'
import { answerFindings } from './findings.js'
import { answerDescription } from './openapi.js'
import { answerResponses, responsesQuery } from './responses.js'
import { answerCoverage, answerReleases, answerRound, answerRounds } from './rounds.js'
import type { ApiSchema } from './schemas.js'

/** A route with what is said of it. */
export interface ApiOperation {
  readonly path: string
  readonly handler: Handler
  /** For programs that are made from the description. */
  readonly id: string
  readonly summary: string
  readonly query?: z.ZodObject
  readonly answer: ApiSchema
  readonly tellsThemes?: true
  /** What 202 answers: the work is not done yet. */
  readonly waiting?: ApiSchema
}

export const operations: readonly ApiOperation[] = [
  {
    path: API.rounds,
    handler: answerRounds,
    id: 'listRounds',
    summary: 'Every round',
    answer: 'Rounds',
  },
  {
    path: `${API.rounds}/:round`,
    handler: answerRound,
    id: 'getRound',
    summary: 'One round',
    answer: 'Round',
  },
  {
    path: `${API.rounds}/:round/coverage`,
    handler: answerCoverage,
    id: 'getCoverage',
    summary: 'Expected agencies, and how far each sector’s have come',
    answer: 'Coverage',
  },
  {
    path: `${API.rounds}/:round/findings`,
    handler: answerFindings,
    id: 'getFindings',
    summary: 'Findings as leads read them: tallies, themes and quotes with references. Not for publication',
    answer: 'Findings',
    tellsThemes: true,
    waiting: 'Progress',
  },
  {
    path: `${API.rounds}/:round/responses`,
    handler: answerResponses,
    id: 'listResponses',
    summary: 'Responses as corrected, page by page. They hold names and contact details',
    query: responsesQuery,
    answer: 'Responses',
  },
  {
    path: `${API.rounds}/:round/releases`,
    handler: answerReleases,
    id: 'listReleases',
    summary: 'Findings that were published, and where they are',
    answer: 'Releases',
  },
]

export const apiRoutes: readonly Route[] = [
  { method: 'get', path: API.description, handler: answerDescription(operations), who: 'anybody' },
  ...operations.map(
    ({ path, handler, tellsThemes }) =>
      ({ method: 'get', path, handler, who: 'token', ...(tellsThemes && { tellsThemes }) }) as const,
  ),
]
