/** How one theme was worked out: its rules, what each read in this round, and what such reading misses. */
import type { RuleWorkings, ThemeWorkings } from '../../audit/themes/workings.js'
import { questionsOf, type Questionnaire } from '../../audit/questionnaire.js'
import type { Language } from '../language/en.js'
import type { FindingTableOptions } from './findingTable.js'
import type { FindingsInput } from './findingsPages.js'

/** The theme page's words and its table of rules. */
export function themePage(input: FindingsInput & { readonly theme: ThemeWorkings }, language: Language) {
  const { round, findings, theme } = input
  const words = language.theme
  return {
    title: words.title(theme.label),
    caption: round.title,
    meaning: theme.meaning,
    holds: words.holds(theme.references.length, findings.responses),
    version: words.version(findings.codebook.id, findings.codebook.version),
    rules: rulesTable(input, language),
    caveatTitle: words.caveatTitle,
    caveats: words.caveats,
    howToRead: { title: words.howToRead, items: words.howToReadItems },
  }
}

function rulesTable(
  { questionnaire, theme }: FindingsInput & { readonly theme: ThemeWorkings },
  language: Language,
): FindingTableOptions {
  const words = language.theme
  return {
    id: 'rules',
    caption: words.rules,
    head: [words.match, words.unless, words.readIn, words.answers].map((text, index) => ({
      text,
      numeric: index === 3,
    })),
    rows: theme.rules.map((rule) => ({
      label: rule.match,
      href: false,
      cells: [
        { text: rule.unless.join(', ') || words.none, numeric: false, href: false },
        { text: questionsReadBy(rule, questionnaire, language), numeric: false, href: false },
        { text: language.number(rule.answers), numeric: true, href: false },
      ],
    })),
    notes: [words.answersNote],
  }
}

function questionsReadBy(
  { questions, notQuestions, off }: RuleWorkings,
  questionnaire: Questionnaire,
  { theme: words }: Language,
): string {
  const numbers = new Map(questionsOf(questionnaire).map(({ id }, index) => [id, index + 1]))
  const numbersOf = (ids: readonly string[]) => ids.flatMap((id) => numbers.get(id) ?? [])
  if (off) return words.off
  if (questions.length > 0) return words.onlyIn(numbersOf(questions))
  return notQuestions.length > 0 ? words.allBut(numbersOf(notQuestions)) : words.everywhere
}
