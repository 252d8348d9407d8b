/** What findings say of themes and suggestions across all questions. */
import { textOf, type AuditResponse } from './answers.js'
import { cellIn, type Findings, type FindingTable, type SuggestionFindings } from './findings.js'
import { AGENCY_QUESTION } from './questionnaire.js'
import { ALL } from './tallies.js'
import { isSameSuggestion } from './themes/dismissals.js'
import { compareText } from './themes/order.js'

/** A theme in a whole round. Responses that speak of it, each in one of the last four. */
export interface ThemeAcross {
  readonly id: string
  readonly label: string
  /** k, responses that hold it in any answer. */
  readonly references: readonly string[]
  /** How many agencies those are of; one without a name stands alone. */
  readonly agencies: number
  readonly present: number
  readonly lacking: number
  readonly both: number
  readonly unclear: number
}

/** Every theme of the codebook, most responses first, then in the codebook's order. `responses` are the findings'. */
export function themesAcross(
  { workings, questions }: Findings,
  responses: readonly AuditResponse[],
): readonly ThemeAcross[] {
  const agencies = new Map(
    responses.map(({ reference, answers }) => [
      reference,
      textOf(answers, AGENCY_QUESTION).trim().toLowerCase() || reference,
    ]),
  )
  const tables = questions.flatMap(({ tables }) => tables.filter(({ id }) => id.endsWith('-polarity')))
  return workings
    .map(({ id, label, references }) => ({
      id,
      label,
      references,
      agencies: new Set(references.map((reference) => agencies.get(reference))).size,
      ...splitOf(id, references, tables),
    }))
    .toSorted((a, b) => b.references.length - a.references.length)
}

/** A response whose answers differ speaks of a theme as both; "unclear" gives way to what is clear. */
function splitOf(themeId: string, references: readonly string[], tables: readonly FindingTable[]) {
  const those = (columnId: string) =>
    new Set(tables.flatMap((table) => referencesAt(table, themeId, columnId)))
  const of = { present: those('present'), lacking: those('lacking'), both: those('both') }
  const split = { present: 0, lacking: 0, both: 0, unclear: 0 }
  for (const reference of references) {
    const [isPresent, isLacking] = [of.present.has(reference), of.lacking.has(reference)]
    if (of.both.has(reference) || (isPresent && isLacking)) split.both += 1
    else split[isPresent ? 'present' : isLacking ? 'lacking' : 'unclear'] += 1
  }
  return split
}

function referencesAt(table: FindingTable, rowId: string, columnId: string): readonly string[] {
  const cell = cellIn(table, rowId, columnId)
  return cell?.kind === 'count' ? cell.references : []
}

/** A suggestion of one or several questions. */
export interface SuggestionAcross {
  /** The question in which most answers use it. */
  readonly questionId: string
  readonly suggestion: SuggestionFindings
  /** Responses that use it in answer to any of the questions it is suggested for. */
  readonly references: readonly string[]
}

/** The suggestions of all questions, the same ones as one; those of most responses first, ties alphabetical. */
export function suggestionsAcross({ questions }: Findings): readonly SuggestionAcross[] {
  const all = questions
    .flatMap(({ question, suggestions }) =>
      suggestions.map((suggestion) => ({
        questionId: question.id,
        suggestion,
        references: suggestion.references,
      })),
    )
    .toSorted(byResponses)
  const merged: SuggestionAcross[] = []
  for (const one of all) {
    const at = merged.findIndex(({ suggestion }) => isSameSuggestion(suggestion, one.suggestion))
    const known = merged[at]
    if (!known) merged.push(one)
    else
      merged[at] = {
        ...known,
        references: [...new Set([...known.references, ...one.references])].sort(compareText),
      }
  }
  return merged.toSorted(byResponses)
}

function byResponses(a: SuggestionAcross, b: SuggestionAcross): number {
  return b.references.length - a.references.length || compareText(a.suggestion.phrase, b.suggestion.phrase)
}

/** The answers to a question that hold a theme: k of A, from its tables. */
export function holdersOf({ questions }: Findings, questionId: string, themeId: string): readonly string[] {
  const asked = questions.find(({ question }) => question.id === questionId)
  const table = asked?.tables.find(({ id }) => id === `${questionId}-themes`)
  return table ? referencesAt(table, themeId, ALL) : []
}
