/** Numbers that stand for one person. Where the number carries a check digit, a wrong one is not reported. */
import { ENDS, finderOf, GAP, STARTS } from './spans.js'

/**
 * NHS number: ten digits, often as 3-3-4. Weights 10 to 2 on the first nine; 11 less the remainder by 11 is the
 * tenth, where 11 stands for 0 and 10 is never issued (NHS Data Dictionary). Nine in a hundred other ten-digit
 * numbers pass too. One digit repeated passes and is a placeholder.
 */
export const findNhsNumbers = finderOf(
  new RegExp(`${STARTS}\\d{3}${GAP}\\d{3}${GAP}\\d{4}${ENDS}`, 'gu'),
  (found) => {
    const digits = found.replace(/\D/g, '')
    return !/^(\d)\1{9}$/.test(digits) && nhsCheckDigit(digits) === Number(digits[9])
  },
)

/** The tenth digit that the first nine call for; 10 where there is none. */
function nhsCheckDigit(digits: string): number {
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, at) => total + Number(digit) * (10 - at),
    0,
  )
  return (11 - (sum % 11)) % 11
}

/** The letters of a UPN: no I, O or S. A letter's place is its value. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/**
 * Unique pupil number: a check letter, eleven digits, then a digit (permanent) or a letter (temporary). Weights 2 to
 * 13 on all but the first; the remainder by 23 gives the check letter (DfE, UPN guide).
 */
export const findUpns = finderOf(
  new RegExp(`${STARTS}[${UPN_LETTERS}]\\d{11}[\\d${UPN_LETTERS}]${ENDS}`, 'giu'),
  (found) => {
    const upn = found.toUpperCase()
    return upn.startsWith(upnCheckLetter(upn))
  },
)

/** The first letter that the twelve characters after it call for. */
function upnCheckLetter(upn: string): string {
  const sum = Array.from(upn.slice(1)).reduce(
    (total, character, at) => total + upnValue(character) * (at + 2),
    0,
  )
  return UPN_LETTERS.charAt(sum % UPN_LETTERS.length)
}

function upnValue(character: string): number {
  return /\d/.test(character) ? Number(character) : UPN_LETTERS.indexOf(character)
}

/**
 * National Insurance number: two letters that HMRC issues, six digits (pairs may be parted) and A to D; it has no
 * check digit (HMRC NIM39110).
 */
export const findNiNumbers = finderOf(
  new RegExp(
    `${STARTS}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]${GAP}(?:\\d{2}${GAP}){3}[A-D]${ENDS}`,
    'giu',
  ),
)
