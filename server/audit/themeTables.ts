/** What the answers to a question say: themes by sector, and phrases that no theme covers. */
import type { Codings } from './codings.js'
import type { FindingTable, SuggestionFindings } from './findings.js'
import { answersBase, tableHead, tallied, type QuestionTask } from './questionTables.js'
import { intervalNote } from './intervals.js'
import { countTable } from './tables.js'
import { countIn, tallyBySector, type Tallies } from './tallies.js'
import type { Codebook } from './themes/codebook.js'
import { isThin, type CodedAnswer } from './themes/coded.js'
import { statusNote } from './themes/checkedThemes.js'
import { themesOf } from './themes/coding.js'
import type { CheckedTheme } from './themes/reviews.js'

/** The row of answers with substance in which no rule found a theme. */
export const NO_THEME = 'no-theme'
/** The row of answers that give no assurance. */
export const THIN = 'thin'

/** The themes that occur, most frequent first, then in the codebook's order. */
export interface OccurringThemes {
  readonly tallies: Tallies
  readonly themes: readonly Pick<Codebook['themes'][number], 'id' | 'label' | 'meaning'>[]
}

/** Counts the themes of a question's answers. */
export function tallyThemes(task: QuestionTask, codings: Codings, codebook: Codebook): OccurringThemes {
  const tallies = tallied(task, 'themes', ({ reference }) => {
    const coded = codings.get(reference)?.coded
    return coded ? rowsOf(coded) : []
  })
  const themes = codebook.themes
    .filter(({ id }) => countIn(tallies, id) > 0)
    .toSorted((a, b) => countIn(tallies, b.id) - countIn(tallies, a.id))
  return { tallies, themes }
}

/** Themes by sector, then answers in which no theme was found, then thin ones. `answered`: how many answered. */
export function themesTable(
  task: QuestionTask,
  answered: number,
  occurring: OccurringThemes,
  checked: ReadonlyMap<string, CheckedTheme>,
): FindingTable {
  const base = { ...answersBase(answered), population: task.population }
  const rows = [
    ...occurring.themes.map(({ id, label }) => ({ id, label, themeId: id, base })),
    { id: NO_THEME, label: 'No theme found', base },
    { id: THIN, label: 'Thin answers', base },
  ]
  const head = tableHead(task.question, 'themes', 'Themes by sector', 'Theme', [
    'Themes are found by rules of words and phrases. An answer can hold several and counts once for each.',
    'Percentages are of the responses that answered the question, thin answers included.',
    intervalNote(task.population),
    ...(occurring.themes.length > 0 ? [statusNote(occurring.themes, checked)] : []),
  ])
  return countTable(head, task.sectors, rows, occurring.tallies)
}

/** The row of a suggested phrase: the phrase, its spaces as "_" for addresses. */
export function phraseRowId(phrase: string): string {
  return phrase.replaceAll(' ', '_')
}

/** The suggested phrases by sector. */
export function suggestionsTable(
  task: QuestionTask,
  codings: Codings,
  suggestions: readonly SuggestionFindings[],
): FindingTable {
  const phrases = new Map<string, string[]>()
  for (const { phrase, references } of suggestions) {
    for (const reference of references) {
      phrases.set(reference, [...(phrases.get(reference) ?? []), phraseRowId(phrase)])
    }
  }
  const tallies = tallyBySector(task.responses, ({ reference }) => phrases.get(reference) ?? [])
  const base = answersBase(codings.size)
  const rows = suggestions.map(({ phrase }) => ({ id: phraseRowId(phrase), label: phrase, base }))
  const head = tableHead(task.question, 'suggestions', 'Phrases that no theme covers', 'Phrase', [
    'Phrases that several answers use and no theme explains: what the codebook may be missing.',
  ])
  return countTable(head, task.sectors, rows, tallies)
}

function rowsOf(coded: CodedAnswer): readonly string[] {
  if (isThin(coded.answerClass)) return [...themesOf(coded), THIN]
  const themes = themesOf(coded)
  return themes.length > 0 ? themes : [NO_THEME]
}
