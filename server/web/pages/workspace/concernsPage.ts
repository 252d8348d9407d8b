/** Safeguarding concerns: those not passed on with a form to record it, then the others. */
import type { Round } from '../../../audit/rounds.js'
import type { Concern } from '../../../db/concerns.js'
import type { Fields } from '../../forms.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { errorSummary } from '../problems.js'

/** A form of this page that has something wrong in it. */
export interface PassingSent {
  readonly concernId: number
  readonly fields: Fields
  /** What is wrong, by the field's name. */
  readonly problems: ReadonlyMap<string, string>
}

export interface ConcernsInput {
  readonly round: Round
  readonly concerns: readonly Concern[]
  /** Who is signed in, who most likely passes it on. */
  readonly organiser: string
  /** As people write it: "27 3 2027". */
  readonly today: string
  readonly sent?: PassingSent | undefined
}

/** The page's words, links and forms. */
export function concernsPage(input: ConcernsInput, language: Language) {
  const { round, concerns, sent } = input
  const words = language.reviewing.concerns
  const open = concerns.filter(({ passed }) => !passed)
  const passed = concerns.filter((concern) => concern.passed)
  return {
    title: words.title,
    caption: round.title,
    errorSummary:
      sent &&
      errorSummary(
        new Map([...sent.problems].map(([name, text]) => [`${name}-${sent.concernId}`, text])),
        language,
      ),
    intro: concerns.length > 0 ? words.intro : words.none,
    open: open.length > 0 && {
      heading: words.open,
      concerns: open.map((concern) => ({
        ...summaryOf(concern, input, language),
        form: formFor(concern, input, language),
      })),
    },
    passed: passed.length > 0 && {
      heading: words.passed,
      concerns: passed.map((concern) => summaryOf(concern, input, language)),
    },
  }
}

function summaryOf(
  { reference, questionId, markedBy, markedAt, passed }: Concern,
  { round }: ConcernsInput,
  language: Language,
) {
  const words = language.reviewing.concerns
  return {
    link: { text: words.link(reference), href: addressesOf(round).sentAnswer(reference, questionId) },
    marked: words.markedBy(markedBy, markedAt),
    passed: passed ? words.passedOn(passed.to, passed.by, passed.on) : '',
  }
}

function formFor(
  { id, reference }: Concern,
  { round, organiser, today, sent }: ConcernsInput,
  language: Language,
) {
  const words = language.reviewing.concerns
  const own = sent?.concernId === id ? sent : undefined
  const field = (name: 'to' | 'by' | 'on', value: string, hint?: string) => {
    const typed = own?.fields[name]
    const problem = own?.problems.get(name)
    return {
      id: `${name}-${id}`,
      name,
      label: { text: words[name] },
      value: typeof typed === 'string' ? typed : value,
      classes: name === 'on' ? 'govuk-input--width-10' : '',
      ...(hint !== undefined && { hint: { text: hint } }),
      ...(problem !== undefined && {
        errorMessage: { text: problem, visuallyHiddenText: language.problems.prefix },
      }),
    }
  }
  return {
    heading: words.formTitle(reference),
    action: `${addressesOf(round).responseConcerns(reference)}/${id}/passing`,
    fields: [field('to', ''), field('by', organiser), field('on', today, words.onHint)],
    button: { text: words.button, preventDoubleClick: true },
  }
}
