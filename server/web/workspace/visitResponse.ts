import type { Request } from 'express'
import type { AuditResponse } from '../../audit/answers.js'
import { cleanResponse, type Correction } from '../../audit/corrections.js'
import type { QualityIssue } from '../../audit/qualityIssues.js'
import { findQuestion, type Question } from '../../audit/questionnaire.js'
import { listConcerns, type Concern } from '../../db/concerns.js'
import { listCorrections } from '../../db/corrections.js'
import { findResponseHistory, type ResponseHistory } from '../../db/responseHistory.js'
import { notFound } from '../errors.js'
import { param, visitRound, type RoundVisit } from '../guards.js'
import type { Services } from '../services.js'
import { issuesOfResponses } from './lookedAt.js'

export interface ResponseVisit extends RoundVisit {
  readonly history: ResponseHistory
  /** Of this response, those that were undone too. */
  readonly corrections: readonly Correction[]
  /** As corrected, whether or not it counts. */
  readonly clean: AuditResponse
  readonly issues: readonly QualityIssue[]
  /** Of this response. */
  readonly concerns: readonly Concern[]
}

/** The response of the address with everything about it. @throws notFound */
export async function visitResponse(services: Services, req: Request): Promise<ResponseVisit> {
  const visit = await visitRound(services, req)
  const { db } = services
  const reference = param(req, 'reference')
  const history = await findResponseHistory(db, visit.round.id, reference)
  if (!history) throw notFound()
  const corrections = await listCorrections(db, visit.round.id, reference)
  return {
    ...visit,
    history,
    corrections,
    clean: cleanResponse(history, corrections),
    issues: await issuesOfResponses(services, visit, [history], corrections),
    concerns: (await listConcerns(db, visit.round.id)).filter((concern) => concern.reference === reference),
  }
}

/** The question of the address. @throws notFound */
export function visitQuestion(req: Request, { questionnaire }: RoundVisit): Question {
  const question = findQuestion(questionnaire, param(req, 'question'))
  if (!question) throw notFound()
  return question
}
