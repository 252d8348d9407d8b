/** What came of the form of an entry. */
import type { Request } from 'express'
import { OFFER_LEVELS, SHARINGS } from '../../audit/offer/entries.js'
import { NO_OFFER, OFFER_FIELDS, type OfferChoices, type OfferValues } from '../pages/findings/offerForm.js'
import { posted, postedList } from '../workspace/record.js'

/** The form's values: of choices only what was offered. */
export function postedOffer(
  req: Request,
  choices: OfferChoices,
  before: OfferValues = NO_OFFER,
): OfferValues {
  const typed = Object.fromEntries(OFFER_FIELDS.map((field) => [field, posted(req, field)])) as OfferValues
  const offered = (value: string, ids: readonly (string | number)[], otherwise = '') =>
    ids.some((id) => String(id) === value) ? value : otherwise
  const ids = (options: readonly { readonly id: string | number }[]) => options.map(({ id }) => id)
  const ticked = postedList(req, 'issues')
  return {
    ...typed,
    agency: offered(typed.agency, ids(choices.agencies)),
    sector: offered(typed.sector, ids(choices.sectors)),
    level: offered(typed.level, OFFER_LEVELS, before.level),
    issues: choices.issues
      .filter(({ id }) => ticked.includes(id))
      .map(({ id }) => id)
      .join(' '),
    sharing: offered(typed.sharing, SHARINGS, before.sharing),
  }
}
