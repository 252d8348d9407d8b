/** What is wrong with a form of the workbench, and reading one. */
import type { Request } from 'express'
import type { Fields } from '../forms.js'
import type { Language } from '../language/en.js'
import type { SentForm } from '../pages/themes/sentForm.js'
import type { Outcome } from './decide.js'

/** The longest name of a theme, and the longest other text, in characters. */
const LONGEST = { label: 100, text: 1_000 } as const

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
  { themes: { problems } }: Language,
): { label: string | undefined; meaning: string | undefined } {
  const tooLong = (text: string, longest: number) =>
    text.length > longest ? problems.tooLong(longest) : undefined
  const isTaken = taken.some((other) => other.toLowerCase() === label.toLowerCase())
  return {
    label:
      label === '' ? problems.label : isTaken ? problems.labelTaken(label) : tooLong(label, LONGEST.label),
    meaning: meaning === '' ? problems.meaning : tooLong(meaning, LONGEST.text),
  }
}

/** The values of a field that may come several times. */
export function postedAll(req: Request, name: string): readonly string[] {
  const value = ((req.body ?? {}) as Fields)[name]
  return [value].flat().filter((item) => typeof item === 'string')
}

/** The faults of a rule that has no name yet, as one text. */
export function ruleFaults(faults: readonly string[]): string {
  return faults.map((fault) => fault.replace('Rule "rule": the', 'The')).join(' ')
}
