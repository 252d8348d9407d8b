/** The first sheet of a release's workbook: what it is, whom it is about, how to read it, and what may be done with it. */
import { cellText } from '../audit/cellText.js'
import { SHORTHAND_NOTES } from '../audit/percentages.js'
import { publishedTables, type PublishedFindings } from '../audit/published.js'
import { readBy } from '../audit/readBy.js'
import type { Release, ReleaseDetails } from '../audit/releases.js'
import { signOffText } from '../audit/themes/publishedSignOff.js'
import { CONTENTS } from './sheetNames.js'
import { NOTES } from './releaseSheets.js'
import type { SheetValue } from './worksheet.js'

export interface CoverLine {
  readonly isHeading: boolean
  readonly value: SheetValue
}

const INVENTED = 'The responses are invented: every agency, person and answer is made up.'

/** What the workbook is called. */
export function releaseTitle({ title }: ReleaseDetails): string {
  return `Findings: ${title}`
}

/** Whether it is released, and that responses are invented where they are: what stands on every sheet. */
export function releaseMarks({ number, releasedOn, invented }: ReleaseDetails): readonly string[] {
  const status =
    releasedOn === null
      ? 'Draft, not released. Not to be passed on or quoted.'
      : `Release ${number}, ${date(releasedOn)}.`
  return [status, ...(invented ? [INVENTED] : [])]
}

/** Where the figures come from. */
export function sourceText({ council, opensOn, closesOn }: ReleaseDetails): string {
  return `Source: audit of early help by ${council}, answers of agencies from ${date(opensOn)} to ${date(closesOn)}.`
}

/** The lines below the title. */
export function coverLines(release: Release): readonly CoverLine[] {
  const { details, findings } = release
  return [
    ...releaseMarks(details).map(line),
    ...part('About these findings', aboutLines(release)),
    ...part('Who answered', coverageLines(findings)),
    ...part('How to read the tables', readingLines(release)),
    ...part('Shorthand', shorthandLines(findings)),
    ...part('Contact', contactLines(details)),
    ...(details.releasedOn === null ? [] : part('Licence', licenceLines(details))),
  ]
}

function aboutLines({ details, findings }: Release): readonly SheetValue[] {
  const { council, area } = details
  return [
    `${council} asked agencies that work with children and families in ${area} about early help. These tables hold what they answered, as figures.`,
    `Questionnaire: ${findings.title} (${findings.edition}).`,
    sourceText(details),
    ...(details.releasedOn === null
      ? []
      : ['What is put right later is published as a further release, with the next number.']),
  ]
}

function coverageLines(findings: PublishedFindings): readonly SheetValue[] {
  const { responses, expected } = findings
  const total = publishedTables(findings)
    .find(({ id }) => id === 'coverage')
    ?.rows.find(({ id }) => id === 'total')
  const [asked, came, rate] = (total?.cells ?? []).map(cellText)
  return [
    `Responses received: ${responses}. Agencies expected: ${expected ?? 'not stated'}.`,
    ...(asked === undefined
      ? []
      : [`Expected agencies that responded: ${came ?? ''} of ${asked} (${rate ?? ''}).`]),
    'Responses come from those who chose to answer; they do not stand for those who did not.',
  ]
}

function readingLines({ details, findings }: Release): readonly SheetValue[] {
  const { codebook, disclosure, sectorGroups } = findings
  const together = sectorGroups.filter(({ sectors }) => sectors.length > 1)
  return [
    `Each table is on a sheet of its own. The sheet ${CONTENTS} lists them; the sheet ${NOTES} holds their notes, by number.`,
    'A percentage names the count that it is a share of, its base, in the column beside it.',
    `Themes are found by rules of words and phrases (codebook ${readBy(codebook)}).`,
    ...(details.codebookSignOff ? [signOffText(details.codebookSignOff)] : []),
    `What a sector said is withheld where it is a count of fewer than ${disclosure.minimumCount}, or would let such a count be worked out. Sectors with fewer than ${disclosure.smallestSector} responses are put together.`,
    ...together.map(({ label, responses }) => `Put together: ${label}. Responses: ${responses}.`),
  ]
}

function shorthandLines(findings: PublishedFindings): readonly SheetValue[] {
  const printed = new Set(
    publishedTables(findings).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(cellText))),
  )
  const used = [...SHORTHAND_NOTES].flatMap(([mark, note]) => (printed.has(mark) ? [note] : []))
  return used.length === 0 ? ['No shorthand is used.'] : used
}

function contactLines({ contactEmail, council }: ReleaseDetails): readonly SheetValue[] {
  if (contactEmail === '') return [`Questions about these findings: ${council}.`]
  const text = `Ask about these findings: ${contactEmail}`
  return [{ text, hyperlink: `mailto:${contactEmail}` }]
}

function licenceLines({ council, licence }: ReleaseDetails): readonly SheetValue[] {
  if (licence === undefined)
    return [`No licence was stated. Ask ${council} before you publish these figures elsewhere.`]
  return [
    `These findings may be used under the licence below. Name their source: ${council}.`,
    { text: 'Read the licence', hyperlink: licence },
  ]
}

function part(heading: string, values: readonly SheetValue[]): readonly CoverLine[] {
  return [{ isHeading: true, value: heading }, ...values.map(line)]
}

function line(value: SheetValue): CoverLine {
  return { isHeading: false, value }
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** "30 April 2027", of an ISO date. */
function date(iso: string): string {
  return dates.format(new Date(iso))
}
