/**
 * Two rounds of the audit compared: what is new, gone, grown or less, with counts and ranges. Where a question, an option
 * or the codebook is not the same in both, figures stand side by side as a break in the series and no difference is
 * told. Everything comes from two findings values, so a round whose words were deleted is compared by its frozen one.
 */
import { compareAgencies, type AgencyOf, type ComparedAgencies } from './comparison/agencies.js'
import { evidenceOf, union, type EvidenceTable, type UnitOf, type Units } from './comparison/evidence.js'
import {
  compareQuestion,
  compareRows,
  type ComparedQuestion,
  type ComparedRow,
  type EvidenceSide,
} from './comparison/questions.js'
import type { Crosswalk } from './crosswalk.js'
import type { Findings } from './findings.js'
import { SECTOR_QUESTION, tellsWhoAnswered } from './questionnaire.js'

export type { ComparedAgencies } from './comparison/agencies.js'
export type { ComparedQuestion, ComparedRow } from './comparison/questions.js'
export type { Share } from './comparison/shares.js'

/** One round as it is compared. */
export interface ComparedRound {
  readonly findings: Findings
  /** The same for two rounds where one and the same codebook read both. */
  readonly readBy: string
  /** N agencies that the responses are one to one with a part of, or null: see populationOf in intervals.ts. */
  readonly population: number | null
  /** Expected agencies of the register and those of them that responded; undefined where there is no register. */
  readonly coverage: { readonly expected: number; readonly responded: number } | undefined
  readonly agencies: AgencyOf
}

/** Who took part in one round. */
export interface TakingPart {
  readonly responses: number
  readonly expected: number | null
  /** Of the expected agencies, those that responded; null where no register says. */
  readonly responded: number | null
}

/** Which figures are compared: of all responses, or of the agencies that took part in both rounds, an agency once. */
export type Panel = 'all' | 'both'

export interface Comparison {
  readonly panel: Panel
  /** What changed between the rounds, so that figures on the two sides are not of one series. */
  readonly breaks: {
    readonly edition: boolean
    /** The versions that themes were read by, where they are not the same. */
    readonly codebook: false | { readonly then: string; readonly now: string }
  }
  readonly takingPart: { readonly then: TakingPart; readonly now: TakingPart }
  readonly agencies: ComparedAgencies
  /** Themes over all questions that both rounds asked alike, those raised most now first. */
  readonly themes: readonly ComparedRow[]
  /** Responses by sector; empty where the editions do not agree on sectors. */
  readonly sectors: readonly ComparedRow[]
  /** All that do not say who answered, in the order of the later round; what only the earlier one asked comes last. */
  readonly questions: readonly ComparedQuestion[]
}

/**
 * Compares a later round with an earlier one along the crosswalk between their editions; without one no question is
 * compared. The order of responses never matters.
 */
export function compareRounds(
  then: ComparedRound,
  now: ComparedRound,
  crosswalk: Crosswalk | undefined,
  panel: Panel = 'all',
): Comparison {
  const agencies = compareAgencies(then.agencies, now.agencies, {
    then: then.findings.responses,
    now: now.findings.responses,
  })
  const both = new Set(agencies.both)
  const sides = {
    then: sideOf(then, panel === 'both' ? both : undefined),
    now: sideOf(now, panel === 'both' ? both : undefined),
  }
  const [was, is] = [then.findings.codebook, now.findings.codebook]
  const isSameCodebook = then.readBy === now.readBy
  const all = inOrder(crosswalk, now.findings).map((pair) =>
    compareQuestion({ pair, ...sides, isSameCodebook }),
  )
  const sector = all.find((one) => one.now?.id === SECTOR_QUESTION)
  return {
    panel,
    breaks: {
      edition: then.findings.edition !== now.findings.edition,
      codebook: !isSameCodebook && { then: was.version, now: is.version },
    },
    takingPart: { then: takingPart(then), now: takingPart(now) },
    agencies,
    themes: themesOverall(crosswalk?.questions ?? [], sides, isSameCodebook),
    sectors: sector?.tables.find(({ kind }) => kind === 'choices')?.rows ?? [],
    questions: all.filter((one) => ![one.now, one.then].some((asked) => asked && tellsWhoAnswered(asked))),
  }
}

/** Of these agencies alone, each counted once; of all responses where none are named. */
function sideOf({ findings, population, agencies }: ComparedRound, only?: ReadonlySet<number>): EvidenceSide {
  const ofAgency: UnitOf = (reference) => {
    const id = agencies.get(reference)
    return id !== undefined && only?.has(id) ? String(id) : undefined
  }
  return only
    ? { questions: evidenceOf(findings, ofAgency), population: null }
    : { questions: evidenceOf(findings, (reference) => reference), population }
}

function takingPart({ findings, coverage }: ComparedRound): TakingPart {
  return {
    responses: findings.responses,
    expected: coverage?.expected ?? findings.expected,
    responded: coverage?.responded ?? null,
  }
}

/** The crosswalk's pairs in the order in which the later round asked; those that it did not ask come last. */
function inOrder(crosswalk: Crosswalk | undefined, { questions }: Findings) {
  const place = new Map(questions.map(({ question }, at) => [question.id, at]))
  const at = (to: string | null) => place.get(to ?? '') ?? questions.length
  return (crosswalk?.questions ?? []).toSorted((a, b) => at(a.to) - at(b.to))
}

function themesOverall(
  pairs: Crosswalk['questions'],
  { then, now }: { readonly then: EvidenceSide; readonly now: EvidenceSide },
  isSame: boolean,
): readonly ComparedRow[] {
  const alike = pairs.filter(({ from, to, relation }) => relation === 'exact' && from === to)
  const ids = alike.flatMap(({ to }) => to ?? [])
  const [before, after] = [themesTogether(ids, then), themesTogether(ids, now)]
  const rows = [...new Set([...after.keys(), ...before.keys()])].map(
    (id) => ({ from: id, to: id, relation: 'exact' }) as const,
  )
  const populations = [then.population, now.population] as const
  return compareRows(before, after, { pairs: rows, isSame, populations }).toSorted(
    (a, b) => (b.now?.count ?? 0) - (a.now?.count ?? 0) || (b.then?.count ?? 0) - (a.then?.count ?? 0),
  )
}

/** Each theme in any answer to these questions, of those who answered one. */
function themesTogether(ids: readonly string[], { questions }: EvidenceSide): EvidenceTable {
  const read = ids.flatMap((id) => questions.get(id) ?? []).filter(({ themes }) => themes.size > 0)
  const base = union(read.map(({ answered }) => answered))
  const labels = new Map<string, string>()
  const units = new Map<string, Units[]>()
  for (const { asked, themes } of read) {
    const known = new Set(asked.themes.map(({ id }) => id))
    for (const [id, row] of [...themes].filter(([id]) => known.has(id))) {
      labels.set(id, row.label)
      units.set(id, [...(units.get(id) ?? []), row.units])
    }
  }
  return new Map(
    [...units].map(([id, sets]) => [id, { label: labels.get(id) ?? id, units: union(sets), base }]),
  )
}
