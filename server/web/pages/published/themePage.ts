/** One theme of published findings: what it means, and where answers raise it. */
import { notesWithShorthand } from '../../../audit/tables.js'
import type { PublishedFindings, PublishedTable } from '../../../audit/published.js'
import type { Language } from '../../language/en.js'
import { publishedTable } from '../findingTable.js'
import { barChart } from './barChart.js'
import { headOf, isDraft, type PublishedInput } from './releasePage.js'

type PublishedTheme = PublishedFindings['sections'][number]['questions'][number]['themes'][number]

/** Every theme that a published question has, in alphabetical order. */
export function themesIn({ sections }: PublishedFindings): readonly PublishedTheme[] {
  const all = sections.flatMap(({ questions }) => questions.flatMap(({ themes }) => themes))
  const byId = new Map(all.map((theme) => [theme.id, theme]))
  return [...byId.values()].toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB'))
}

/** The page's words, chart and table; undefined where no published question has the theme. */
export function publishedThemePage(
  { release, addresses }: PublishedInput,
  themeId: string,
  language: Language,
) {
  const { published: words } = language
  const theme = themesIn(release.findings).find(({ id }) => id === themeId)
  if (!theme) return undefined
  const table = tableOf(theme, release.findings, language)
  return {
    ...headOf(release, language),
    title: words.theme.title(theme.label, isDraft(release)),
    caption: release.details.title,
    meaning: theme.meaning,
    intro: words.theme.intro,
    chart: barChart({ table, isDrawn: () => true, title: words.chart.questions }, language),
    table: publishedTable(table, addresses),
  }
}

/** The theme's rows of the questions' tables. Groups of sectors that a question does not tell apart are left out of all. */
function tableOf(
  theme: PublishedTheme,
  { sections, sectorGroups }: PublishedFindings,
  language: Language,
): PublishedTable {
  const { theme: words } = language.published
  const found = sections.flatMap(({ questions }) =>
    questions.flatMap(({ id, text, tables }) => {
      const table = tables.find((one) => one.id === `${id}-themes`)
      const row = table?.rows.find((one) => one.themeId === theme.id)
      return table && row ? [{ id, text, table, row }] : []
    }),
  )
  const groups = new Set(sectorGroups.map(({ id }) => id))
  const columns = (found[0]?.table.columns ?? []).filter(({ id }) => !groups.has(id))
  const rows = found.map(({ id, text, table, row }) => ({
    id,
    label: text,
    cells: columns.flatMap(
      (column) => row.cells[table.columns.findIndex((one) => one.id === column.id)] ?? [],
    ),
  }))
  return {
    ...{ id: `theme-${theme.id}`, title: words.table, shortTitle: words.table, rowHeading: words.rowHeading },
    columns,
    rows,
    notes: notesWithShorthand([], rows),
  }
}
