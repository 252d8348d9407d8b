/** All themes of a round across its questions, what no theme explains, and what may be missing. */
import { cellIn, type Findings } from '../../../audit/findings.js'
import { percentageText } from '../../../audit/percentages.js'
import { ALL } from '../../../audit/tallies.js'
import { NO_THEME, THIN } from '../../../audit/themeTables.js'
import type { SuggestionAcross, ThemeAcross } from '../../../audit/themesAcross.js'
import { statusText } from '../../../audit/themes/checkedThemes.js'
import type { Codebook, Theme } from '../../../audit/themes/codebook.js'
import type { Language } from '../../language/en.js'
import { addressesOf, type Addresses } from '../addresses.js'
import { frozenWords } from '../findingsPages.js'
import { tableCell } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import type { DecisionContext } from './decisionWords.js'
import { themeForm, whatStoodInTheWay, type FormContext } from './forms.js'

export interface ThemesInput {
  readonly round: { readonly slug: string; readonly title: string }
  readonly findings: Findings
  readonly codebook: Codebook
  readonly themes: readonly ThemeAcross[]
  readonly suggestions: readonly SuggestionAcross[]
  readonly decided: DecisionContext
  readonly form: FormContext
  readonly banner: string | undefined
}

/** The page's words, tables and form. */
export function themesPage(input: ThemesInput, language: Language) {
  const { round, findings, suggestions } = input
  const words = language.themes
  const addresses = addressesOf(round)
  const isDeleted = findings.wordsDeletedOn !== undefined
  return {
    title: words.title,
    caption: round.title,
    ...whatStoodInTheWay(input.form.sent, input.decided),
    banner: input.banner !== undefined && notificationBanner(language.workspace.done, input.banner),
    deleted: frozenWords(findings, language),
    intro: words.intro(findings.responses, findings.expected),
    version: language.findings.codebook(findings.codebook),
    codebook: { href: addresses.codebook, text: words.codebookLink },
    table: themesTable(input, addresses, language),
    unthemedTitle: words.unthemed.heading,
    unthemed: unthemedTable(findings, addresses, language),
    suggestionsTitle: words.suggestions.heading,
    suggestionsText: suggestions.length > 0 ? words.suggestions.intro : words.suggestions.none,
    suggestions: suggestions.map(({ suggestion, references }) => ({
      href: addresses.suggestion(suggestion.phrase),
      text: suggestion.phrase,
      hint: words.suggestions.uses(references.length, suggestion.agencies),
    })),
    add: !isDeleted && addForm(input, addresses, language),
  }
}

function themesTable(
  { findings, themes, codebook, decided }: ThemesInput,
  addresses: Addresses,
  language: Language,
) {
  const { table: words, states } = language.themes
  const numeric = { numeric: true }
  const figures = [words.responses, words.share, words.agencies]
  const split = [words.present, words.lacking, words.both, words.unclear]
  const checked = new Map(findings.workings.map((theme) => [theme.id, theme.checked]))
  const statusOf = (id: string) => {
    const own = checked.get(id)
    return own ? statusText(own) : ''
  }
  return {
    id: 'themes',
    caption: words.caption,
    head: [
      { text: words.theme, numeric: false },
      ...[...figures, ...split].map((text) => ({ text, numeric: true })),
      { text: words.status, numeric: false },
      { text: words.state, numeric: false },
    ],
    rows: themes.map(({ id, label, references, agencies, present, lacking, both, unclear }) => ({
      label,
      href: addresses.theme(id),
      cells: [
        tableCell(language.number(references.length), numeric),
        tableCell(percentageText(references.length, findings.responses), numeric),
        ...[agencies, present, lacking, both, unclear].map((count) =>
          tableCell(language.number(count), numeric),
        ),
        tableCell(statusOf(id)),
        tableCell(states[stateOf(id, codebook, decided.base)]),
      ],
    })),
    notes: words.notes,
  }
}

/** Whether a theme is as it was shipped: its name and meaning may be other ones. */
function stateOf(themeId: string, codebook: Codebook, base: Codebook): 'shipped' | 'changed' | 'added' {
  const find = ({ themes }: Codebook): Theme | undefined => themes.find(({ id }) => id === themeId)
  const [before, now] = [find(base), find(codebook)]
  if (!before) return 'added'
  return JSON.stringify(before) === JSON.stringify(now) ? 'shipped' : 'changed'
}

function unthemedTable({ questions }: Findings, addresses: Addresses, language: Language) {
  const { unthemed: words, excerpts } = language.themes
  const rows = questions.flatMap(({ question, tables }, index) => {
    const themes = tables.find(({ id }) => id === `${question.id}-themes`)
    const answered = tables.find(({ id }) => id === `${question.id}-answers`)
    if (!themes || !answered) return []
    const count = (table: typeof themes, rowId: string) => {
      const cell = cellIn(table, rowId, ALL)
      const value = cell?.kind === 'count' ? cell.value : 0
      const href = value > 0 && addresses.cell(table.id, rowId, ALL)
      return tableCell(language.number(value), { numeric: true, href })
    }
    return [
      {
        label: excerpts.question(index + 1),
        href: false as const,
        cells: [count(answered, 'answered'), count(themes, NO_THEME), count(themes, THIN)],
      },
    ]
  })
  return {
    id: 'unthemed',
    caption: words.caption,
    head: [
      { text: words.question, numeric: false },
      ...[words.answered, words.none, words.thin].map((text) => ({ text, numeric: true })),
    ],
    rows,
    notes: words.notes,
  }
}

function addForm({ form }: ThemesInput, addresses: Addresses, language: Language) {
  const { add: words } = language.themes
  return themeForm(
    {
      ...{ id: 'add', title: words.title, action: addresses.themes, button: words.button },
      fields: [
        { kind: 'text', id: 'label', label: words.label, value: '' },
        {
          ...{ kind: 'textarea', id: 'meaning', rows: 3, value: '' },
          ...{ label: words.meaning, hint: words.meaningHint },
        },
      ],
    },
    form,
  )
}
