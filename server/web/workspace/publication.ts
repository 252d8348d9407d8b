/** What a round's findings would be if they were released now. */
import { createHash } from 'node:crypto'
import { isAnswered, type AuditResponse } from '../../audit/answers.js'
import { coverageOf } from '../../audit/coverage.js'
import { publishFindings, type DisclosureSettings, type Publication } from '../../audit/disclosure.js'
import { sectorsOf, type Questionnaire } from '../../audit/questionnaire.js'
import { personalIdsOf } from '../../audit/wordless.js'
import { USUAL_SMALLEST_SECTOR, type Release, type ReleaseBasis } from '../../audit/releases.js'
import type { Findings } from '../../audit/findings.js'
import { publishSignOff, type PublishedSignOff } from '../../audit/themes/publishedSignOff.js'
import { listRoundAgencies } from '../../db/agencies.js'
import { findSignOff } from '../../db/codebookSignOffs.js'
import { releasedFindings, type KeptRelease } from '../../db/releases.js'
import { contactsOf } from '../contacts.js'
import type { RoundFindings } from '../findings/roundFindings.js'
import type { RoundVisit } from '../guards.js'
import type { LeftOutConclusion } from '../pages/statements/leftOut.js'
import type { Services } from '../services.js'
import { conclusionsOf } from './conclusions.js'
import { memberViewOf } from './layer.js'

/** The settings of a round's releases: those of the first hold for all, since two groupings of one audit tell more. */
export function settingsFor(
  { round }: RoundVisit,
  releases: readonly KeptRelease[],
  smallestSector: number = USUAL_SMALLEST_SECTOR,
): DisclosureSettings {
  const [first] = releases.slice(-1)
  if (first) return { smallestSector: first.smallestSector, minimumCount: first.minimumCount }
  return { smallestSector, minimumCount: round.minimumCount }
}

/** What can be published of findings: as the group reads them, so that no label names an agency. */
export async function publicationOf(
  services: Services,
  { round, questionnaire }: RoundVisit,
  { findings, layer }: RoundFindings,
  settings: DisclosureSettings,
): Promise<Publication> {
  const view = await memberViewOf(services.db, round.id, layer)
  const agencies = await listRoundAgencies(services.db, round.id)
  const coverage = agencies.length > 0 ? coverageOf(agencies, sectorsOf(questionnaire)) : undefined
  const earlier = await releasedFindings(services.db, round.id)
  return { findings: view.findings(findings), questionnaire, coverage, settings, earlier }
}

/** A release before it is kept, with what it leaves out of what was concluded. */
export interface PreparedRelease {
  readonly release: Release
  readonly leftOut: readonly LeftOutConclusion[]
}

/** A release of this publication with what was concluded from it. `releasedOn` is null for a draft. */
export async function releaseOf(
  services: Services,
  visit: RoundVisit,
  found: RoundFindings,
  publication: Publication,
  { number, releasedOn }: Pick<Release['details'], 'number' | 'releasedOn'>,
): Promise<PreparedRelease> {
  const { config } = services
  const { round } = visit
  const { title, area, opensOn, closesOn, invented } = round
  const contactEmail = contactsOf(config, round).email ?? ''
  const about = { title, area, council: config.councilName, opensOn, closesOn, contactEmail, invented }
  const licence = config.dataLicence
  const codebookSignOff = await codebookSignOffOf(services, visit, publication.findings)
  const details = { number, releasedOn, ...about, ...(licence !== undefined && { licence }), codebookSignOff }
  const findings = publishFindings(publication)
  const { conclusions, leftOut } = await conclusionsOf(services, visit, found, findings)
  return { release: { details, findings, conclusions }, leftOut }
}

/** What a release of findings says of the sign-off of the codebook that they were read by. */
export async function codebookSignOffOf(
  { db }: Services,
  { round }: Pick<RoundVisit, 'round'>,
  { codebook }: Findings,
): Promise<PublishedSignOff> {
  return publishSignOff(await findSignOff(db, round.id), codebook)
}

/** What a release of findings rests on. */
export function basisUnder(
  { basis, responses }: RoundFindings,
  { questionnaire }: Pick<RoundVisit, 'questionnaire'>,
): ReleaseBasis {
  return basis ?? basisOf(responses, questionnaire)
}

/** What a release of these responses rests on. */
export function basisOf(
  responses: readonly AuditResponse[],
  questionnaire: Pick<Questionnaire, 'sections'>,
): ReleaseBasis {
  const personal = new Set(personalIdsOf(questionnaire))
  return Object.fromEntries(
    responses.map((response) => [response.reference, fingerprintOf(response, personal)]),
  )
}

/** Changes with anything that counts in a response: of who answered only whether that is said, as it may be deleted. */
function fingerprintOf({ answers, readings = {} }: AuditResponse, personal: ReadonlySet<string>): string {
  const counting = Object.entries(answers).map(
    ([id, answer]) => [id, personal.has(id) ? isAnswered(answer) : answer] as const,
  )
  const sorted = (values: readonly (readonly [string, unknown])[]) =>
    values.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const counted = JSON.stringify([sorted(counting), sorted(Object.entries(readings))])
  return createHash('sha256').update(counted).digest('base64url').slice(0, 16)
}
