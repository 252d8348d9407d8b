/** The directory of what is on offer: the entries that reach whoever reads it, found by words and filters. */
import type { ReadEntry, Sharing } from '../../../audit/offer/entries.js'
import { OFFER_LEVELS } from '../../../audit/offer/entries.js'
import {
  addressesOf,
  OFFER_VIEWS,
  type OfferFilters,
  type OfferView,
  type SharedEntry,
} from '../../../audit/offer/sharing.js'
import type { Option } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { deletedWords } from '../deletedWords.js'
import { notificationBanner } from '../notificationBanner.js'
import { paginationOptions } from '../pagination.js'
import { addressesOfOffer } from './offerAddresses.js'

export const OFFER_PAGE_LENGTH = 50

export interface OfferInput {
  readonly round: Round
  readonly sectors: readonly Option[]
  readonly issues: readonly Option[]
  readonly filters: OfferFilters
  readonly view: OfferView
  /** Those of this page, and how many there are on all of them. */
  readonly shown: readonly SharedEntry[]
  readonly found: number
  readonly page: number
  readonly pages: number
  /** What only leads get. */
  readonly lead?:
    | {
        readonly entries: ReadonlyMap<number, ReadEntry>
        readonly changed: number
        /** Answers that have no entry yet. */
        readonly toDraft: number
      }
    | undefined
  readonly banner?: string | undefined
}

/** The page's words, links and component options. */
export function offerPage(input: OfferInput, language: Language) {
  const { round, view, page, pages, shown, lead, banner } = input
  const words = language.offer
  const addresses = addressesOfOffer(round)
  const canAdd = lead !== undefined && round.wordsDeletedOn === null
  return {
    title: pages > 1 ? words.titleOfPage(page, pages) : words.title,
    caption: round.title,
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    deleted: deletedWords(round, language),
    intro: lead ? [words.intro, words.introLead] : [words.intro],
    changed: lead !== undefined &&
      lead.changed > 0 && {
        warning: { text: words.changed(lead.changed), iconFallbackText: language.problems.heading },
        link: { text: words.changedLink, href: `${addresses.list}?view=changed` },
      },
    add: canAdd && { text: words.add, href: addresses.new },
    drafts: canAdd &&
      lead.toDraft > 0 && {
        text: words.draftText,
        action: addresses.drafts,
        button: {
          text: words.draft(lead.toDraft),
          classes: 'govuk-button--secondary',
          preventDoubleClick: true,
        },
      },
    filter: filterForm(input, language),
    asRead: lead !== undefined && view !== 'leads' && words.asRead(words.views[view]),
    found: shown.length > 0 ? words.found(input.found) : words.none,
    items: shown.map((one) => itemOf(one, input, language)),
    pagination:
      pages > 1 && paginationOptions({ page, pages, hrefOf: (one) => hrefOf(input, one) }, language),
    downloads: [
      { text: words.download, href: `${addresses.csv}${queryOf(input)}` },
      { text: words.downloadWorkbook, href: `${addresses.workbook}${queryOf(input)}` },
    ],
  }
}

function hrefOf(input: OfferInput, page: number): string {
  return `${addressesOfOffer(input.round).list}${queryOf(input, page)}`
}

/** The filters as they stand in an address. */
function queryOf({ filters, view }: OfferInput, page?: number): string {
  const given = { ...filters, view, page: page === undefined ? '' : String(page) }
  const query = new URLSearchParams(
    Object.entries(given).filter(([name, value]) => value !== '' && !(name === 'view' && value === 'leads')),
  ).toString()
  return query === '' ? '' : `?${query}`
}

