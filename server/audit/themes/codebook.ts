/**
 * The codebook: which words mean which theme, as data that a council officer can read and change. Documents are in
 * data/codebooks/; data/README.md explains them.
 */
import { z } from 'zod'
import { parsePatterns, PatternFault, type Pattern } from './patterns.js'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
const words = z.string().trim().min(1, 'must not be empty')

const ruleSchema = z.strictObject({
  id,
  /** A pattern, or several parted by commas: patterns.ts gives the language. */
  match: words,
  /** The only questions that the rule reads; without it the rule reads every text. */
  questions: z.array(words).min(1, 'must name a question').optional(),
  /** Patterns that explain the words otherwise: a match that one of them overlaps does not count. */
  unless: z.array(words).optional(),
  /** Switched off, and kept so that it can be switched on again. */
  off: z.boolean().optional(),
})

const themeSchema = z.strictObject({
  id,
  label: words,
  meaning: words,
  /** As a rule's, for every rule of the theme. */
  unless: z.array(words).optional(),
  rules: z.array(ruleSchema),
})

/** A codebook document. Its JSON Schema is data/codebooks/codebook.schema.json. */
export const codebookSchema = z.strictObject({
  id,
  version: words,
  title: words,
  /** Short forms and what they stand for: either matches a rule that names the other. */
  glossary: z.array(z.strictObject({ short: words, long: words })),
  themes: z.array(themeSchema).min(1, 'must hold a theme'),
})

export type Codebook = z.infer<typeof codebookSchema>
export type Theme = z.infer<typeof themeSchema>
export type Rule = z.infer<typeof ruleSchema>

/**
 * Everything wrong with a codebook document, a sentence each; empty where it is sound. Given the ids of a
 * questionnaire's questions, also the rules that name another question.
 */
export function checkCodebook(document: unknown, questionIds?: readonly string[]): string[] {
  const parsed = codebookSchema.safeParse(document)
  if (!parsed.success) return parsed.error.issues.map(sentenceOf)
  const { glossary, themes } = parsed.data
  const rules = themes.flatMap((theme) => theme.rules)
  return [
    ...repeatsOf(themes, (theme) => theme.id).map((it) => `The theme id "${it}" is used more than once.`),
    ...repeatsOf(themes, (theme) => theme.label).map((it) => `The label "${it}" is used more than once.`),
    ...repeatsOf(rules, (rule) => rule.id).map((it) => `The rule id "${it}" is used more than once.`),
    ...repeatsOf(glossary, (entry) => entry.short).map(
      (it) => `The glossary explains "${it}" more than once.`,
    ),
    ...themes.flatMap((theme) => (theme.unless ?? []).flatMap((it) => faultsOf(`Theme "${theme.id}"`, it))),
    ...rules.flatMap((rule) => checkRule(rule, questionIds)),
  ]
}

/** A codebook from a document. Throws an Error whose message is every fault, a line each. */
export function readCodebook(document: unknown): Codebook {
  const faults = checkCodebook(document)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return codebookSchema.parse(document)
}

/** A codebook as its document is kept: a rule a line, so that a change shows as the lines it changes. */
export function printCodebook(codebook: Codebook): string {
  const { themes, glossary, ...head } = codebook
  const block = (items: readonly string[], indent: string) =>
    `[\n${items.map((item) => indent + '  ' + item).join(',\n')}\n${indent}]`
  const entries = glossary.map((entry) => oneLine(entry))
  const blocks = themes.map(({ rules, ...theme }) => {
    const open = oneLine(theme).slice(0, -2)
    return `${open}, "rules": ${block(rules.map(oneLine), '    ')} }`
  })
  const open = oneLine(head).slice(2, -2).replaceAll('", "', '",\n  "')
  return `{\n  ${open},\n  "glossary": ${block(entries, '  ')},\n  "themes": ${block(blocks, '  ')}\n}\n`
}

/** `{ "a": 1, "b": ["c"] }`: one line with spaces, strings untouched. */
function oneLine(value: object): string {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{ ${entries.map(([key, field]) => `"${key}": ${JSON.stringify(field)}`).join(', ')} }`
}

function checkRule(rule: Rule, questionIds: readonly string[] | undefined): string[] {
  const name = `Rule "${rule.id}"`
  const isOpen = patternsOrNone(rule.match).some((pattern) => pattern.kind === 'any')
  return [
    ...[rule.match, ...(rule.unless ?? [])].flatMap((it) => faultsOf(name, it)),
    ...(isOpen && !rule.questions ? [`${name} matches any answer: name the questions it is for.`] : []),
    ...(rule.questions ?? [])
      .filter((question) => questionIds && !questionIds.includes(question))
      .map((question) => `${name} is for the question "${question}", which the questionnaire does not have.`),
  ]
}

function faultsOf(name: string, patterns: string): string[] {
  try {
    parsePatterns(patterns)
    return []
  } catch (error) {
    if (error instanceof PatternFault)
      return [`${name}: the pattern ${JSON.stringify(patterns)} ${error.message}.`]
    throw error
  }
}

function patternsOrNone(patterns: string): readonly Pattern[] {
  try {
    return parsePatterns(patterns)
  } catch {
    return []
  }
}

function repeatsOf<T>(items: readonly T[], keyOf: (item: T) => string): string[] {
  const keys = items.map(keyOf)
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))]
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.') || 'The document'
  return `${place}: ${issue.message}.`
}
