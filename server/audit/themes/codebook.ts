/**
 * The codebook: which words mean which theme, as data that a council officer can read and change. Documents are in
 * data/codebooks/; data/README.md explains them.
 */
import { z } from 'zod'
import { alternativesOf, parsePattern, PatternFault } from './patterns.js'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
const words = z.string().trim().min(1, 'must not be empty')

const ruleSchema = z.strictObject({
  id,
  /** A pattern, or several parted by commas: patterns.ts gives the language. */
  match: words,
  /** The only questions that the rule reads; without it the rule reads every text. */
  questions: z.array(words).min(1, 'must name a question').optional(),
  /** Questions that the rule does not read, because its words mean something else there. */
  notQuestions: z.array(words).min(1, 'must name a question').optional(),
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
  notQuestions: z.array(words).min(1, 'must name a question').optional(),
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

/** Names of rows that stand beside the themes' in tables. */
const RESERVED: ReadonlySet<string> = new Set(['thin', 'no-theme'])

/** So much of a pattern is told, in characters: rules of ours fit. */
const MOST_TOLD = 200

/** The rule id of excerpts that a person, and no rule, gave to a theme. */
export const BY_PERSON = 'person'

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
    ...themes
      .filter((theme) => RESERVED.has(theme.id))
      .map((theme) => `The theme id "${theme.id}" is taken: tables have a row of that name.`),
    ...repeatsOf(themes, (theme) => theme.id).map((it) => `The theme id "${it}" is used more than once.`),
    ...repeatsOf(themes, (theme) => theme.label).map((it) => `The label "${it}" is used more than once.`),
    ...repeatsOf(rules, (rule) => rule.id).map((it) => `The rule id "${it}" is used more than once.`),
    ...rules
      .filter(({ id }) => id === BY_PERSON)
      .map(({ id }) => `The rule id "${id}" is taken: excerpts that people decided on have it.`),
    ...repeatsOf(glossary, (entry) => entry.short).map(
      (it) => `The glossary explains "${it}" more than once.`,
    ),
    ...themes.flatMap((theme) => checkScope(`Theme "${theme.id}"`, theme, questionIds)),
    ...rules.flatMap((rule) => checkRule(rule, questionIds)),
  ]
}

/** Everything wrong with a theme by itself, as checkCodebook says it. */
export function checkTheme(theme: Theme): string[] {
  return checkCodebook({ id: 'one', version: '1', title: 'One theme', glossary: [], themes: [theme] })
}

/** A codebook from a document. Throws an Error whose message is every fault, a line each. */
export function readCodebook(document: unknown): Codebook {
  const faults = checkCodebook(document)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return codebookSchema.parse(document)
}

/** A codebook as its document is kept: a rule a line, so that a change shows as the lines it changes. */
export function printCodebook({ glossary, themes, ...head }: Codebook): string {
  const blocks = themes.map(({ rules, ...theme }) => {
    return `    {\n${fieldLines(theme, '      ')}      "rules": ${itemLines(rules, '      ')}\n    }`
  })
  return `{\n${fieldLines(head, '  ')}  "glossary": ${itemLines(glossary, '  ')},\n  "themes": [\n${blocks.join(',\n')}\n  ]\n}\n`
}

function fieldLines(value: object, indent: string): string {
  return fieldsOf(value)
    .map((field) => `${indent}${field},\n`)
    .join('')
}

function itemLines(items: readonly object[], indent: string): string {
  const lines = items.map((item) => `${indent}  { ${fieldsOf(item).join(', ')} }`)
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n${indent}]`
}

/** `"key": value` for each field that has a value; lists with a space after each comma. */
function fieldsOf(value: object): string[] {
  const print = (field: unknown) =>
    Array.isArray(field) ? `[${field.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(field)
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => `"${key}": ${print(field)}`)
}

function checkRule(rule: Rule, questionIds: readonly string[] | undefined): string[] {
  const name = `Rule "${rule.id}"`
  const isOpen = alternativesOf(rule.match).includes('*')
  return [
    ...faultsOf(name, rule.match),
    ...(isOpen && !rule.questions ? [`${name} matches any answer: name the questions it is for.`] : []),
    ...checkScope(name, rule, questionIds),
  ]
}

function checkScope(
  name: string,
  scope: Partial<Rule>,
  questionIds: readonly string[] | undefined,
): string[] {
  const named = [...(scope.questions ?? []), ...(scope.notQuestions ?? [])]
  return [
    ...(scope.unless ?? []).flatMap((it) => faultsOf(name, it)),
    ...named
      .filter((question) => questionIds && !questionIds.includes(question))
      .map((question) => `${name} names the question "${question}", which the questionnaire does not have.`),
  ]
}

function faultsOf(name: string, match: string): string[] {
  return alternativesOf(match).flatMap((pattern) => {
    try {
      parsePattern(pattern)
      return []
    } catch (error) {
      if (error instanceof PatternFault)
        return [`${name}: the pattern ${JSON.stringify(begun(pattern))} ${error.message}.`]
      throw error
    }
  })
}

/** A pattern as a fault tells of it: as much as shows which one is meant. */
function begun(pattern: string): string {
  return pattern.length > MOST_TOLD ? `${pattern.slice(0, MOST_TOLD)}…` : pattern
}

function repeatsOf<T>(items: readonly T[], keyOf: (item: T) => string): string[] {
  const keys = items.map(keyOf)
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))]
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.') || 'The document'
  return `${place}: ${issue.message}.`
}
