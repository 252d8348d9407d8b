/** What two readers differ on: each answer with the themes that one of them found, to be settled. */
import { questionsOf, type Question, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import { markKey, type Marks } from '../../../audit/themes/marks.js'
import type { Disagreement, ReaderSample } from '../../../audit/themes/readerSamples.js'
import type { Fields } from '../../forms.js'
import type { Language } from '../../language/en.js'
import { wordingOf } from '../fields.js'
import { notificationBanner } from '../notificationBanner.js'
import { paginationOptions } from '../pagination.js'
import { errorSummary } from '../problems.js'
import { wordingFor } from '../roundWording.js'
import { readersOf } from './addresses.js'
import { countOf, namesOf } from './comparisonPage.js'

/** So many answers a page. */
export const PAGE_LENGTH = 10

interface ShownDisagreement extends Disagreement {
  /** The answer as it is now; undefined where there is none any more. */
  readonly text: { readonly question: Question; readonly shown: string; readonly isSame: boolean } | undefined
}

export interface DisagreementsInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly sample: ReaderSample
  readonly themes: readonly { readonly id: string; readonly label: string }[]
  readonly marks: Marks
  readonly disagreements: readonly Disagreement[]
  /** Those of this page. */
  readonly shown: readonly ShownDisagreement[]
  /** How many decisions are to be settled. */
  readonly open: number
  /** The last decision on the round's themes. */
  readonly seen: number
  readonly page: number
  readonly pages: number
  readonly isSettled: boolean
  /** What was chosen in a form that has something wrong in it. */
  readonly fields: Fields
  readonly messages: ReadonlyMap<string, string>
}

/** The field in which one theme of an answer is settled. */
export function choiceName(answer: number, themeId: string): string {
  return `settle-${answer}-${themeId}`
}

/** The page's words and its form. */
export function disagreementsPage(input: DisagreementsInput, language: Language) {
  const { round, sample, disagreements, shown, open, page, pages, messages } = input
  const words = language.readers.disagreements
  const { disagreements: address, settlements } = readersOf(round)
  const answers = shown.map((one) => answerPart(one, input, language))
  const firstId = answers.flatMap(({ choices }) => choices)[0]?.idPrefix ?? ''
  return {
    title: pages > 1 ? words.titleOfPage(page, pages) : words.title,
    caption: round.title,
    errorSummary:
      messages.size > 0 &&
      errorSummary(messages, language, () => (firstId === '' ? undefined : `#${firstId}`)),
    banner: input.isSettled && notificationBanner(language.workspace.done, language.readers.done.settled),
    intro: disagreements.length === 0 ? words.none : words.intro(open, countOf(disagreements)),
    action: settlements(sample.id),
    seen: String(input.seen),
    page: String(page),
    answers,
    button: firstId !== '' && { text: words.save, preventDoubleClick: true },
    pagination:
      pages > 1 &&
      paginationOptions({ page, pages, hrefOf: (at) => `${address(sample.id)}?page=${at}` }, language),
  }
}

function answerPart(one: ShownDisagreement, input: DisagreementsInput, language: Language) {
  const { round, questionnaire } = input
  const words = language.readers.disagreements
  const { text } = one
  const number = questionsOf(questionnaire).findIndex(({ id }) => id === one.questionId) + 1
  return {
    heading: words.heading(one.reference, number),
    question: text ? wordingOf(text.question, wordingFor(round)) : '',
    answer: text ? text.shown : words.gone,
    remark: text && !text.isSame ? words.changed : '',
    choices: text?.isSame ? one.themes.map((theme) => choiceOf(one, theme, input, language)) : [],
  }
}

function choiceOf(
  one: Disagreement,
  { themeId, foundBy }: Disagreement['themes'][number],
  { sample, themes, marks, fields }: DisagreementsInput,
  language: Language,
) {
  const words = language.readers.disagreements
  const [first, second] = namesOf(sample)
  const mark = marks.get(markKey({ ...one, themeId }))
  const standing = mark?.madeOn === one.madeOn ? mark : undefined
  const name = choiceName(one.answer, themeId)
  const said = typeof fields[name] === 'string' ? fields[name] : 'open'
  const finder = foundBy === 'first' ? words.foundBy(first, second) : words.foundBy(second, first)
  const settled = standing ? ` ${words.settled(standing.holds, standing.madeBy, standing.madeAt)}` : ''
  return {
    idPrefix: name,
    name,
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: {
      legend: {
        text: words.theme(themes.find(({ id }) => id === themeId)?.label ?? '', one.reference),
        classes: 'govuk-fieldset__legend--s',
      },
    },
    hint: { text: `${finder}${settled}` },
    value: said,
    items: [
      { value: 'yes', text: words.holds },
      { value: 'no', text: words.lacks },
      { value: 'open', text: standing ? words.keep : words.open },
    ],
  }
}
