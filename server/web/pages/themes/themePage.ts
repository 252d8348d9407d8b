/** One theme of a round: its figures, excerpts in context, rules, and everything that can be decided on it. */
import type { Findings } from '../../../audit/findings.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { ThemeAcross } from '../../../audit/themesAcross.js'
import type { Codebook, Theme } from '../../../audit/themes/codebook.js'
import type { ThemeWorkings } from '../../../audit/themes/workings.js'
import { statusText } from '../../../audit/themes/checkedThemes.js'
import { reviewOf } from '../reviews/addresses.js'
import type { Language } from '../../language/en.js'
import { addressesOf, type Addresses } from '../addresses.js'
import { frozenWords } from '../findingsPages.js'
import { findingTable, tableCell } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import type { DecisionContext } from './decisionWords.js'
import { excerptList, type ExcerptListInput } from './excerptList.js'
import { whatStoodInTheWay, type FormContext } from './forms.js'
import { ruleBlocks } from './ruleBlocks.js'
import { themeForms } from './themeForms.js'

export interface ThemeInput {
  readonly round: { readonly slug: string; readonly title: string }
  readonly questionnaire: Questionnaire
  readonly findings: Findings
  readonly codebook: Codebook
  readonly theme: ThemeWorkings
  readonly across: ThemeAcross
  readonly excerpts: Pick<ExcerptListInput, 'excerpts' | 'page' | 'pages' | 'first' | 'last' | 'all'>
  readonly decided: DecisionContext
  readonly form: FormContext
  readonly banner: string | undefined
}

/** The page's words, tables and forms. */
export function themePage(input: ThemeInput, language: Language) {
  const { round, findings, theme, across, form, codebook } = input
  const { themes: words, theme: workings } = language
  const addresses = addressesOf(round)
  const defined: Theme | undefined = codebook.themes.find(({ id }) => id === theme.id)
  const isOpen = findings.wordsDeletedOn === undefined && defined !== undefined
  return {
    title: theme.label,
    caption: round.title,
    ...whatStoodInTheWay(form.sent, input.decided),
    banner: input.banner !== undefined && notificationBanner(language.workspace.done, input.banner),
    deleted: frozenWords(findings, language),
    meaning: theme.meaning,
    facts: [
      workings.holds(theme.references.length, findings.responses),
      words.agencies(across.agencies),
      words.split(across.present, across.lacking, across.both, across.unclear),
    ].join(' '),
    status: theme.checked ? language.reviews.status(statusText(theme.checked)) : '',
    review: isOpen && { href: reviewOf(round, theme.id), text: language.reviews.link },
    numbers: numbersTable(input, addresses, language),
    excerpts:
      isOpen &&
      excerptList(
        { ...input, ...input.excerpts, themes: codebook.themes, theme: defined },
        addresses,
        language,
      ),
    rulesTitle: words.rulesTitle,
    answersNote: workings.answersNote,
    rules: ruleBlocks({ ...input, isOpen }, addresses, language),
    addRule: isOpen && { href: addresses.rule(theme.id, 'new'), text: words.addRule },
    forms: isOpen
      ? themeForms({ theme: defined, themes: codebook.themes, findings, form }, addresses, language)
      : [],
    caveats: { title: workings.caveatTitle, items: workings.caveats },
    howToRead: { title: workings.howToRead, items: workings.howToReadItems },
    version: workings.version(findings.codebook),
  }
}

/** A row a question: A, then the columns of the question's themes table. */
function numbersTable({ findings, theme }: ThemeInput, addresses: Addresses, language: Language) {
  const { numbers: words, excerpts } = language.themes
  const found = findings.questions.flatMap(({ question, tables }, index) => {
    const table = tables.find(({ id }) => id === `${question.id}-themes`)
    const answers = tables.find(({ id }) => id === `${question.id}-answers`)
    const at = table?.rows.findIndex(({ themeId }) => themeId === theme.id) ?? -1
    if (!table || at < 0) return []
    const printed = findingTable(table, addresses)
    const answered = answers?.rows.find(({ id }) => id === 'answered')?.cells[0]
    const count = answered?.kind === 'count' ? answered.value : 0
    const href = answers !== undefined && addresses.cell(answers.id, 'answered', 'all')
    const cells = [
      tableCell(language.number(count), { numeric: true, href }),
      ...(printed.rows[at]?.cells ?? []),
    ]
    return [
      {
        head: printed.head.slice(1),
        notes: printed.notes,
        row: { label: excerpts.question(index + 1), href: false as const, cells },
      },
    ]
  })
  const [first] = found
  return (
    first !== undefined && {
      id: 'numbers',
      caption: words.caption,
      head: [
        { text: words.question, numeric: false },
        { text: words.answered, numeric: true },
        ...first.head,
      ],
      rows: found.map(({ row }) => row),
      notes: [...words.notes, ...new Set(found.flatMap(({ notes }) => notes))],
    }
  )
}
