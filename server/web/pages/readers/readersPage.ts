/** What of a round two people read, how far they are, and the sign-off of its codebook. */
import type { Organiser } from '../../../audit/organisers.js'
import type { Round } from '../../../audit/rounds.js'
import type { Codebook } from '../../../audit/themes/codebook.js'
import {
  READERS,
  SAMPLE_SIZES,
  sampleState,
  type ReaderCode,
  type ReaderSample,
} from '../../../audit/themes/readerSamples.js'
import type { ReaderFigures, SignOff } from '../../../audit/themes/signOff.js'
import type { Language } from '../../language/en.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { formOptions } from '../workspace/formPage.js'
import { readersOf } from './addresses.js'
import { signOffPart } from './signOffPart.js'

export interface ReadersInput {
  readonly round: Round
  /** The round's, as it is now. */
  readonly codebook: Codebook
  /** The latest first. */
  readonly samples: readonly ReaderSample[]
  /** Who asks. */
  readonly organiser: Organiser
  readonly isLead: boolean
  /** What they have read of the sample that is under way. */
  readonly ownCodes: readonly ReaderCode[]
  readonly signOff: SignOff | undefined
  /** The latest sample that two people have finished, with how far they agree. */
  readonly latest: { readonly sample: ReaderSample; readonly figures: ReaderFigures } | undefined
  readonly banner: string | undefined
  readonly messages: ReadonlyMap<string, string>
  /** What was typed as a number of answers. */
  readonly size?: string
}

/** The page's words, links and forms. */
export function readersPage(input: ReadersInput, language: Language) {
  const { round, samples, messages, isLead } = input
  const words = language.readers
  const open = samples.find((sample) => sampleState(sample) === 'under-way')
  const finished = samples.filter((sample) => sampleState(sample) === 'finished')
  return {
    title: words.title,
    caption: round.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: bannerOf(input, language),
    intro: words.intro,
    none: samples.length === 0 && words.none,
    underWay: open && underWay(open, input, language),
    draw: !open && isLead && round.wordsDeletedOn === null && drawForm(input, language),
    onlyLeads: !open && !isLead && words.onlyLeads,
    earlier: finished.length > 0 && {
      title: words.earlier,
      links: finished.map(({ id, answers, madeAt }) => ({
        href: readersOf(round).sample(id),
        text: words.compared(answers.length, madeAt),
      })),
    },
    signOff: signOffPart(input, language),
  }
}

function bannerOf({ banner }: ReadersInput, { readers: words, workspace }: Language) {
  if (banner === undefined) return false
  return banner === words.done.over
    ? { titleText: words.important, text: banner }
    : notificationBanner(workspace.done, banner)
}

function drawForm({ round, size, messages }: ReadersInput, language: Language) {
  const words = language.readers.draw
  const { least, usual, most } = SAMPLE_SIZES
  return {
    title: words.title,
    text: words.text,
    form: formOptions(
      {
        action: readersOf(round).readers,
        fields: [
          {
            id: 'size',
            kind: 'number',
            label: words.size,
            hint: words.sizeHint(least, most),
            value: size ?? String(usual),
            width: 4,
          },
        ],
        button: words.button,
        messages,
      },
      language,
    ),
  }
}

function underWay(sample: ReaderSample, input: ReadersInput, language: Language) {
  const { round, codebook, organiser, ownCodes, isLead } = input
  const words = language.readers.underWay
  const own = sample.places.find(({ readerId }) => readerId === organiser.id)
  const others = sample.places.filter(({ readerId }) => readerId !== organiser.id)
  const addresses = readersOf(round)
  const isFull = sample.places.length >= READERS
  const isReading = own?.finishedAt === null
  return {
    title: words.title,
    facts: words.facts(sample.answers.length, sample.madeBy, sample.madeAt, sample.codebook.version),
    changed: codebook.version !== sample.codebook.version && words.changed(codebook.version),
    readers: [
      ...(own ? [ownState(own.finishedAt, sample, ownCodes, language)] : []),
      ...others.map(({ name, finishedAt }) =>
        finishedAt === null ? words.reading(name) : words.finished(name),
      ),
      ...(sample.places.length === 0 ? [words.nobody] : []),
      ...(sample.places.length === 1 ? [words.oneMissing] : []),
    ],
    take: !own &&
      !isFull && {
        text: words.takeText,
        action: addresses.places(sample.id),
        button: { text: words.take, preventDoubleClick: true },
      },
    goOn: isReading && {
      href: addresses.answer(sample.id, firstOf(sample, ownCodes)),
      text: ownCodes.length === 0 ? words.begin : words.goOn,
    },
    finish: isReading &&
      ownCodes.length > 0 && {
        text: words.finishText,
        action: addresses.completion(sample.id),
        button: { text: words.finish, id: 'finish', preventDoubleClick: true },
      },
    ways: [
      ...(isReading ? [wayOut(words.giveUp, words.giveUpText, addresses.resignation(sample.id))] : []),
      ...(isLead ? [wayOut(words.end, words.endText, addresses.ending(sample.id))] : []),
    ],
  }
}

/** A way to stop, behind its name. */
function wayOut(title: string, text: string, action: string) {
  const button = { text: title, classes: 'govuk-button--warning', preventDoubleClick: true }
  return { title, text, action, button }
}

function ownState(
  finishedAt: string | null,
  { answers }: ReaderSample,
  codes: readonly ReaderCode[],
  { readers: { underWay: words } }: Language,
): string {
  return finishedAt === null ? words.own(codes.length, answers.length) : words.ownFinished
}

/** The number of the first answer that was never read, or of the last. */
function firstOf({ answers }: ReaderSample, codes: readonly ReaderCode[]): number {
  const read = new Set(codes.map(({ answer }) => answer))
  const first = answers.findIndex((_, index) => !read.has(index))
  return (first < 0 ? answers.length - 1 : first) + 1
}
