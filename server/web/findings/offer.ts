/** A round's directory of what is on offer: the list, drafting entries from answers, and adding one. */
import type { Request, Response } from 'express'
import { draftEntries } from '../../audit/offer/drafting.js'
import { issuesOf } from '../../audit/offer/definition.js'
import { OFFER_LEVELS, offerFaults } from '../../audit/offer/entries.js'
import {
  findEntries,
  OFFER_VIEWS,
  sharedEntries,
  type OfferFilters,
  type OfferView,
} from '../../audit/offer/sharing.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import { listMatchedAgencies } from '../../db/matches.js'
import { insertDraftedEntries, insertOfferEntry } from '../../db/offer.js'
import { isLead, requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { newKey } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import { addressesOfOffer } from '../pages/findings/offerAddresses.js'
import {
  NO_OFFER,
  offerFields,
  offerIn,
  offerMessages,
  type OfferValues,
} from '../pages/findings/offerForm.js'
import { OFFER_PAGE_LENGTH, offerPage } from '../pages/findings/offerPage.js'
import { formPage } from '../pages/workspace/formPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from '../workspace/record.js'
import { postedOffer } from './offerForm.js'
import { offerChoices, visitOffer, type OfferVisit } from './visitOffer.js'

/** GET /rounds/:round/offer?search=&level=&sector=&issue=&view=&page= */
export const showOffer: Handler = (services) => async (req, res) => {
  const visit = await visitOffer(services, req)
  const { language } = services
  const { round } = visit
  const { shown: found, ...rest } = await foundOffer(services, req, visit)
  const pages = Math.max(1, Math.ceil(found.length / OFFER_PAGE_LENGTH))
  const page = Math.min(pages, pageIn(req))
  const shown = found.slice((page - 1) * OFFER_PAGE_LENGTH, page * OFFER_PAGE_LENGTH)
  const banner = told(req, language.offer.done)
  const model = offerPage({ round, ...rest, shown, found: found.length, page, pages, banner }, language)
  await sendPage(services, res, 'findings/offer', model, {
    round,
    back: addressesOf(round).findings,
    navigation: workspaceNavigation(round, 'findings', language),
  })
}

function pageIn({ query }: Request): number {
  const page = Number(query.page)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

/** What the address asks for, as far as it reaches whoever asks: members read what is shared with the group. */
export async function foundOffer(services: Services, req: Request, visit: OfferVisit) {
  const { questionnaire, entries, names } = visit
  const filters = filtersIn(req)
  const view = isLead(req) ? (OFFER_VIEWS.find((one) => one === req.query.view) ?? 'leads') : 'group'
  return {
    sectors: sectorsOf(questionnaire),
    issues: issuesOf(services.offers.get(questionnaire.edition), questionnaire),
    filters,
    view: view satisfies OfferView,
    shown: findEntries(sharedEntries(entries, view, names), filters),
    lead: isLead(req)
      ? {
          entries: new Map(entries.map((one) => [one.entry.number, one])),
          changed: sharedEntries(entries, 'changed', names).length,
          toDraft: (await draftsOf(services, visit)).length,
        }
      : undefined,
  }
}

function filtersIn(req: Request): OfferFilters {
  const value = (name: string) => {
    const given = req.query[name]
    return typeof given === 'string' ? given.slice(0, 200) : ''
  }
  return {
    search: value('search'),
    level: OFFER_LEVELS.find((level) => level === value('level')) ?? '',
    sector: value('sector'),
    issue: value('issue'),
  }
}

/** Entries of answers that have none yet. */
async function draftsOf({ db, offers }: Services, { round, responses, entries }: OfferVisit) {
  const definition = offers.get(round.edition)
  if (!definition) return []
  const matched = await listMatchedAgencies(db, round.id)
  return draftEntries(
    responses,
    definition,
    entries.map(({ entry }) => entry),
    matched,
  )
}

/** POST /rounds/:round/offer/drafts */
export const createOfferDrafts: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitOffer(services, req)
  const { round } = visit
  const drafted = await draftsOf(services, visit)
  const kept = await inOneStep(services, async (within) => {
    const writer = { roundId: round.id, organiserId }
    const count = await insertDraftedEntries(within.db, writer, drafted, services.clock())
    if (count > 0) await record(within, req, round, 'offer-drafted', 'offer', String(count))
    return count
  })
  res.redirect(303, `${addressesOfOffer(round).list}?done=${kept > 0 ? 'drafted' : 'none-drafted'}`)
}

/** GET /rounds/:round/offer/new */
export const showNewOffer: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  await sendNewOffer(services, res, visit, { values: NO_OFFER, messages: new Map(), form: newKey() })
}

/** POST /rounds/:round/offer */
export const createOffer: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitRound(services, req)
  const { clock, language } = services
  const { round } = visit
  const values = postedOffer(req, await offerChoices(services, visit))
  const entry = offerIn(values, undefined)
  const messages = offerMessages(offerFaults(entry, values.words), values, language)
  const form = posted(req, 'form') || newKey()
  if (messages.size > 0) {
    await sendNewOffer(services, res, visit, { values, messages, form })
    return
  }
  await inOneStep(services, async (within) => {
    await insertOfferEntry(within.db, { roundId: round.id, formId: form, organiserId }, entry, clock())
    await record(within, req, round, 'offer-added', 'offer')
  })
  res.redirect(303, `${addressesOfOffer(round).list}?done=added`)
}

async function sendNewOffer(
  services: Services,
  res: Response,
  visit: RoundVisit,
  { values, messages, form }: { values: OfferValues; messages: ReadonlyMap<string, string>; form: string },
): Promise<void> {
  const { round } = visit
  const { language } = services
  const { list } = addressesOfOffer(round)
  const page = formPage(
    {
      title: language.offer.newTitle,
      action: list,
      fields: offerFields(values, await offerChoices(services, visit), language),
      hidden: [{ name: 'form', value: form }],
      button: language.offer.create,
      messages,
    },
    language,
  )
  await sendPage(services, res, 'workspace/form', page, {
    round,
    back: list,
    navigation: workspaceNavigation(round, 'findings', language),
    hasErrors: messages.size > 0,
  })
}
