/**
 * How far chance alone may have moved a share: Wilson's interval, made narrower where a good part of a known population
 * answered. Responses are self-selected, so it covers chance and nothing else; every table that prints it says so.
 */
import { isAnswered, textOf, type AuditResponse } from './answers.js'
import { AGENCY_QUESTION } from './questionnaire.js'

/** The limits of a share, from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Standard deviations of a 95% interval. */
const Z = 1.959964

/**
 * Wilson's 95% interval for count out of base (1 or more), with z² replaced by z²f where the base is drawn from a known
 * population of N: f = (N - n) / (N - 1) (O'Neill 2021). All of a population collapses to the share itself. `null` is
 * an unknown or endless population, f = 1.
 */
export function wilsonInterval(count: number, base: number, population: number | null): Interval {
  if (population !== null && population <= base) return { low: count / base, high: count / base }
  const correction = population === null ? 1 : (population - base) / (population - 1)
  const z2 = Z * Z * correction
  const share = count / base
  const centre = (count + z2 / 2) / (base + z2)
  const half = (Math.sqrt(z2) / (base + z2)) * Math.sqrt(base * share * (1 - share) + z2 / 4)
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/**
 * N where responses and agencies are one to one: every response names an agency, no two the same, and no more than were
 * expected. Otherwise null: then nobody knows what the responses are a part of.
 */
export function populationOf(responses: readonly AuditResponse[], expected: number | null): number | null {
  if (expected === null || responses.length > expected) return null
  const names = responses.map(({ answers }) => answers[AGENCY_QUESTION]).filter(isAnswered)
  const agencies = new Set(
    responses.map(({ answers }) => textOf(answers, AGENCY_QUESTION).trim().toLowerCase()),
  )
  const oneToOne = names.length === responses.length && agencies.size === responses.length
  return oneToOne ? expected : null
}

/** What a table says of the limits it prints. */
export function intervalNote(population: number | null): string {
  const caveat = 'Responses are self-selected, so it covers chance only.'
  if (population === null) {
    return `${RANGE} how far chance alone may have moved a percentage. ${caveat} It takes no account of how many agencies there are.`
  }
  return `${RANGE} how far chance alone may have moved a percentage, given that ${population} agencies were expected. ${caveat}`
}

const RANGE = 'The 95% range says'

/** Whether a note says how to read the limits of percentages. */
export function isAboutRanges(note: string): boolean {
  return note.startsWith(RANGE)
}
