/** One entry of what is on offer: looking at it, changing it, and splitting it. */
import type { Request, Response } from 'express'
import { partOf, suggestParts } from '../../audit/offer/drafting.js'
import { offerFaults } from '../../audit/offer/entries.js'
import type { Span } from '../../audit/personalData/spans.js'
import { fingerprintOf } from '../../audit/themes/decidedExcerpts.js'
import { saveOfferEntry, splitOfferEntry } from '../../db/offer.js'
import { requireRole } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { mergedForm } from '../pages/findings/meanwhile.js'
import { addressesOfOffer } from '../pages/findings/offerAddresses.js'
import { offerEntryPage } from '../pages/findings/offerEntryPage.js'
import {
  OFFER_FIELDS,
  offerFields,
  offerIn,
  offerMessages,
  offerValues,
  type OfferValues,
} from '../pages/findings/offerForm.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, postedList, record, told } from '../workspace/record.js'
import { postedOffer } from './offerForm.js'
import { readShown, shownField } from './shownFields.js'
import { offerChoices, visitEntry, type EntryVisit } from './visitOffer.js'
import { untilSaved } from './untilSaved.js'

/** GET /rounds/:round/offer/:entry */
export const showOfferEntry: Handler = (services) => async (req, res) => {
  const visit = await visitEntry(services, req)
  await sendEntry(services, res, visit, { banner: told(req, services.language.offer.done) })
}

/** POST /rounds/:round/offer/:entry: the next version, unless somebody else has written it meanwhile. */
export const saveOfferForm: Handler = untilSaved(saveOnce)

/** False where nothing was saved nor sent, since somebody else was faster. */
async function saveOnce(services: Services, req: Request, res: Response): Promise<boolean> {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitEntry(services, req)
  const { round, read, answer } = visit
  const { values, messages } = await readForm(services, req, visit)
  if (messages.size > 0) {
    await sendEntry(services, res, visit, { values, messages })
    return true
  }
  const { id, version, number } = read.entry
  const isSame = JSON.stringify(values) === JSON.stringify(shownValues(visit))
  if (!isSame || read.hasChanged) {
    const isSaved = await inOneStep(services, async (within) => {
      const writing = { id, version, organiserId }
      if (!(await saveOfferEntry(within.db, writing, offerIn(values, answer), services.clock()))) return false
      await record(within, req, round, 'offer-changed', `offer/${number}`)
      return true
    })
    if (!isSaved) return false
  }
  res.redirect(303, `${addressesOfOffer(round).entry(number)}?done=saved`)
  return true
}

/** The posted form, and what is wrong with it or no longer as it was shown. */
async function readForm(services: Services, req: Request, visit: EntryVisit) {
  const { language } = services
  const { entry } = visit.read
  const choices = await offerChoices(services, visit)
  const now = shownValues(visit)
  const typed = postedOffer(req, choices, now)
  const shown = isCurrent(req, visit) ? now : readShown(req, OFFER_FIELDS)
  const { values, messages } = mergedForm(
    { shown, typed, now, who: entry.writtenBy },
    (given: OfferValues) => offerFields(given, choices, language),
    language,
  )
  const faults = offerMessages(offerFaults(offerIn(values, visit.answer), values.words), values, language)
  const changed: readonly (readonly [string, string])[] = isAnswerShown(req, visit)
    ? []
    : [['words', language.offer.faults.answerChanged]]
  return { values, messages: new Map([...messages, ...changed, ...faults]) }
}

function isCurrent(req: Request, { read: { entry } }: EntryVisit): boolean {
  return posted(req, 'version') === String(entry.version)
}

/** Whether the answer still is what the form was shown beside. */
function isAnswerShown(req: Request, { answer }: EntryVisit): boolean {
  return answer === undefined || posted(req, 'answer') === fingerprintOf(answer)
}

/** The form as it is shown: of an answer that has changed, all that it says by now is there to choose from. */
function shownValues({ read, answer = '' }: EntryVisit): OfferValues {
  const { entry, words, hasChanged } = read
  return offerValues(entry, hasChanged && entry.words.place !== null ? answer.trim() : words)
}

/** POST /rounds/:round/offer/:entry/parts */
export const createOfferParts: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const visit = await visitEntry(services, req)
  const { clock, language } = services
  const { round, read, answer = '' } = visit
  const words = language.offer.parts
  const ticked = postedList(req, 'part')
  const spans = partsOf(visit).filter(({ start, end }) => ticked.includes(`${start}-${end}`))
  const sendFault = (fault: string) =>
    sendEntry(services, res, visit, {
      messages: new Map([[partsOf(visit).length > 0 ? 'part' : 'title', fault]]),
    })
  if (!isCurrent(req, visit) || !isAnswerShown(req, visit)) return sendFault(words.outdated)
  if (spans.length === 0) return sendFault(words.none)
  const parts = spans.map((span) => partOf(read.entry, answer, span))
  const writer = { roundId: round.id, organiserId }
  const isSplit = await inOneStep(services, async (within) => {
    if (!(await splitOfferEntry(within.db, writer, read.entry, parts, clock()))) return false
    await record(within, req, round, 'offer-split', `offer/${read.entry.number}`)
    return true
  })
  if (!isSplit) return sendFault(words.outdated)
  res.redirect(303, `${addressesOfOffer(round).list}?done=split`)
}

/** What it could be split into; nothing once it was left out. */
function partsOf({ read: { entry, hasChanged }, answer }: EntryVisit): readonly Span[] {
  const { place } = entry.words
  if (place === null || hasChanged || answer === undefined || entry.sharing === 'left-out') return []
  return suggestParts(answer, place)
}

async function sendEntry(
  services: Services,
  res: Response,
  visit: EntryVisit,
  sent: {
    readonly values?: OfferValues
    readonly messages?: ReadonlyMap<string, string>
    readonly banner?: string | undefined
  },
): Promise<void> {
  const { language } = services
  const { round, read, answer } = visit
  const { messages = new Map<string, string>(), banner } = sent
  const now = shownValues(visit)
  const page = offerEntryPage(
    {
      ...visit,
      choices: await offerChoices(services, visit),
      parts: partsOf(visit),
      values: sent.values ?? now,
      messages,
      hidden: [
        { name: 'version', value: String(read.entry.version) },
        { name: 'answer', value: answer === undefined ? '' : fingerprintOf(answer) },
        shownField(now),
      ],
      banner,
    },
    language,
  )
  await sendPage(services, res, 'findings/offer-entry', page, {
    round,
    back: addressesOfOffer(round).list,
    navigation: workspaceNavigation(round, 'findings', language),
    hasErrors: messages.size > 0,
  })
}
