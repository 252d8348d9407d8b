/** Asks for a filled Excel copy of the form. */
import type { Round } from '../../audit/rounds.js'
import type { Draft } from '../../db/drafts.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { errorSummary } from './problems.js'

const FIELD = 'file'

/** The page's words and component options, with what is wrong with the file that was sent, if anything. */
export function uploadPage(
  round: Round,
  draft: Pick<Draft, 'reference'>,
  problem: string | undefined,
  language: Language,
) {
  const words = language.upload
  const addresses = addressesOf(round)
  return {
    title: words.title,
    errorSummary: problem !== undefined && errorSummary(new Map([[FIELD, problem]]), language),
    text: words.text,
    download: { text: language.tasks.prefilled, href: addresses.prefilledWorkbook },
    action: `${addresses.upload}?response=${draft.reference}`,
    field: {
      id: FIELD,
      name: FIELD,
      label: { text: words.field, classes: 'govuk-label--m' },
      hint: { text: words.hint },
      attributes: { accept: '.xlsx' },
      errorMessage:
        problem === undefined ? undefined : { text: problem, visuallyHiddenText: language.problems.prefix },
    },
    button: { text: words.button, preventDoubleClick: true },
    back: { text: words.back, href: addresses.response },
  }
}
