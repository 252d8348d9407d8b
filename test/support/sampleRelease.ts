/** A release of any responses to the 2018 edition. */
import type { AuditResponse } from '../../server/audit/answers.js'
import { publishFindings } from '../../server/audit/disclosure.js'
import type { Release, ReleaseDetails } from '../../server/audit/releases.js'
import { findingsOf, questionnaire, sampleResponses } from './findings.js'

const DETAILS: ReleaseDetails = {
  number: 1,
  releasedOn: '2027-04-30',
  title: 'Early help audit, spring 2027',
  area: 'Dunmere',
  council: 'Dunmere Council',
  opensOn: '2027-02-01',
  closesOn: '2027-03-12',
  contactEmail: 'early.help@dunmere.example',
  invented: true,
}

/** What is released of these responses, or of the sample round. */
export function releaseOf(
  responses: readonly AuditResponse[] = sampleResponses(),
  details: Partial<ReleaseDetails> = {},
): Release {
  const settings = { minimumCount: 5, smallestSector: 10 }
  const findings = publishFindings({ findings: findingsOf(responses, 120), questionnaire, settings })
  return { details: { ...DETAILS, ...details }, findings }
}
