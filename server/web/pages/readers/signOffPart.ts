/** Whether a round's codebook is signed off, and the lead's way to do it. */
import type { Round } from '../../../audit/rounds.js'
import type { Codebook } from '../../../audit/themes/codebook.js'
import type { ReaderSample } from '../../../audit/themes/readerSamples.js'
import { signOffState, type ReaderFigures, type SignOff } from '../../../audit/themes/signOff.js'
import type { Language } from '../../language/en.js'
import { problemOf } from '../forms.js'
import { readersOf } from './addresses.js'

interface SignOffInput {
  readonly round: Round
  readonly codebook: Codebook
  readonly isLead: boolean
  /** The latest sample that two people have finished, with how far they agree. */
  readonly latest: { readonly sample: ReaderSample; readonly figures: ReaderFigures } | undefined
  readonly signOff: SignOff | undefined
  readonly messages: ReadonlyMap<string, string>
}

/** The words of the part, and its forms for leads. */
export function signOffPart(input: SignOffInput, language: Language) {
  const { round, codebook, isLead, latest, signOff, messages } = input
  const words = language.readers.signOff
  const { signOffs, signOffUndoing } = readersOf(round)
  const isOwed = signOffState(signOff, codebook) !== 'signed-off'
  return {
    title: words.title,
    texts: [stateOf(input, language), ...figuresOf(signOff, language), words.text],
    sign: isLead &&
      isOwed && {
        text: latest
          ? words.with(latest.figures.answers, latest.figures.kappa, latest.sample.codebook.version)
          : words.without,
        action: signOffs,
        shown: codebook.version,
        error: problemOf('sign-off', Object.fromEntries(messages), language),
        button: { id: 'sign-off', text: words.button(codebook.version), preventDoubleClick: true },
      },
    undo: isLead &&
      signOff && {
        action: signOffUndoing(signOff.id),
        button: { text: words.undo, classes: 'govuk-button--secondary', preventDoubleClick: true },
      },
  }
}

function stateOf({ codebook, signOff }: SignOffInput, { readers: { signOff: words } }: Language): string {
  if (!signOff) return words.none(codebook.version)
  const { signedBy, signedAt } = signOff
  const { version } = signOff.codebook
  return signOffState(signOff, codebook) === 'signed-off'
    ? words.signed(version, signedBy, signedAt)
    : words.changed(version, codebook.version, signedBy, signedAt)
}

function figuresOf(signOff: SignOff | undefined, { readers: { signOff: words } }: Language) {
  if (!signOff) return []
  const { figures } = signOff
  return [figures ? words.figures(figures.answers, figures.kappa, figures.f1) : words.unread]
}
