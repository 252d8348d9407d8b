/** The list of a round's responses, with what to find them by. */
import { leftOutText } from '../../../audit/corrections.js'
import { ISSUE_KINDS, type IssueKind, type QualityIssue } from '../../../audit/qualityIssues.js'
import { sectorsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Concern } from '../../../db/concerns.js'
import type { ResponseHead } from '../../../db/responseHistory.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { deletedWords } from '../deletedWords.js'
import { notificationBanner } from '../notificationBanner.js'
import { paginationOptions } from '../pagination.js'
import { workspaceOf } from './addresses.js'

export const PAGE_LENGTH = 50

/** "changed": sent more than once, with changes. */
export const STATES = ['counted', 'duplicate', 'exclusion', 'changed'] as const

export interface ListFilters {
  readonly search: string
  /** A sector's id, "blank" for none, "" for all. */
  readonly sector: string
  readonly state: (typeof STATES)[number] | ''
  readonly flag: IssueKind | ''
  /** Counts from 1. */
  readonly page: number
}

export interface ListedResponse extends ResponseHead {
  readonly state: 'counted' | 'duplicate' | 'exclusion'
}

export interface ListInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly filters: ListFilters
  readonly pages: number
  readonly all: readonly ListedResponse[]
  readonly found: number
  readonly shown: readonly { readonly response: ListedResponse; readonly issues: readonly QualityIssue[] }[]
  /** Those not passed on yet. */
  readonly concerns: readonly Concern[]
  readonly banner: string | undefined
}

/** The list's words, links and component options. */
export function responsesPage(input: ListInput, language: Language) {
  const { round, filters, pages, all, found, shown } = input
  const words = language.reviewing.responses
  const addresses = addressesOf(round)
  const duplicates = all.filter(({ state }) => state === 'duplicate').length
  const excluded = all.filter(({ state }) => state === 'exclusion').length
  return {
    title: pages > 1 ? words.titleOfPage(filters.page, pages) : words.title,
    caption: round.title,
    banner: input.banner !== undefined && notificationBanner(language.workspace.done, input.banner),
    concerns: concernsOnTop(input, language),
    deleted: deletedWords(round, language),
    received: words.received(all.length, leftOutText({ duplicates, excluded })),
    links: [
      { text: words.quality, href: addresses.quality },
      { text: words.concerns, href: addresses.concerns },
      { text: words.download, href: addresses.responsesWorkbook },
      { text: words.import, href: workspaceOf(round).responseImports },
      { text: words.paper, href: workspaceOf(round).paperReturns },
    ],
    filter: filterForm(input, language),
    found: shown.length > 0 ? words.found(found) : words.none,
    table: shown.length > 0 && {
      id: 'responses',
      caption: words.table,
      head: Object.values(words.columns).map((text) => ({ text, numeric: false })),
      rows: shown.map((one) => rowOf(one, input, language)),
      notes: [],
    },
    pagination: pages > 1 && paginationOf(input, language),
  }
}

function concernsOnTop({ round, concerns }: ListInput, language: Language) {
  const words = language.reviewing.concerns
  const addresses = addressesOf(round)
  return (
    concerns.length > 0 && {
      warning: { text: words.onTop(concerns.length), iconFallbackText: language.problems.heading },
      links: concerns.map(({ reference, questionId }) => ({
        text: words.link(reference),
        href: addresses.sentAnswer(reference, questionId),
      })),
      record: { text: words.title, href: addresses.concerns },
    }
  )
}

function filterForm({ round, questionnaire, filters }: ListInput, language: Language) {
  const words = language.reviewing.responses
  const { responses: action } = addressesOf(round)
  const choice = (
    name: keyof typeof words.columns | 'flag',
    text: string,
    chosen: string,
    items: readonly (readonly [string, string])[],
  ) => ({
    id: name,
    name,
    label: { text },
    items: [['', words.filter.any] as const, ...items].map(([value, itemText]) => ({
      value,
      text: itemText,
      selected: value === chosen,
    })),
  })
  const sectors = sectorsOf(questionnaire).map(({ id, label }) => [id, label] as const)
  return {
    heading: words.filter.heading,
    action,
    search: {
      id: 'search',
      name: 'search',
      value: filters.search,
      label: { text: words.filter.search },
      hint: { text: words.filter.searchHint },
      spellcheck: false,
    },
    choices: [
      choice('sector', words.filter.sector, filters.sector, [
        ...sectors,
        ['blank', words.filter.blankSector],
      ]),
      choice(
        'state',
        words.filter.state,
        filters.state,
        STATES.map((state) => [state, words.states[state]]),
      ),
      choice(
        'flag',
        words.filter.flag,
        filters.flag,
        ISSUE_KINDS.map((kind) => [kind, language.reviewing.issues[kind]]),
      ),
    ],
    button: { text: words.filter.apply },
    clear: { text: words.filter.clear, href: action },
  }
}

function rowOf({ response, issues }: ListInput['shown'][number], input: ListInput, language: Language) {
  const words = language.reviewing.responses
  const sector = sectorsOf(input.questionnaire).find(({ id }) => id === response.sector)
  const flags = [...new Set(issues.map(({ kind }) => language.reviewing.issues[kind]))]
  const text = (value: string) => ({ text: value, numeric: false, href: false as const })
  return {
    label: response.reference,
    cells: [
      {
        text: response.agency || words.noAgency,
        numeric: false,
        href: addressesOf(input.round).sentResponse(response.reference),
      },
      text(sector?.label ?? words.filter.blankSector),
      text(language.date(response.sentAt)),
      text(words.sources[response.source]),
      text(
        [words.states[response.state], ...(response.version > 1 ? [words.states.changed] : [])].join('. '),
      ),
      text(flags.join(', ')),
    ],
  }
}

function paginationOf({ round, filters, pages }: ListInput, language: Language) {
  const hrefOf = (page: number) => {
    const { search, sector, state, flag } = filters
    const query = new URLSearchParams(
      Object.entries({ search, sector, state, flag, page: String(page) }).filter(([, value]) => value !== ''),
    )
    return `${addressesOf(round).responses}?${query.toString()}`
  }
  return paginationOptions({ page: filters.page, pages, hrefOf }, language)
}
