/** Somebody's words on a page of findings, with the links to their response and to choosing them. */
import type { Verbatim } from '../../../audit/findings.js'
import { sectorLabel, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { quotesOf } from './addresses.js'

/** Options of views/components/quote.ejs. `from` says which answer and theme the words stand for. */
export function quoteOptions(
  { reference, sector, text }: Verbatim,
  from: { readonly question: string; readonly theme: string | undefined },
  {
    round,
    questionnaire,
  }: { readonly round: { readonly slug: string }; readonly questionnaire: Questionnaire },
  language: Language,
) {
  return {
    text,
    source: sectorLabel(questionnaire, sector, language.findings.blankSector),
    reference,
    href: addressesOf(round).sentResponse(reference),
    propose: {
      text: language.conclusions.quotes.propose,
      href: quotesOf(round).choose({ ...from, reference }),
    },
  }
}
