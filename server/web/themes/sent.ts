/** What is wrong with a form of the workbench, and reading one. */
import type { Request } from 'express'
import { checkTheme, type Theme } from '../../audit/themes/codebook.js'
import type { RuleBody } from '../../audit/themes/decisionTypes.js'
import type { Fields } from '../forms.js'
import type { Language } from '../language/en.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import type { Outcome } from './decide.js'
import { unlessText } from './readRule.js'

/** The longest name and meaning of a theme, and words of a rule, in characters. */
const LONGEST = { label: 100, meaning: 1_000, match: 2_000, unless: 2_000 } as const

/** A form with something wrong in it; undefined where nothing is. */
export function sentWrong(
  req: Request,
  form: string,
  problems: Readonly<Record<string, string | undefined>>,
): SentForm | undefined {
  const messages = Object.entries(problems).flatMap(([id, text]) =>
    text === undefined || text === '' ? [] : [[id, text] as const],
  )
  return messages.length === 0
    ? undefined
    : { form, fields: (req.body ?? {}) as Fields, messages: new Map(messages), by: [] }
}

/** A form whose decision was not kept; undefined where it was. */
export function sentInVain(
  req: Request,
  form: string,
  outcome: Outcome,
  { decisions: words }: Language,
): SentForm | undefined {
  if (outcome.kind === 'done') return undefined
  const isContradicted = outcome.kind === 'contradicted'
  const text = isContradicted ? words.contradicted : words.refused[outcome.why]
  const fields = (req.body ?? {}) as Fields
  return { form, fields, messages: new Map([[form, text]]), by: isContradicted ? outcome.by : [] }
}

/** Whether a form asks what it would change, and not to be saved. */
export function isPreview(req: Request): boolean {
  return ((req.body ?? {}) as Fields).preview !== undefined
}

/** What is wrong with a theme's name and meaning. */
export function headProblems(
  { label, meaning }: { readonly label: string; readonly meaning: string },
  taken: readonly string[],
  language: Language,
): { label: string | undefined; meaning: string | undefined } {
  const { problems } = language.themes
  const isTaken = taken.some((other) => other.toLowerCase() === label.toLowerCase())
  return {
    label:
      label === ''
        ? problems.label
        : isTaken
          ? problems.labelTaken(label)
          : tooLong('label', label, language),
    meaning: meaning === '' ? problems.meaning : tooLong('meaning', meaning, language),
  }
}

/** What is wrong with the words of a rule, and those beside which they do not count: they stand below its words. */
export function wordsProblems(
  rule: RuleBody,
  theme: Theme,
  language: Language,
): { match: string | undefined; unless: string | undefined } {
  if (rule.match === '') return { match: language.themes.problems.match, unless: undefined }
  const match = tooLong('match', rule.match, language)
  const unless = tooLong('unless', unlessText(rule), language)
  if (match !== undefined || unless !== undefined) return { match, unless }
  const faults = checkTheme({ ...theme, rules: [{ id: 'rule', ...rule }] })
  // A rule that is being made has no name yet.
  return { match: faults.map((fault) => fault.replace('Rule "rule": the', 'The')).join(' '), unless }
}

function tooLong(
  what: keyof typeof LONGEST,
  text: string,
  { themes: { problems } }: Language,
): string | undefined {
  return text.length > LONGEST[what] ? problems.tooLong[what](LONGEST[what]) : undefined
}

/** The values of a field that may come several times. */
export function postedAll(req: Request, name: string): readonly string[] {
  const value = ((req.body ?? {}) as Fields)[name]
  return [value].flat().filter((item) => typeof item === 'string')
}
