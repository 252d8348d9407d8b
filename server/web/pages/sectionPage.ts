/** One section of the form: guidance, then a field for each question. */
import { answerIdsIn, type Questionnaire, type Section } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import { answersIn, type KeptAnswers } from '../../audit/saving.js'
import type { Draft } from '../../db/drafts.js'
import type { SavedSection } from '../../db/draftSections.js'
import type { Problem } from '../forms.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { dangerWarning } from './dangerWarning.js'
import type { EarlierContext } from './earlierAnswer.js'
import { fieldsFor } from './fields.js'
import { errorSummary, messagesFor } from './problems.js'
import { wordingFor } from './roundWording.js'

export interface SectionInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly draft: Pick<Draft, 'reference'>
  readonly section: Section
  /** Undefined where an edition has none. */
  readonly guidance: readonly string[] | undefined
  readonly kept: KeptAnswers
  readonly problems: readonly Problem[]
  /** This page, opened once in one browser: what it saves may be written over by itself, not by others. */
  readonly writer: string
  readonly initials: string
  /** What was said when the section was last saved; undefined where it never was. */
  readonly saved: SavedSection | undefined
  /** Whether an answer of the response is kept in two versions. */
  readonly unsettled: boolean
  readonly contact: string | undefined
  /** What the agency answered in the earlier round; undefined where nothing is offered. */
  readonly earlier: EarlierContext | undefined
  /** Whether the reader came from the check page, and goes back there. */
  readonly fromCheck: boolean
}

/** The section page's words, links and component options. */
export function sectionPage(input: SectionInput, language: Language) {
  const { round, section, kept, problems, saved, questionnaire } = input
  const wording = wordingFor(round)
  const messages = messagesFor(problems, { section, wording, answers: answersIn(kept), language })
  const onPage = new Set(answerIdsIn(section))
  const words = language.section
  const addresses = addressesOf(round)
  const fields = fieldsFor(section, { kept, wording, messages, earlier: input.earlier, language })
  const continueButton = input.fromCheck
    ? { text: words.backToCheck, name: 'then', value: 'check' }
    : { text: words.continue, name: 'then', value: 'continue' }
  return {
    title: section.shortHeading ?? section.heading,
    // The instrument's own heading, where it is too long to find one's way by.
    heading: section.shortHeading === undefined ? '' : section.heading,
    caption: words.caption(questionnaire.sections.indexOf(section) + 1, questionnaire.sections.length),
    errorSummary:
      messages.size > 0 && errorSummary(messages, language, (id) => (onPage.has(id) ? `#${id}` : undefined)),
    lastSaved: saved ? words.lastSaved(language.dateAndTime(saved.savedAt), saved.initials) : '',
    unsettled: input.unsettled && {
      text: words.unsettled,
      link: { text: words.settle, href: addresses.differences },
    },
    guidance: input.guidance && { summary: words.expects, paragraphs: input.guidance },
    danger: dangerWarning(input.contact, language),
    noNames: section.questions.some(({ kind }) => kind === 'long-text') && { text: words.noNames },
    action: addresses.section(section.id),
    autosave: language.autosave,
    reference: input.draft.reference,
    writer: input.writer,
    fields,
    enter: fields.some(({ earlier }) => earlier) && continueButton,
    initials: {
      id: 'initials',
      name: 'initials',
      label: { text: words.initials },
      hint: { text: words.initialsHint },
      value: input.initials,
      classes: 'govuk-input--width-4',
      attributes: { maxlength: '20' },
    },
    seenCompleted: saved ? declared(saved) : '',
    completed: {
      name: 'completed',
      idPrefix: 'completed',
      classes: 'govuk-radios--inline',
      fieldset: { legend: { text: words.completed, classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'yes', text: words.completedYes, checked: saved?.completed === true },
        { value: 'no', text: words.completedNo, checked: saved?.completed === false },
      ],
    },
    continueButton,
    laterButton: { text: words.later, name: 'then', value: 'later', classes: 'govuk-button--secondary' },
  }
}

function declared({ completed }: SavedSection): string {
  return completed ? 'yes' : 'no'
}
