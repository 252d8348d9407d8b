/** Percentages as they are printed. One place, so that page, workbook and CSV round alike. */

/** Below this base a percentage says more than the answers can bear. */
export const SMALLEST_BASE = 10

/** Stands where a percentage has too small a base (Government Analysis Function shorthand: low reliability). */
export const LOW_RELIABILITY = '[u]'
/** Stands where a figure has no meaning (the same shorthand: not applicable). */
export const NOT_APPLICABLE = '[z]'

/** Stands where a figure is withheld (the same shorthand: confidential). */
export const WITHHELD = '[c]'

/** What the shorthand means, for the notes of a table that uses it. */
export const SHORTHAND_NOTES: ReadonlyMap<string, string> = new Map([
  [
    LOW_RELIABILITY,
    `${LOW_RELIABILITY} means that the base is under ${SMALLEST_BASE}: too few for a percentage.`,
  ],
  [NOT_APPLICABLE, `${NOT_APPLICABLE} means not applicable.`],
  [
    WITHHELD,
    `${WITHHELD} means that a figure is withheld: it, or another worked out from it, would tell what a few respondents said.`,
  ],
])

/**
 * count out of base as a whole per cent, halves rounded up. Integer arithmetic, so 29 of 200 is 15% and not the
 * 14.499…% that floating point makes of it. "<1%" where it rounds to nothing but is something, "[u]" below a base
 * of 10, "[z]" without any base.
 */
export function percentageText(count: number, base: number): string {
  if (base === 0) return NOT_APPLICABLE
  if (base < SMALLEST_BASE) return LOW_RELIABILITY
  const rounded = Math.floor((200 * count + base) / (2 * base))
  return rounded === 0 && count > 0 ? '<1%' : `${rounded}%`
}

/** A share from 0 to 1 that is no count out of a base, printed as percentageText prints one. */
export function shareText(share: number): string {
  const rounded = Math.floor(Number((share * 100).toPrecision(12)) + 0.5)
  return rounded === 0 && share > 0 ? '<1%' : `${rounded}%`
}
