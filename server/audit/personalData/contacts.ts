/** Ways to reach a person: telephone, e-mail, postcode. Addresses are in addresses.ts. */
import { ENDS, finderOf, GAP, SPACE, STARTS } from './spans.js'

/**
 * UK telephone number: 0, +44 or 0044, then nine or ten digits in groups. The first three digits are unparted and the
 * second is not 0, so that a row of small numbers or noughts is none. A service's number looks no different: found too.
 */
export const findPhones = finderOf(
  new RegExp(
    String.raw`(?:(?<![\p{L}\p{N}])\+|${STARTS}00)44${GAP}(?:\(0\)${GAP})?\d(?:${GAP}\d){8,9}${ENDS}` +
      String.raw`|${STARTS}\(?0[1-9]\d(?:(?:${SPACE}|\p{Pd}|\)){0,3}\d){7,8}${ENDS}`,
    'gu',
  ),
)

/** Anything@name.name; the part before @ counts up to its 64 characters (RFC 5321). */
export const findEmails = finderOf(
  /[^\s@<>()[\],;:"]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
)

/** A year group or key stage, then an ordinal or a length of time: "Y5 1st", "KS2 3yr". A postcode but for its sense. */
const SCHOOL_YEAR = /^(?:[A-Za-z]|[Kk][Ss]|[Yy][Rr])\d{1,2}\s+\d(?:st|nd|rd|th|hr|yr)$/

/**
 * Full UK postcode in any case: A9, A99, A9A, AA9, AA99 or AA9A, then 9AA; never Q, V, X first, I, J, Z second nor
 * C, I, K, M, O, V among the last two (BS 7666). The first half alone is a neighbourhood and no hit.
 */
export const findPostcodes = finderOf(
  new RegExp(`${STARTS}[A-PR-UWYZ][A-HK-Y]?\\d[\\dA-Z]?${SPACE}{0,3}\\d[ABD-HJLNP-UW-Z]{2}${ENDS}`, 'giu'),
  (found) => !SCHOOL_YEAR.test(found),
)
