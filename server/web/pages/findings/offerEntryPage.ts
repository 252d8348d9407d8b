/** One entry of what is on offer: the answer that it comes from, the form to change it, its parts and its history. */
import { isAside } from '../../../audit/offer/drafting.js'
import type { OfferEntry, ReadEntry } from '../../../audit/offer/entries.js'
import type { Span } from '../../../audit/personalData/spans.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { formOptions, type FormField } from '../workspace/formPage.js'
import { valueText } from './meanwhile.js'
import { addressesOfOffer } from './offerAddresses.js'
import {
  offerFields,
  offerValues,
  type OfferChoices,
  type OfferField,
  type OfferValues,
} from './offerForm.js'
import { sharingTags } from './offerPage.js'

interface Hidden {
  readonly name: string
  readonly value: string
}

export interface EntryInput {
  readonly round: Round
  readonly read: ReadEntry
  /** The latest version first. */
  readonly versions: readonly OfferEntry[]
  /** What the answer says by now; undefined where the entry comes from none, or from one that does not count. */
  readonly answer: string | undefined
  readonly choices: OfferChoices
  readonly parts: readonly Span[]
  readonly values: OfferValues
  /** What is wrong, by field; "part" is the parts'. */
  readonly messages: ReadonlyMap<string, string>
  readonly hidden: readonly Hidden[]
  readonly banner?: string | undefined
}

/** The page's words and component options. */
export function offerEntryPage(input: EntryInput, language: Language) {
  const { round, read, messages, banner } = input
  const { entry, hasChanged } = read
  const words = language.offer
  return {
    title: words.pageTitle(entry.number),
    caption: round.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    tags: sharingTags(read, language),
    lookAgain: hasChanged && { text: words.lookAgain, iconFallbackText: language.problems.heading },
    public: entry.sharing === 'public' && { text: words.public },
    written: words.writtenBy(entry.writtenBy, entry.writtenAt),
    source: sourceOf(input, language),
    parts: partsForm(input, language),
    editTitle: words.edit,
    form: formOptions(
      {
        action: addressesOfOffer(round).entry(entry.number),
        fields: offerFields(input.values, input.choices, language),
        hidden: input.hidden,
        button: words.save,
        messages,
      },
      language,
    ),
    historyTitle: words.history,
    history: historyOf(input, language),
  }
}

/** The answer, or that it is gone; false where the entry comes from none. */
function sourceOf({ round, read: { entry }, answer }: EntryInput, { offer: words }: Language) {
  const { source } = entry
  if (source === null) return false
  const { reference, questionId } = source
  return {
    title: words.answerTitle,
    gone: answer === undefined && words.answerGone,
    text: answer ?? false,
    link: { text: words.response(reference), href: addressesOf(round).sentAnswer(reference, questionId) },
  }
}

function partsForm(
  { round, read: { entry }, answer, parts, messages, hidden }: EntryInput,
  language: Language,
) {
  if (parts.length === 0 || answer === undefined) return false
  const words = language.offer.parts
  const items = parts.map(({ start, end }) => ({ value: `${start}-${end}`, text: answer.slice(start, end) }))
  const ticked = items.filter(({ text }) => !isAside(text)).map(({ value }) => value)
  const field: FormField = {
    ...{ id: 'part', kind: 'checkboxes', label: words.label, hint: words.hint },
    ...{ items, value: ticked.join(' ') },
  }
  const form = { action: addressesOfOffer(round).parts(entry.number), button: words.button, hidden, messages }
  return { title: words.title, form: formOptions({ ...form, fields: [field] }, language) }
}

/** What each version changed, the latest first. */
function historyOf({ versions, choices }: EntryInput, language: Language): readonly string[] {
  const words = language.offer
  const valuesOf = (version: OfferEntry) => {
    const { text, place } = version.words
    return offerValues(version, place === null ? text : JSON.stringify(place))
  }
  const named = versions.map(({ agencyId, registered }) => ({ id: agencyId ?? 0, name: registered }))
  const agencies = [...choices.agencies, ...named]
  return versions.map((version, index) => {
    const before = versions[index + 1]
    if (!before) return words.historyDrafted(version.writtenBy, version.writtenAt)
    const [now, then] = [valuesOf(version), valuesOf(before)]
    const changes = offerFields(now, { ...choices, agencies }, language)
      .filter(({ id }) => now[id as OfferField] !== then[id as OfferField])
      .map((field) => changeOf(field, then, now, language))
    return words.historyChanged(version.writtenBy, version.writtenAt, changes)
  })
}

/** Of long texts it is only said that they were changed. */
function changeOf(field: FormField, then: OfferValues, now: OfferValues, language: Language): string {
  if (field.kind === 'textarea') return field.label
  const text = (values: OfferValues) => valueText(field, values[field.id as OfferField], language)
  return language.offer.historyField(field.label, text(then), text(now))
}
