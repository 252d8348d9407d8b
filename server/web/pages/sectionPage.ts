/** One section of the form: guidance, then a field for each question. */
import type { Answers } from '../../audit/answers.js'
import type { Questionnaire, Section } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Problem } from '../forms.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { fieldsFor } from './fields.js'
import { errorSummary, messagesFor } from './problems.js'
import { wordingFor } from './roundWording.js'

export interface SectionInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly section: Section
  /** Undefined where an edition has none. */
  readonly guidance: readonly string[] | undefined
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

/** The section page's words, links and component options. */
export function sectionPage(input: SectionInput, language: Language) {
  const { round, section, answers, problems } = input
  const wording = wordingFor(round)
  const messages = messagesFor(problems, { section, wording, answers, language })
  const onPage = new Set(Object.keys(answers))
  const words = language.section
  return {
    title: section.heading,
    caption: words.caption(
      input.questionnaire.sections.indexOf(section) + 1,
      input.questionnaire.sections.length,
    ),
    errorSummary:
      messages.size > 0 && errorSummary(messages, language, (id) => (onPage.has(id) ? `#${id}` : undefined)),
    guidance: input.guidance && { summary: words.expects, paragraphs: input.guidance },
    danger: {
      text: `${language.start.danger} ${language.start.dangerText}`,
      iconFallbackText: language.start.warning,
    },
    noNames: section.questions.some(({ kind }) => kind === 'long-text') && { text: words.noNames },
    action: addressesOf(round).section(section.id),
    fields: fieldsFor(section, { answers, wording, messages, language }),
    continueButton: { text: words.continue, name: 'then', value: 'continue' },
    laterButton: { text: words.later, name: 'then', value: 'later', classes: 'govuk-button--secondary' },
  }
}
