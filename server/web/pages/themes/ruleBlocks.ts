/** Rules as a theme's page lists them: what each looks for, what it read in this round, and where it is changed. */
import { questionsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { RuleWorkings, ThemeWorkings } from '../../../audit/themes/workings.js'
import type { Language } from '../../language/en.js'
import type { Addresses } from '../addresses.js'

interface RulesInput {
  readonly questionnaire: Questionnaire
  readonly theme: ThemeWorkings
  /** Whether rules can be changed still. */
  readonly isOpen: boolean
}

/** A block for each rule. */
export function ruleBlocks(input: RulesInput, addresses: Addresses, language: Language) {
  const { theme: words, themes } = language
  return input.theme.rules.map((rule) => ({
    match: rule.match,
    facts: [words.answers(rule.answers), questionsReadBy(rule, input.questionnaire, words)].join(' '),
    unless: rule.unless.length > 0 && {
      summaryText: words.unless(rule.unless.length),
      text: rule.unless.join(', '),
    },
    change: input.isOpen && {
      href: addresses.rule(input.theme.id, rule.id),
      text: themes.changeShort,
      about: rule.match,
    },
  }))
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
