/** The hub of a response: its private link, its sections, and the way to sending. */
import { isAnswered, type Answers } from '../../audit/answers.js'
import { questionsOf, type Questionnaire, type Section } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { notificationBanner } from './notificationBanner.js'

export interface TaskListInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly answers: Answers
  readonly privateLink: string
  /** The section that was saved just before this page, if any. */
  readonly saved: Section | undefined
}

/** The task list page's words, links and component options. */
export function taskListPage(input: TaskListInput, language: Language) {
  const words = language.tasks
  const addresses = addressesOf(input.round)
  return {
    title: words.title,
    intro: words.intro,
    saved: input.saved && notificationBanner(words.saved, words.savedText(input.saved.heading)),
    link: { title: words.link, text: words.linkText, label: words.linkField, address: input.privateLink },
    sectionsTitle: words.sections,
    tasks: {
      idPrefix: 'section',
      items: input.questionnaire.sections.map((section) => ({
        title: { text: section.heading },
        href: addresses.section(section.id),
        status: statusOf(section, input.answers, language),
      })),
    },
    finishTitle: words.finish,
    checkButton: { text: words.check, href: addresses.check },
    answered: words.answered(
      questionsOf(input.questionnaire).filter(({ id }) => isAnswered(input.answers[id])).length,
      questionsOf(input.questionnaire).length,
    ),
  }
}

function statusOf(section: Section, answers: Answers, language: Language): object {
  const answered = section.questions.filter(({ id }) => isAnswered(answers[id])).length
  const asked = section.questions.length
  if (answered === asked) return { text: language.tasks.answered(answered, asked) }
  const text = answered === 0 ? language.tasks.notStarted : language.tasks.answered(answered, asked)
  return { tag: { text, classes: 'govuk-tag--blue' } }
}
