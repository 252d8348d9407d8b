/** What is said in answer to one question. */
import { sectorOf, textOf } from './answers.js'
import { classesTable } from './classTables.js'
import { UNCLEAR, choicesTable, hasChoices } from './choiceTables.js'
import type { Codings } from './codings.js'
import { cellIn, type FindingTable, type QuestionFindings, type Verbatim } from './findings.js'
import { UNREAD, numbersTable } from './numberTables.js'
import { wordsBeside } from './questionnaire.js'
import { polarityTable } from './polarityTables.js'
import { answersTable, type QuestionTask } from './questionTables.js'
import { ALL } from './tallies.js'
import { suggestionFindings, themeFindings } from './themeQuotes.js'
import { suggestionsTable, tallyThemes, themesTable } from './themeTables.js'
import type { Codebook } from './themes/codebook.js'
import { isThin } from './themes/coded.js'
import type { DismissedSuggestion } from './themes/dismissals.js'
import type { Recall } from './themes/recall.js'
import type { CheckedTheme } from './themes/reviews.js'
import type { QuestionUses } from './themes/uses.js'

/** What themes are read from. */
export interface ThemeSources {
  readonly codebook: Codebook
  /** This question's answers. */
  readonly codings: Codings
  /** What they say that no theme explains. */
  readonly uses: QuestionUses
  /** The same of every question: what is said everywhere tells nothing of one question. */
  readonly everywhere: QuestionUses
  /** How far people have checked each theme, over all questions. */
  readonly checked: ReadonlyMap<string, CheckedTheme>
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
  const read = sources && readForThemes(task, sources)
  const choices = hasChoices(question) ? choicesTable(task) : undefined
  const numbers = question.kind === 'count' ? numbersTable(task) : undefined
  const tables = [answersTable(task, read?.isThin), choices, numbers, ...(read?.tables ?? [])]
  return {
    question,
    sectionId,
    tables: tables.filter((table) => table !== undefined),
    unclear: choices ? verbatimsIn(choices, UNCLEAR, task) : [],
    unread: numbers ? verbatimsIn(numbers, UNREAD, task) : [],
    themes: read?.themes ?? [],
    suggestions: read?.suggestions ?? [],
  }
}

function readForThemes(task: QuestionTask, sources: ThemeSources) {
  const { codings, codebook, uses, everywhere, dismissed, recall } = sources
  const { question } = task
  const occurring = tallyThemes(task, codings, codebook)
  const { glossary } = codebook
  const suggestions = suggestionFindings({ question, uses, everywhere, glossary, dismissed, recall })
  return {
    isThin: (reference: string) => isThin(codings.get(reference)?.coded.answerClass ?? 'blank'),
    tables: [
      classesTable(task, codings),
      themesTable(task, codings, occurring, sources.checked),
      polarityTable(task, codings, occurring),
      suggestionsTable(task, codings, suggestions),
    ],
    themes: themeFindings(question, codings, occurring, recall),
    suggestions,
  }
}

/** The answers behind one row, word for word. */
function verbatimsIn(table: FindingTable, rowId: string, task: QuestionTask): readonly Verbatim[] {
  const cell = cellIn(table, rowId, ALL)
  const behind = new Set(cell?.kind === 'count' ? cell.references : [])
  return task.responses
    .filter(({ reference }) => behind.has(reference))
    .map((response) => ({
      reference: response.reference,
      sector: sectorOf(response),
      // Of a tick list the words alone: what was ticked beside them is counted in its own rows.
      text:
        wordsBeside(response.answers[task.question.id], task.question).join('; ') ||
        textOf(response.answers, task.question.id),
    }))
}
