/** The hub of a response: its sections, the way to sending, and its private link. */
import { isAnswered, type Answers } from '../../audit/answers.js'
import { questionsOf, type Questionnaire, type Section } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import { changedBetween } from '../../audit/saving.js'
import type { Draft } from '../../db/drafts.js'
import type { SavedSection } from '../../db/draftSections.js'
import type { SentResponse } from '../../db/responses.js'
import type { Language } from '../language/en.js'
import { addressesOf, type Addresses } from './addresses.js'
import { notificationBanner } from './notificationBanner.js'

export interface TaskListInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly draft: Draft
  readonly answers: Answers
  readonly savedSections: ReadonlyMap<string, SavedSection>
  /** Whether an answer is kept in two versions. */
  readonly unsettled: boolean
  /** What was sent last; undefined before anything was. */
  readonly sent: SentResponse | undefined
  readonly privateLink: string
  /** The section that was saved just before this page, if any. */
  readonly saved: Section | undefined
  /** What else was done just before this page, if anything: to the private link, or by an uploaded file. */
  readonly done: 'renewed' | 'mailed' | 'uploaded' | undefined
  /** Whether the service can send mail. */
  readonly mail: boolean
}

/** The task list page's words, links and component options. */
export function taskListPage(input: TaskListInput, language: Language) {
  const { round, questionnaire, answers, draft } = input
  const words = language.tasks
  const addresses = addressesOf(round)
  const questions = questionsOf(questionnaire)
  return {
    title: words.title,
    banner: bannerFor(input, language),
    intro: words.intro,
    response: draft.reference,
    reference: words.reference(draft.reference),
    sent: sentSentence(input, language),
    unsettled: input.unsettled && {
      text: language.section.unsettled,
      link: { text: language.section.settle, href: addresses.differences },
    },
    sectionsTitle: words.sections,
    answered: words.answeredInAll(
      questions.filter(({ id }) => isAnswered(answers[id])).length,
      questions.length,
    ),
    tasks: {
      idPrefix: 'section',
      items: questionnaire.sections.map((section) => taskFor(section, input, language)),
    },
    finishTitle: words.finish,
    checkButton: { text: words.check, href: addresses.check },
    otherWays: otherWays(addresses, language),
    link: linkBlock(input, addresses, language),
  }
}

function bannerFor({ saved, done }: TaskListInput, { tasks }: Language): object | false {
  if (saved) return notificationBanner(tasks.saved, tasks.savedText(saved.shortHeading ?? saved.heading))
  return done !== undefined && notificationBanner(tasks[done], tasks[`${done}Text`])
}

function sentSentence({ round, sent, answers }: TaskListInput, language: Language): string {
  if (!sent) return ''
  const words = language.tasks
  const time = language.dateAndTime(sent.sentAt)
  return changedBetween(sent.answers, answers).length > 0
    ? words.changedSince(time)
    : words.sent(time, language.date(round.closesOn))
}

function taskFor(
  section: Section,
  { round, answers, savedSections }: TaskListInput,
  language: Language,
): object {
  const words = language.tasks
  const answered = section.questions.filter(({ id }) => isAnswered(answers[id])).length
  const saved = savedSections.get(section.id)
  const by = saved ? words.savedBy(language.dateAndTime(saved.savedAt), saved.initials) : ''
  return {
    title: { text: section.shortHeading ?? section.heading },
    hint: { text: [words.answered(answered, section.questions.length), by].filter(Boolean).join(', ') },
    href: addressesOf(round).section(section.id),
    status: saved?.completed
      ? { text: words.completed }
      : { tag: { text: words.incomplete, classes: 'govuk-tag--blue' } },
  }
}

function otherWays(addresses: Addresses, { tasks }: Language) {
  return {
    summary: tasks.otherWays,
    text: tasks.otherWaysText,
    links: [
      { text: tasks.prefilled, href: addresses.prefilledWorkbook },
      { text: tasks.upload, href: addresses.upload },
      { text: tasks.copy, href: addresses.copy },
    ],
  }
}

function linkBlock({ privateLink, mail }: TaskListInput, addresses: Addresses, { tasks }: Language) {
  return {
    title: tasks.link,
    text: tasks.linkText,
    label: tasks.linkField,
    address: privateLink,
    copy: tasks.copyLink,
    copied: tasks.copiedLink,
    mail: mail && {
      action: addresses.linkEmail,
      field: {
        id: 'email',
        name: 'email',
        type: 'email',
        label: { text: tasks.mailField },
        autocomplete: 'email',
        spellcheck: false,
      },
      button: { text: tasks.mailButton, classes: 'govuk-button--secondary' },
    },
    renew: {
      summary: tasks.renew,
      text: tasks.renewText,
      action: addresses.linkRenewal,
      button: { text: tasks.renewButton, classes: 'govuk-button--secondary' },
    },
  }
}
