/**
 * Reads a number of families where an answer holds exactly one number, and says nothing where it does not: adding
 * "12+3" or choosing in "11 or 12" would be our figure, not the agency's.
 *
 * Numbers in words are not read ("twelve" stays unread and is listed); beside a figure they count as a second
 * number ("eleven or 12"). "One" is left out of that, being mostly a pronoun.
 */

const NUMBER_WORDS =
  /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|dozen)\b/i

/** Figures, with commas only between thousands, and what they touch: "S47", "3rd", "4.5", "£200", "50%", "-3". */
const FIGURE =
  /([\p{L}£$€#/]|(?<!\p{L})\.|^[-−–])?(\d{1,3}(?:,\d{3})+(?!\d)|\d+)((?:[.:/]\d)|\s?%|[kmx]\b|st\b|nd\b|rd\b|th\b)?/giu

const OTHER_DIGITS = /(?!\d)\p{N}/u

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DATE = new RegExp(`\\d\\s(?:of )?${MONTH}\\b|\\b${MONTH}\\s\\d`, 'i')
const TIME = /\d\s?-?(years?|yrs?|months?|weeks?|wks?|days?|hours?|hrs?|mins?|am|pm)\b/i

/** The one number in an answer to "How many families…", or undefined where it holds none, several or another kind. */
export function readFamilyCount(answer: string): number | undefined {
  const text = answer.trim()
  if (NUMBER_WORDS.test(text) || OTHER_DIGITS.test(text) || DATE.test(text) || TIME.test(text))
    return undefined
  const figures = [...text.matchAll(FIGURE)]
  const [figure] = figures
  if (figure === undefined || figures.length > 1) return undefined
  const [, before, digits = '', behind] = figure
  if (before !== undefined || behind !== undefined || looksLikeYear(digits)) return undefined
  const value = Number(digits.replaceAll(',', ''))
  return Number.isSafeInteger(value) ? value : undefined
}

/** "2019" is as likely "since 2019" as a caseload; "2,019" is a number of families. */
function looksLikeYear(digits: string): boolean {
  return /^(19|20)\d\d$/.test(digits)
}
