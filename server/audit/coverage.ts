/** Coverage: which of the agencies that a round expects have responded. Counted by agency, never by response. */
import { isAwaited, progressOf, type Progress, type RoundAgency } from './agencies.js'
import { percentageText } from './percentages.js'
import type { PublishedTable } from './published.js'
import type { Option } from './questionnaire.js'
import { ukDate } from './rounds.js'
import { notesWithShorthand } from './tables.js'

/**
 * Agencies of a sector. Every one of N is in exactly one of submitted, declined, part done, opened, invited and not
 * invited, so those six add up to N.
 */
export interface CoverageCounts {
  /** N: those expected, and those that declined after they were asked. */
  readonly expected: number
  readonly submitted: number
  readonly declined: number
  readonly partDone: number
  /** Has been seen, and nothing is answered. */
  readonly opened: number
  /** Has been invited, and nobody has looked. */
  readonly invited: number
  readonly notInvited: number
}

export interface CoverageRow extends CoverageCounts {
  /** The sector's id, "" for agencies without one. */
  readonly sector: string
  readonly label: string
}

export interface Coverage {
  readonly rows: readonly CoverageRow[]
  readonly total: CoverageCounts
  /** Agencies that were not expected and have responded. */
  readonly unexpected: number
  /** Agencies that have sent more than one response. */
  readonly severally: number
}

/** Coverage by sector, in the questionnaire's order; agencies without a sector come last, where there are any. */
export function coverageOf(agencies: readonly RoundAgency[], sectors: readonly Option[]): Coverage {
  const known = new Set(sectors.map(({ id }) => id))
  const inSector = (id: string) => agencies.filter(({ agency }) => agency.sector === id)
  const others = agencies.filter(({ agency }) => !known.has(agency.sector))
  const rows = [
    ...sectors.map(({ id, label }) => ({ sector: id, label, ...countsOf(inSector(id)) })),
    ...(others.length > 0 ? [{ sector: '', label: '', ...countsOf(others) }] : []),
  ]
  return {
    rows,
    total: countsOf(agencies),
    unexpected: agencies.filter((one) => one.standing === 'not-expected' && one.responses > 0).length,
    severally: agencies.filter(({ responses }) => responses > 1).length,
  }
}

const COVERAGE_COLUMNS = [
  { id: 'expected', label: 'Expected agencies' },
  { id: 'responded', label: 'Of which responded' },
  { id: 'rate', label: 'Response rate' },
]

/** Expected agencies and those that responded, by sector: published as it is, since it says nothing of what was said. */
export function coverageTable({ rows, total }: Coverage): PublishedTable {
  const counted = [
    ...rows.map((row) => ({ ...row, id: row.sector || 'blank', label: row.label || '(no sector)' })),
    { ...total, id: 'total', label: 'All expected agencies' },
  ].map(({ id, label, expected, submitted }) => ({
    id,
    label,
    cells: [
      { kind: 'count' as const, value: expected },
      { kind: 'count' as const, value: submitted },
      { kind: 'percentage' as const, count: submitted, base: expected },
    ],
  }))
  const notes = [
    'By agency: an agency that sent several responses counts once. Responses of agencies that were not expected are not counted here.',
  ]
  return {
    ...{ id: 'coverage', title: 'Expected agencies that responded, by sector' },
    ...{ shortTitle: 'Expected agencies that responded', rowHeading: 'Sector', columns: COVERAGE_COLUMNS },
    rows: counted,
    notes: notesWithShorthand(notes, counted),
  }
}

/** The expected agencies that have responded as a share of N, as it is printed: "[u]" below a base of ten. */
export function rateText({ submitted, expected }: CoverageCounts): string {
  return percentageText(submitted, expected)
}

/** The agencies that the round still waits for, those furthest along first. */
export function agenciesToChase(agencies: readonly RoundAgency[]): readonly RoundAgency[] {
  const order: readonly Progress[] = ['part-done', 'opened', 'invited', 'not-invited']
  const place = (one: RoundAgency) => order.indexOf(progressOf(one))
  return agencies.filter(isAwaited).toSorted((a, b) => place(a) - place(b))
}

export interface CoverageDay {
  /** ISO date in the United Kingdom. */
  readonly day: string
  /** Agencies of N whose first response came on that day. */
  readonly came: number
  /** Those that had come by the end of it. */
  readonly total: number
}

/** The days on which agencies of N responded for the first time, oldest first. */
export function coverageByDay(agencies: readonly RoundAgency[]): readonly CoverageDay[] {
  const days = agencies
    .filter(({ standing }) => standing !== 'not-expected')
    .flatMap(({ submittedAt }) => (submittedAt === null ? [] : [ukDate(new Date(submittedAt))]))
  let total = 0
  return [...new Set(days)].sort().map((day) => {
    const came = days.filter((one) => one === day).length
    total += came
    return { day, came, total }
  })
}

function countsOf(agencies: readonly RoundAgency[]): CoverageCounts {
  const asked = agencies.filter(({ standing }) => standing !== 'not-expected')
  const came = asked.filter(({ submittedAt }) => submittedAt !== null)
  const awaited = asked.filter(isAwaited)
  const at = (progress: Progress) => awaited.filter((one) => progressOf(one) === progress).length
  return {
    expected: asked.length,
    submitted: came.length,
    declined: asked.length - came.length - awaited.length,
    partDone: at('part-done'),
    opened: at('opened'),
    invited: at('invited'),
    notInvited: at('not-invited'),
  }
}
