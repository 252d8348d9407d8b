/** The shipped documents, the sample round, and findings of any responses. */
import { join } from 'node:path'
import type { AuditResponse } from '../../server/audit/answers.js'
import { computeFindings } from '../../server/audit/computeFindings.js'
import type { Findings } from '../../server/audit/findings.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { findCodebook, findEdition, loadData, loadResponses } from '../../server/data.js'
import { projectRoot } from '../../server/projectRoot.js'

const data = loadData()

export const questionnaire = findEdition(data)
export const codebook = findCodebook(data)
const coder = createCoder(codebook)

export const SAMPLE_ROUND = join(projectRoot(), 'data/samples/sample-round.jsonl')

/** The 92 responses of the sample round. */
export function sampleResponses(): readonly AuditResponse[] {
  return loadResponses(SAMPLE_ROUND, questionnaire)
}

/** Findings of these responses to the 2018 edition, by the shipped codebook. */
export function findingsOf(responses: readonly AuditResponse[], expected: number | null = null): Findings {
  return computeFindings({
    responses,
    questionnaire,
    codebook,
    coder,
    expected,
    wording: { area: 'Dunmere' },
  })
}

/** A response to the 2018 edition. */
export function responseOf(reference: string, answers: AuditResponse['answers']): AuditResponse {
  return { reference, edition: questionnaire.edition, answers }
}
