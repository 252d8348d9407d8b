/** Before findings are released: what each choice of settings costs, the draft to look through, what stands in the way. */
import type { DisclosureCost, DisclosureSettings } from '../../../audit/disclosure.js'
import { fewestChanged } from '../../../audit/releases.js'
import { stateOf, type Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { errorSummary } from '../problems.js'
import { addressesOf } from '../addresses.js'
import { addressesOfDraft } from '../published/addresses.js'
import { quotesOf } from '../quotes/addresses.js'
import { statementsOf } from '../statements/addresses.js'
import { workspaceOf } from './addresses.js'
import type { LeftOutConclusion } from '../statements/leftOut.js'

export interface NewReleaseInput {
  readonly round: Round
  readonly now: Date
  readonly settings: DisclosureSettings
  /** The number of the latest release; 0 before the first: then the settings are still open. */
  readonly latest: number
  readonly banner?: string | undefined
  /** One a choice. */
  readonly costs: readonly DisclosureCost[]
  /** The earlier release that it can be compared with to tell what a few said, and how many differ. */
  readonly tooClose: { readonly number: number; readonly changed: number } | undefined
  /** What stands and is not in it. */
  readonly leftOut: readonly LeftOutConclusion[]
  readonly isLeftOutConfirmed: boolean
  readonly messages: ReadonlyMap<string, string>
  /** Whether a release was asked for, and not made. */
  readonly isSent: boolean
  /** What was chosen before something was found wrong. */
  readonly chosen: string
}

/** What of the page the summary leads to where there is no form. */
const TOO_CLOSE = 'too-close'

/** The page's words and component options. */
export function newReleasePage(input: NewReleaseInput, language: Language) {
  const { round, now, settings, costs, latest, banner, messages } = input
  const { releasing: words } = language
  const { minimumCount, smallestSector } = settings
  const tooClose =
    input.tooClose &&
    words.tooClose(input.tooClose.number, input.tooClose.changed, fewestChanged(minimumCount))
  return {
    title: words.newTitle,
    banner: banner !== undefined && { titleText: words.notReleased, text: banner },
    errorSummary: summaryOf(input, tooClose, language),
    text: words.newText,
    warnings: [
      ...(stateOf(round, now) === 'open' ? [words.open] : []),
      ...(minimumCount === 1 ? [words.minimumOne] : []),
    ],
    quality: { href: addressesOf(round).quality, text: words.qualityLink },
    fixed: latest > 0 && words.fixed(smallestSector, minimumCount),
    leftOut: leftOutBlock(input, language),
    draftsTitle: words.drafts,
    drafts: costs.map(({ smallestSector: smallest }) => ({
      href: addressesOfDraft(round, smallest).page,
      text: words.preview(smallest),
    })),
    tooClose: tooClose !== undefined && { id: TOO_CLOSE, text: tooClose },
    form: tooClose === undefined && {
      action: workspaceOf(round).releases,
      latest,
      settings: latest === 0 && settingsRadios(input, language),
      leftOut: leftOutConfirmation(input, language),
      confirmed: confirmation(messages, language),
      button: { text: words.button, preventDoubleClick: true },
    },
  }
}

/** What is wrong with the form; where it is gone, as nothing can be released yet, that alone. */
function summaryOf({ messages, isSent }: NewReleaseInput, tooClose: string | undefined, language: Language) {
  if (tooClose === undefined) return messages.size > 0 && errorSummary(messages, language)
  return isSent && errorSummary(new Map([[TOO_CLOSE, tooClose]]), language)
}

function settingsRadios({ costs, settings, messages, chosen }: NewReleaseInput, language: Language) {
  const { releasing: words, problems } = language
  const message = messages.get('smallestSector')
  const checked = chosen === '' ? String(settings.smallestSector) : chosen
  return {
    idPrefix: 'smallestSector',
    name: 'smallestSector',
    fieldset: { legend: { text: words.settings, classes: 'govuk-fieldset__legend--m' } },
    errorMessage: message === undefined ? undefined : { text: message, visuallyHiddenText: problems.prefix },
    items: costs.map(({ smallestSector, groups, withheld, figures }) => ({
      value: String(smallestSector),
      text: words.choice(smallestSector),
      hint: { text: words.cost(groups, withheld, figures) },
      checked: String(smallestSector) === checked,
    })),
  }
}

function confirmation(messages: ReadonlyMap<string, string>, { releasing: words, problems }: Language) {
  const message = messages.get('confirmed')
  return {
    idPrefix: 'confirmed',
    name: 'confirmed',
    errorMessage: message === undefined ? undefined : { text: message, visuallyHiddenText: problems.prefix },
    items: [{ value: 'yes', text: words.confirm }],
  }
}

/** What the release leaves out, each with where it is put right; false where nothing is. */
function leftOutBlock({ round, leftOut }: NewReleaseInput, { conclusions }: Language) {
  const { leftOut: words } = conclusions
  return (
    leftOut.length > 0 && {
      title: words.title,
      text: words.text(leftOut.length),
      items: leftOut.map((one) =>
        one.what === 'statement'
          ? {
              text: words.item(one.text, words.statement[one.why]),
              href: statementsOf(round).statement(one.id),
            }
          : { text: words.item(one.text, words.quote[one.why]), href: quotesOf(round).quote(one.id) },
      ),
    }
  )
}

function leftOutConfirmation(input: NewReleaseInput, { conclusions, problems }: Language) {
  const message = input.messages.get('leftOut')
  return (
    input.leftOut.length > 0 && {
      idPrefix: 'leftOut',
      name: 'leftOut',
      errorMessage:
        message === undefined ? undefined : { text: message, visuallyHiddenText: problems.prefix },
      items: [{ value: 'yes', text: conclusions.leftOut.confirm, checked: input.isLeftOutConfirmed }],
    }
  )
}
