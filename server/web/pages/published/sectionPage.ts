/** One section of published findings: each question with a chart and its tables. */
import { NO_CONCLUSIONS } from '../../../audit/conclusions.js'
import type { PublishedFindings, PublishedQuestion, PublishedTable } from '../../../audit/published.js'
import { NOT_ANSWERED } from '../../../audit/questionTables.js'
import { NO_THEME, THIN } from '../../../audit/themeTables.js'
import type { Language } from '../../language/en.js'
import { publishedTable } from '../findingTable.js'
import { barChart } from './barChart.js'
import { sectionConclusions } from './conclusionBlocks.js'
import { headOf, isDraft, type PublishedInput } from './releasePage.js'

type PublishedSection = PublishedFindings['sections'][number]

/** The page's words, charts and tables. */
export function publishedSectionPage(
  input: PublishedInput & { readonly section: PublishedSection },
  language: Language,
) {
  const { release, section, addresses } = input
  const { findings, conclusions = NO_CONCLUSIONS } = release
  const { published: words } = language
  const ids = findings.sections.flatMap(({ questions }) => questions.map(({ id }) => id))
  return {
    ...headOf(release, language),
    title: words.section(section.heading, isDraft(release)),
    caption: release.details.title,
    conclusions: sectionConclusions({ findings, conclusions, addresses }, section.id, language),
    contentsTitle: words.onThisPage,
    contents: section.questions.map(({ id, text }) => ({ href: `#${id}`, text })),
    questions: section.questions.map((question) =>
      questionBlock(question, ids.indexOf(question.id) + 1, input, language),
    ),
  }
}

function questionBlock(
  question: PublishedQuestion,
  index: number,
  input: PublishedInput,
  language: Language,
) {
  const { published: words } = language
  const captionId = `${question.id}-number`
  return {
    id: question.id,
    captionId,
    caption: words.question(index),
    heading: question.text,
    chart: chartOf(question, language),
    tables: question.tables.map((table) => ({
      table: publishedTable(table, input.addresses, captionId),
      csv: { href: input.addresses.table(table.id), text: words.tableCsv(table.shortTitle, index) },
    })),
  }
}

/** What was chosen or, of a question that is answered in words, what came up. */
function chartOf({ id, tables }: PublishedQuestion, language: Language) {
  const { chart: words } = language.published
  const find = (kind: string): PublishedTable | undefined =>
    tables.find((table) => table.id === `${id}-${kind}`)
  const [choices, themes] = [find('choices'), find('themes')]
  if (choices) {
    const isDrawn = (rowId: string) => rowId !== NOT_ANSWERED
    return barChart({ table: choices, isDrawn, title: words.choices }, language)
  }
  const isDrawn = (rowId: string) => rowId !== NO_THEME && rowId !== THIN
  return themes && barChart({ table: themes, isDrawn, title: words.themes }, language)
}
