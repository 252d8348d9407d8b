import { readFileSync } from 'node:fs'
import { readCodebook, type Codebook, type Rule } from '../../../server/audit/themes/codebook.js'
import { createCoder } from '../../../server/audit/themes/coding.js'
import type { Question } from '../../../server/audit/questionnaire.js'

/** The codebook that ships. */
export function earlyHelp(): Codebook {
  return readCodebook(JSON.parse(readFileSync('data/codebooks/early-help.json', 'utf8')))
}

/** A codebook of one theme a rule, named by the rule's id. */
export function codebookOf(
  rules: Record<string, Omit<Rule, 'id'>>,
  glossary: Codebook['glossary'] = [],
): Codebook {
  const themes = Object.entries(rules).map(([id, rule]) => ({
    id,
    label: id,
    meaning: `What ${id} means`,
    rules: [{ id: `${id}-1`, ...rule }],
  }))
  return readCodebook({ id: 'test', version: '1', title: 'Test', glossary, themes })
}

/** The words that a single rule finds in a text. */
export function found(match: string, text: string, rule: Partial<Rule> = {}, question?: Question): string[] {
  const coder = createCoder(
    codebookOf({ theme: { match, ...rule } }, [{ short: 'HV', long: 'health visitor' }]),
  )
  return coder.code(text, question).excerpts.map(({ start, end }) => text.slice(start, end))
}

export const longText = (id: string): Question => ({ id, kind: 'long-text', text: 'What is it like?' })
