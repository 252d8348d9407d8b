/** Findings as members of the group read them: the same figures, and words that do not say who somebody is. */
import type { FindingTable, Findings, QuestionFindings, SuggestionFindings, Verbatim } from './findings.js'
import type { Mask } from './maskedText.js'

/** Whether somebody has looked at the possible personal data of a response's answer and kept it. */
export type IsReviewed = (reference: string, questionId: string) => boolean

/** The findings with every word of respondents behind the mask. No figure and no reference changes. */
export function maskFindings(findings: Findings, mask: Mask, isReviewed: IsReviewed): Findings {
  return {
    ...findings,
    tables: findings.tables.map((table) => maskTable(table, mask)),
    questions: findings.questions.map((question) => maskQuestion(question, mask, isReviewed)),
  }
}

function maskQuestion(asked: QuestionFindings, mask: Mask, isReviewed: IsReviewed): QuestionFindings {
  const { id } = asked.question
  const words = (verbatims: readonly Verbatim[]) =>
    verbatims.map((one) => ({ ...one, text: mask.text(one.text, isReviewed(one.reference, id)) }))
  return {
    ...asked,
    tables: asked.tables.map((table) => (isOfPhrases(table) ? maskTable(table, mask) : table)),
    unclear: words(asked.unclear),
    unread: words(asked.unread),
    themes: asked.themes.map((theme) => ({ ...theme, quotes: words(theme.quotes) })),
    suggestions: asked.suggestions.map((suggestion) => maskSuggestion(suggestion, mask, words)),
  }
}

function maskSuggestion(
  suggestion: SuggestionFindings,
  mask: Mask,
  words: (verbatims: readonly Verbatim[]) => readonly Verbatim[],
): SuggestionFindings {
  const { phrase, phrases, rule, quotes } = suggestion
  return {
    ...suggestion,
    phrase: mask.text(phrase),
    phrases: phrases.map((one) => mask.text(one)),
    rule: mask.text(rule),
    quotes: words(quotes),
  }
}

/** Whether a question's table has rows called by what respondents wrote; its other tables' rows are ours. */
function isOfPhrases({ id }: FindingTable): boolean {
  return id.endsWith('-suggestions')
}

/** Rows called by what respondents wrote get another id with another label: it would say what the label does. */
function maskTable(table: FindingTable, mask: Mask): FindingTable {
  if (table.id === 'sectors') return table
  const rows = table.rows.map((row, index) => {
    const label = mask.text(row.label)
    return label === row.label ? row : { ...row, id: `row-${index + 1}`, label }
  })
  return { ...table, rows }
}
