/** What is said in answer to one question. */
import type { QuestionFindings } from './findings.js'
import { countQuestion, type ReadThemes } from './questionCounts.js'
import type { QuestionTask } from './questionTables.js'
import { suggestionFindings, themeFindings } from './themeQuotes.js'
import { suggestionsTable } from './themeTables.js'
import type { DismissedSuggestion } from './themes/dismissals.js'
import type { Recall } from './themes/recall.js'
import type { Everywhere, QuestionUses } from './themes/uses.js'

/** What themes are read from. */
export interface ThemeSources extends ReadThemes {
  /** What they say that no theme explains. */
  readonly uses: QuestionUses
  /** The same of every question: what is said everywhere tells nothing of one question. */
  readonly everywhere: Everywhere
  /** Suggestions that stay away. */
  readonly dismissed: readonly DismissedSuggestion[]
  readonly recall: Recall
}

/** A question's tables and words. `sources` is left out where answers are not read for themes. */
export function questionFindings(
  task: QuestionTask,
  sectionId: string,
  sources?: ThemeSources,
): QuestionFindings {
  const { question } = task
  const { occurring, ...counts } = countQuestion(task, sources)
  if (!sources || !occurring) return { question, sectionId, ...counts, themes: [], suggestions: [] }
  const { codings, uses, everywhere, dismissed, recall } = sources
  const { glossary } = sources.codebook
  const suggestions = suggestionFindings({ question, uses, everywhere, glossary, dismissed, recall })
  return {
    ...{ question, sectionId },
    ...counts,
    tables: [...counts.tables, suggestionsTable(task, codings, suggestions)],
    themes: themeFindings(question, codings, occurring, recall),
    suggestions,
  }
}