function filterForm({ round, sectors, issues, filters, view, lead }: OfferInput, { offer }: Language) {
  const words = offer.filter
  const { list } = addressesOfOffer(round)
  const choice = (
    name: string,
    text: string,
    chosen: string,
    items: readonly { readonly value: string; readonly text: string }[],
  ) => ({
    ...{ id: name, name, label: { text } },
    items: items.map((item) => ({ ...item, selected: item.value === chosen })),
  })
  const any = { value: '', text: words.any }
  const options = (all: readonly Option[]) => [
    any,
    ...all.map(({ id, label }) => ({ value: id, text: label })),
  ]
  const levels = OFFER_LEVELS.map((level) => ({ value: level, text: offer.levels[level] }))
  const views = OFFER_VIEWS.map((one) => ({ value: one, text: offer.views[one] }))
  return {
    heading: words.heading,
    action: list,
    search: {
      ...{ id: 'search', name: 'search', value: filters.search, spellcheck: false },
      ...{ label: { text: words.search }, hint: { text: words.searchHint } },
    },
    choices: [
      choice('level', words.level, filters.level, [any, ...levels]),
      choice('sector', words.sector, filters.sector, options(sectors)),
      ...(issues.length > 0 ? [choice('issue', words.issue, filters.issue, options(issues))] : []),
      ...(lead ? [choice('view', words.view, view, views)] : []),
    ],
    button: { text: words.apply },
    clear: { text: words.clear, href: list },
  }
}

function itemOf(one: SharedEntry, input: OfferInput, language: Language) {
  const { offer: words } = language
  const own = input.lead?.entries.get(one.number)
  const addresses = addressesOf(one, input.issues).join('; ')
  return {
    title: one.title,
    href: own !== undefined && addressesOfOffer(input.round).entry(one.number),
    tags: [
      { text: words.levels[one.level], classes: 'govuk-tag--grey' },
      ...(own ? sharingTags(own, language) : []),
    ],
    facts: [
      words.facts.agency(one.agency, sectorText(one, input.sectors, words.noSector)),
      ...(addresses === '' ? [] : [words.facts.addresses(addresses)]),
      ...(one.evidence === '' ? [] : [words.facts.evidence(one.evidence)]),
    ],
    words: one.words !== '' && one.words,
  }
}

const COLOURS: Readonly<Record<Sharing, string>> = {
  'left-out': 'govuk-tag--grey',
  leads: 'govuk-tag--grey',
  group: 'govuk-tag--blue',
  agencies: 'govuk-tag--turquoise',
  public: 'govuk-tag--green',
}

/** Who reads an entry, and that it has to be looked at again, in words and colours. */
export function sharingTags({ entry, hasChanged }: ReadEntry, { offer: words }: Language) {
  return [
    { text: words.sharings[entry.sharing], classes: COLOURS[entry.sharing] },
    ...(hasChanged ? [{ text: words.changedTag, classes: 'govuk-tag--red' }] : []),
  ]
}

function sectorText({ sector }: SharedEntry, sectors: readonly Option[], blank: string): string {
  return sectors.find(({ id }) => id === sector)?.label ?? (sector || blank)
}

/** The columns of the file and the rows under them; leads get what only they know beside it. */
export function offerFile(
  { sectors, issues, shown, lead }: Pick<OfferInput, 'sectors' | 'issues' | 'shown' | 'lead'>,
  { offer: words }: Language,
) {
  const { columns, leadColumns, blank } = words.file
  const names = Object.keys(columns) as (keyof typeof columns)[]
  const leadNames = Object.keys(leadColumns) as (keyof typeof leadColumns)[]
  const rows = shown.map((one) => {
    const row = {
      number: String(one.number),
      title: one.title,
      agency: one.agency,
      sector: sectorText(one, sectors, words.noSector),
      level: words.levels[one.level],
      addresses: addressesOf(one, issues).join('; ') || blank,
      evidence: one.evidence || blank,
      words: one.words || blank,
    }
    const own = lead?.entries.get(one.number)
    const cells = names.map((name) => row[name])
    if (!own) return cells
    const { entry, hasChanged } = own
    const ofLead = {
      sharing: words.sharings[entry.sharing],
      changed: hasChanged ? words.file.yes : words.file.no,
      response: entry.source?.reference ?? blank,
      written: words.file.written(entry.writtenBy, entry.writtenAt),
    }
    return [...cells, ...leadNames.map((name) => ofLead[name])]
  })
  const labels = [
    ...names.map((name) => columns[name]),
    ...(lead ? leadNames.map((name) => leadColumns[name]) : []),
  ]
  return { labels, rows }
}
