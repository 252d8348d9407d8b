/** Says in sentences what is wrong with a JSON document, for the checkers of documents in data/. */
import type { z } from 'zod'

/** What a schema found wrong with a value, a sentence each, such as 'Section 2, question 1: "kind" is missing.' */
export function shapeFaults(schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value, { reportInput: true })
  return parsed.success ? [] : parsed.error.issues.map(sentenceOf)
}

/** Each text that is there more than once; empty ones aside, which are faults already. */
export function repeatsIn(texts: readonly string[]): readonly string[] {
  const repeated = texts.filter((text, index) => text !== '' && texts.indexOf(text) !== index)
  return [...new Set(repeated)]
}

/** The sentence as a list of faults where the fault is there; otherwise none. */
export function faultIf(isThere: boolean | undefined, sentence: string): readonly string[] {
  return isThere ? [sentence] : []
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const path = [...issue.path]
  const last = path.at(-1)
  const field = typeof last === 'string' ? `"${path.pop()?.toString() ?? ''}"` : 'this'
  const place = placeOf(path)
  const subject = place === '' ? (field === 'this' ? 'The document' : field) : `${place}: ${field}`
  return `${subject} ${reasonOf(issue)}.`
}

/** ["sections", 1, "questions", 0] is "Section 2, question 1": people count from 1. */
function placeOf(path: readonly PropertyKey[]): string {
  const words = path.map((step, index) => {
    if (typeof step === 'number') return ` ${step + 1}`
    return `${index === 0 ? '' : ', '}${String(step).replace(/s$/, '')}`
  })
  const place = words.join('')
  return place.charAt(0).toUpperCase() + place.slice(1)
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ')
    return `has ${keys}, which means nothing here: check the spelling or take it out`
  }
  if (issue.input === undefined) return 'is missing'
  if (issue.code === 'invalid_type') return `must be ${NAMES[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  return issue.message
}
