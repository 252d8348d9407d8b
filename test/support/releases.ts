/** Releases of the 2018 edition. */
import type { AuditResponse } from '../../server/audit/answers.js'
import type { Coverage } from '../../server/audit/coverage.js'
import { publishFindings } from '../../server/audit/disclosure.js'
import type { Release, ReleaseDetails } from '../../server/audit/releases.js'
import { findingsOf, questionnaire, sampleResponses } from './findings.js'

const DETAILS: ReleaseDetails = {
  number: 2,
  releasedOn: '2027-05-20',
  title: 'Early help audit 2027',
  area: 'Dunmere',
  council: 'Dunmere Council',
  opensOn: '2027-03-01',
  closesOn: '2027-04-30',
  contactEmail: 'early.help@council.example',
  invented: true,
}

/** A release of these responses, or of the sample round, small sectors of fewer than ten together. */
export function releaseOf(
  responses: readonly AuditResponse[] = sampleResponses(),
  details: Partial<ReleaseDetails> = {},
  { coverage, expected = null }: { coverage?: Coverage; expected?: number | null } = {},
): Release {
  const settings = { minimumCount: 5, smallestSector: 10 }
  const findings = publishFindings({
    findings: findingsOf(responses, expected),
    questionnaire,
    coverage,
    settings,
  })
  return { details: { ...DETAILS, ...details }, findings }
}
