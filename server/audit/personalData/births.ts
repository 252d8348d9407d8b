/** Dates of birth: a date in the company of a word for birth, not every date. */
import { ENDS, type Finder, finderOf, SPACE, type Span, STARTS } from './spans.js'

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const MONTH = `(?:${MONTHS})[a-z]{0,6}`
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const YEAR = String.raw`(?:(?:19|20)\d\d|['’]?\d\d)`
const THEN = `(?:${SPACE}of)?(?:${SPACE}|[,/-]){1,2}`
const FORMS = [
  String.raw`\d{1,2}${SPACE}?([/.-])${SPACE}?\d{1,2}${SPACE}?\1${SPACE}?${YEAR}`,
  String.raw`(?:19|20)\d\d-\d\d-\d\d`,
  `${DAY}${THEN}${MONTH}${THEN}${YEAR}`,
  `${MONTH}${SPACE}${DAY}${THEN}${YEAR}`,
].join('|')

/** 27/08/2008, 27.8.08, 2008-08-27, 27th of August 2008, August 27th, 2008; the day before the month in figures. */
const findDates = finderOf(new RegExp(String.raw`(?<![\p{L}\p{N}/.-])(?:${FORMS})${ENDS}`, 'giu'), isDate)

/** Whether figures for day and month can be such; a month by name has its day alone to go by. */
function isDate(found: string): boolean {
  const figures = found.match(/\d+/g) ?? []
  const [day, month] = figures[0]?.length === 4 ? [figures[2], figures[1]] : figures
  const named = /[a-z]{3}/i.test(found)
  return between(day, 31) && (named || between(month, 12))
}

function between(figure: string | undefined, most: number): boolean {
  return Number(figure) >= 1 && Number(figure) <= most
}

/** How far from the date, in UTF-16 units, a word for birth is looked for. */
const REACH = 48
const BIRTH = String.raw`(?:d\.?o\.?bs?|dates?${SPACE}of${SPACE}birth|birth${SPACE}?dates?|birthdays?)`
/** Within the sentence; the points of a date don't end one. */
const NEARBY = String.raw`(?:[^.!?;\n]|\.(?=\d|${SPACE}{0,2}$)){0,32}$`
const BEFORE = new RegExp(String.raw`${STARTS}(?:${BIRTH}|born)${ENDS}(?<gap>\.?${NEARBY})`, 'iu')
const OR_PUNCTUATION = `(?:${SPACE}|[,()–-])`
const AGED = new RegExp(
  String.raw`\baged?${SPACE}\d{1,2}${OR_PUNCTUATION}{1,3}(?:(?:years?|yrs?|months?|old)${OR_PUNCTUATION}{1,3}){0,2}$`,
  'iu',
)
const AFTER = new RegExp(
  `^${OR_PUNCTUATION}{1,4}(?:(?:is|was|as)${SPACE}(?:(?:his|her|their|the)${SPACE})?)?${BIRTH}${ENDS}`,
  'iu',
)
/** A year group, not a person: "born after 1 September 2015". */
const COHORT = /\b(?:since|after|before|between|from|until|by)\b/i

/**
 * Finds dates beside "dob", "date of birth", "birthday", "born" or "aged". There is no limit of years: a parent's
 * date of birth identifies a family as well, and what is found may not change as time passes.
 */
export const findDatesOfBirth: Finder = (text) => findDates(text).filter((date) => isOfBirth(text, date))

function isOfBirth(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - REACH), start)
  const gap = BEFORE.exec(before)?.groups?.gap
  if (gap !== undefined && !COHORT.test(gap)) return true
  return AGED.test(before) || AFTER.test(text.slice(end, end + REACH))
}
