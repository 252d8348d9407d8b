/** Answers to read for one theme: those that rules found, with the words marked, and some that they did not. */
import { questionsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import { statusText } from '../../../audit/themes/checkedThemes.js'
import type { Theme } from '../../../audit/themes/codebook.js'
import type { AnswerPlace } from '../../../audit/themes/readerSamples.js'
import type { CheckedTheme, RuleRecord } from '../../../audit/themes/reviews.js'
import type { AnswerToCheck, PlacedAnswer, ReviewSample } from '../../../audit/themes/reviewSamples.js'
import type { Span } from '../../../audit/personalData/spans.js'
import type { Fields } from '../../forms.js'
import type { Language } from '../../language/en.js'
import { markedPieces } from '../markedText.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { wordingOf } from '../fields.js'
import { wordingFor } from '../roundWording.js'
import { reviewOf, ruleOf } from './addresses.js'

/** Gives an answer's words for a page; undefined where there are none. */
type Texts = (place: AnswerPlace) =>
  | {
      readonly question: Parameters<typeof wordingOf>[0]
      readonly shown: () => string
      readonly placed: (marks: readonly Span[]) => readonly Span[]
    }
  | undefined

export interface ReviewInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly theme: Theme
  readonly sample: ReviewSample<PlacedAnswer>
  readonly texts: Texts
  readonly checked: CheckedTheme | undefined
  readonly records: readonly RuleRecord[]
  readonly batches: number
  /** The last decision on the round's themes. */
  readonly seen: number
  readonly isSaved: boolean
  readonly typed: { readonly fields: Fields; readonly message: string } | undefined
}

/** The field in which an answer is marked. */
export function choiceName({ reference, questionId }: AnswerPlace): string {
  return `mark-${questionId}-${reference}`
}

/** The page's words and its form. */
export function reviewPage(input: ReviewInput, language: Language) {
  const { round, theme, sample, checked, typed } = input
  const words = language.reviews
  const groups = [
    { title: words.matches, none: words.noMatches, answers: sample.matches },
    { title: words.others, none: words.noOthers, answers: sample.others },
  ].map(({ title, none, answers }) => ({
    title,
    none: answers.length === 0 && none,
    answers: answers.map((one) => answerPart(one, input, language)),
  }))
  const [first] = groups.flatMap(({ answers }) => answers)
  return {
    title: words.title(theme.label),
    caption: round.title,
    errorSummary:
      typed !== undefined &&
      errorSummary(new Map([['mark', typed.message]]), language, () => first && `#${first.choice.idPrefix}`),
    banner: input.isSaved && notificationBanner(language.workspace.done, words.saved),
    meaning: theme.meaning,
    status: checked ? words.status(statusText(checked)) : '',
    intro: words.intro,
    poor: poorRules(input, language),
    action: reviewOf(round, theme.id),
    hidden: [
      { name: 'seen', value: String(input.seen) },
      { name: 'batches', value: String(input.batches) },
    ],
    groups,
    button: first !== undefined && { text: words.save, preventDoubleClick: true },
    more: sample.hasMore && {
      text: words.more,
      href: `${reviewOf(round, theme.id)}?batches=${input.batches + 1}`,
    },
  }
}

/** The rules that did poorly, each with the way to switch it off. */
function poorRules({ round, theme, records }: ReviewInput, { reviews: words }: Language) {
  const poor = records.filter(({ offerOff }) => offerOff)
  return (
    poor.length > 0 && {
      title: words.poor,
      rules: poor.map(({ ruleId, right, wrong }) => ({
        href: ruleOf(round, theme.id, ruleId),
        text: theme.rules.find(({ id }) => id === ruleId)?.match ?? ruleId,
        facts: words.wrongIn(wrong, right + wrong),
      })),
    }
  )
}

function answerPart(
  { answer, said, isOutdated }: AnswerToCheck<PlacedAnswer>,
  input: ReviewInput,
  language: Language,
) {
  const { round, questionnaire, theme, texts, typed } = input
  const words = language.reviews
  const text = texts(answer)
  const number = questionsOf(questionnaire).findIndex(({ id }) => id === answer.questionId) + 1
  const marks = answer.byRule.excerpts.filter(({ themeId }) => themeId === theme.id)
  const name = choiceName(answer)
  const chosen = typed?.fields[name]
  const standing = said === undefined ? '' : said ? 'yes' : 'no'
  return {
    heading: words.heading(answer.reference, number),
    question: text ? wordingOf(text.question, wordingFor(round)) : '',
    pieces: text ? markedPieces(text.shown(), text.placed(marks)) : [],
    choice: {
      idPrefix: name,
      name,
      classes: 'govuk-radios--inline govuk-radios--small',
      fieldset: {
        legend: { text: words.which(answer.reference, number), classes: 'govuk-fieldset__legend--s' },
      },
      ...(isOutdated && { hint: { text: words.outdated } }),
      value: typeof chosen === 'string' ? chosen : standing,
      items: [
        { value: 'yes', text: words.holds },
        { value: 'no', text: words.lacks },
        { value: 'open', text: words.open },
      ],
    },
  }
}
