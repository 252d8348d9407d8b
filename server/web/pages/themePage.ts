/** How one theme was worked out: its rules, what each read in this round, and what such reading misses. */
import type { RuleWorkings, ThemeWorkings } from '../../audit/themes/workings.js'
import { questionsOf, type Questionnaire } from '../../audit/questionnaire.js'
import type { Language } from '../language/en.js'
import { frozenWords, type FindingsInput } from './findingsPages.js'

/** The theme page's words and its rules. */
export function themePage(input: FindingsInput & { readonly theme: ThemeWorkings }, language: Language) {
  const { round, findings, theme } = input
  const words = language.theme
  return {
    title: words.title(theme.label),
    caption: round.title,
    deleted: frozenWords(findings, language),
    meaning: theme.meaning,
    holds: words.holds(theme.references.length, findings.responses),
    version: words.version(findings.codebook),
    rulesTitle: words.rules,
    rules: theme.rules.map((rule) => ruleBlock(rule, input, language)),
    answersNote: words.answersNote,
    caveatTitle: words.caveatTitle,
    caveats: words.caveats,
    howToRead: { title: words.howToRead, items: words.howToReadItems },
  }
}

function ruleBlock(
  rule: RuleWorkings,
  { questionnaire }: Pick<FindingsInput, 'questionnaire'>,
  { theme: words }: Language,
) {
  return {
    match: rule.match,
    facts: [words.answers(rule.answers), questionsReadBy(rule, questionnaire, words)].join(' '),
    unless: rule.unless.length > 0 && {
      summaryText: words.unless(rule.unless.length),
      text: rule.unless.join(', '),
    },
  }
}

function questionsReadBy(
  { questions, notQuestions, off }: RuleWorkings,
  questionnaire: Questionnaire,
  words: Language['theme'],
): string {
  const numbers = new Map(questionsOf(questionnaire).map(({ id }, index) => [id, index + 1]))
  const numbersOf = (ids: readonly string[]) => ids.flatMap((id) => numbers.get(id) ?? [])
  if (off) return words.off
  if (questions.length > 0) return words.onlyIn(numbersOf(questions))
  return notQuestions.length > 0 ? words.allBut(numbersOf(notQuestions)) : words.everywhere
}
