/** One answer to read for themes. */
import type { Question, Questionnaire } from '../../../audit/questionnaire.js'
import { questionsOf } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Codebook } from '../../../audit/themes/codebook.js'
import { compareText } from '../../../audit/themes/order.js'
import type { ReaderSample } from '../../../audit/themes/readerSamples.js'
import type { Language } from '../../language/en.js'
import { wordingOf } from '../fields.js'
import { problemOf } from '../forms.js'
import { errorSummary } from '../problems.js'
import { wordingFor } from '../roundWording.js'
import { readersOf } from './addresses.js'

/** The choice of no theme. No theme has this id: a theme's has no capitals. */
export const NOTHING = 'NOTHING'

export interface ReadingInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly codebook: Codebook
  readonly sample: ReaderSample
  /** From 0. */
  readonly position: number
  /** The answer; undefined where there is none any more. */
  readonly text: { readonly question: Question; readonly shown: string } | undefined
  /** Which answers whoever asks has read. */
  readonly read: readonly boolean[]
  /** Theme ids and NOTHING. */
  readonly chosen: readonly string[]
  readonly problem: string | undefined
}

/** The page's words, choices and links. */
export function readingPage(input: ReadingInput, language: Language) {
  const { round, questionnaire, sample, position, text, read, problem } = input
  const words = language.readers.reading
  const { answer } = readersOf(round)
  const count = sample.answers.length
  const numbers = new Map(questionsOf(questionnaire).map(({ id }, index) => [id, index + 1]))
  return {
    title: words.title(position + 1, count),
    caption: round.title,
    progress: words.progress(read.filter(Boolean).length, count),
    errorSummary: problem !== undefined && errorSummary(new Map([['theme', problem]]), language),
    question: text && {
      caption: words.question(numbers.get(text.question.id) ?? 0),
      heading: wordingOf(text.question, wordingFor(round)),
      answer: text.shown,
    },
    gone: text === undefined && words.gone,
    action: answer(sample.id, position + 1),
    choices: text && choicesOf(input, language),
    button: { text: words.save, preventDoubleClick: true },
    links: {
      landmarkLabel: words.answers,
      ...(position > 0 && { previous: { href: answer(sample.id, position), text: words.previous } }),
      ...(position + 1 < count && { next: { href: answer(sample.id, position + 2), text: words.next } }),
    },
    overview: { href: readersOf(round).readers, text: words.overview },
  }
}

/** By label, so that a theme is found at the same place for every answer. */
function choicesOf({ codebook, sample, chosen, problem }: ReadingInput, language: Language) {
  const words = language.readers.reading
  const themes = codebook.themes
    .filter(({ id }) => sample.themeIds.includes(id))
    .toSorted((a, b) => compareText(a.label, b.label))
  return {
    idPrefix: 'theme',
    name: 'theme',
    classes: 'govuk-checkboxes--small app-themes',
    fieldset: { legend: { text: words.which, classes: 'govuk-fieldset__legend--m' } },
    hint: { text: words.whichHint },
    errorMessage: problemOf('theme', problem === undefined ? {} : { theme: problem }, language),
    values: chosen,
    items: [
      ...themes.map(({ id, label, meaning }) => ({ value: id, text: label, hint: { text: meaning } })),
      { divider: words.or },
      { value: NOTHING, text: words.nothing, behaviour: 'exclusive' },
    ],
  }
}
