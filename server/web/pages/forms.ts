/** What the forms of organisers' pages have in common: a field with what is wrong beside it, and the summary above. */
import type { Language } from '../language/en.js'

/** What is wrong, by the id of the field it is about. */
export type FieldProblems = Readonly<Record<string, string>>

/** A one-line field with its label; its id is its name. */
export function lineField(
  name: string,
  label: string,
  given: Readonly<Record<string, unknown>>,
  problems: FieldProblems,
  language: Language,
): object {
  return {
    id: name,
    name,
    label: { text: label },
    spellcheck: false,
    errorMessage: problemOf(name, problems, language),
    ...given,
  }
}

/** What is wrong with one field, for its component; undefined where nothing is. */
export function problemOf(name: string, problems: FieldProblems, language: Language): object | undefined {
  const text = problems[name]
  return text === undefined ? undefined : { text, visuallyHiddenText: language.problems.prefix }
}

/** The box above the page; false where nothing is wrong. */
export function summaryOf(problems: FieldProblems, language: Language): object | false {
  const errorList = Object.entries(problems).map(([id, text]) => ({ text, href: `#${id}` }))
  return errorList.length > 0 && { titleText: language.problems.heading, errorList }
}
