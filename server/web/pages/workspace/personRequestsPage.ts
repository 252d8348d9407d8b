/** The requests about people, and the form for another. */
import type { TermFault } from '../../../audit/personTerms.js'
import type { PersonRequest } from '../../../db/personRequests.js'
import type { Language } from '../../language/en.js'
import { addressesOfRequest, PERSON_REQUESTS } from '../addresses.js'
import { lineField, summaryOf, type FieldProblems } from '../forms.js'
import { notificationBanner } from '../notificationBanner.js'

export interface RequestsInput {
  readonly requests: readonly PersonRequest[]
  /** What was typed. */
  readonly term: string
  readonly fault: TermFault | undefined
  readonly banner: string | undefined
}

/** The page's words, form and table. */
export function personRequestsPage({ requests, term, fault, banner }: RequestsInput, language: Language) {
  const words = language.requests
  const problems: FieldProblems = fault === undefined ? {} : { term: words.faults[fault] }
  const given = { value: term, hint: { text: words.termHint }, autocomplete: 'off' }
  return {
    title: words.title,
    errorSummary: summaryOf(problems, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    intro: words.intro,
    action: PERSON_REQUESTS,
    field: lineField('term', words.term, given, problems, language),
    button: { text: words.button, preventDoubleClick: true },
    table: requests.length > 0 && {
      caption: words.table,
      head: Object.values(words.columns),
      rows: requests.map(({ id, term: looked, madeBy, madeAt, closedAt }) => ({
        link: looked !== undefined && { text: looked, href: addressesOfRequest(id).page },
        forgotten: words.forgotten,
        made: words.made(madeBy, madeAt),
        state: closedAt === undefined ? words.open : words.closed(closedAt),
      })),
    },
  }
}
