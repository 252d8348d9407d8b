/** The agencies of a round, and the register behind them. */
import type { Request } from 'express'
import { LONGEST_FIELD, STANDINGS, tagsIn, type NewAgency, type Standing } from '../../audit/agencies.js'
import { nameKey } from '../../audit/agencyNames.js'
import { isEmail } from '../../audit/agencyRows.js'
import { sectorsOf } from '../../audit/questionnaire.js'
import { stateOf } from '../../audit/rounds.js'
import {
  expectAgencies,
  expectWholeRegister,
  findAgencyByName,
  findRoundAgency,
  listAgencies,
  listRoundAgencies,
  setStanding,
  updateAgency,
} from '../../db/agencies.js'
import { listMatched } from '../../db/matches.js'
import { lastMessageId } from '../../db/messages.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOf } from '../pages/addresses.js'
import { workspaceOf } from '../pages/workspace/addresses.js'
import { agenciesPage } from '../pages/workspace/agenciesPage.js'
import {
  agencyPage,
  agencyValues,
  newAgencyPage,
  UNKNOWN_SECTOR,
  type AgencyValues,
} from '../pages/workspace/agencyPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from './record.js'

/** GET /rounds/:round/agencies */
export const showAgencies: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { db, language, config, clock } = services
  const { round } = visit
  const agencies = await listRoundAgencies(db, round.id)
  const { round: roundWords, agencies: words, import: importWords } = language.workspace
  const address = `${config.publicUrl}${addressesOf(round).start}`
  const created = roundWords.created[stateOf(round, clock())](address, round.opensOn)
  const banner = told(req, { created, added: words.added, imported: importWords.applied })
  const elsewhere = (await listAgencies(db)).length - agencies.length
  const page = agenciesPage({ ...visit, agencies, elsewhere, banner }, language)
  const navigation = workspaceNavigation(round, 'agencies', language)
  await sendPage(services, res, 'workspace/agencies', page, { round, navigation, wide: true })
}

/** POST /rounds/:round/agencies/register: expects every agency of the register in this round. */
export const createRegisterExpectation: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  await inOneStep(services, async (within) => {
    const count = await expectWholeRegister(within.db, round.id)
    await record(within, req, round, 'agencies-imported', `agencies/register/${count}`)
  })
  res.redirect(303, workspaceOf(round).agencies)
}

const NEW: NewAgency = { name: '', sector: '', contact: '', email: '', tags: [] }

/** GET /rounds/:round/agencies/new */
export const showNewAgency: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const values = { ...agencyValues(NEW, 'expected'), sector: '' }
  const page = newAgencyPage({ ...visit, values, messages: new Map() }, services.language)
  const back = workspaceOf(visit.round).agencies
  await sendPage(services, res, 'workspace/form', page, { round: visit.round, back })
}

/** POST /rounds/:round/agencies */
export const createAgency: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { clock, language } = services
  const { round } = visit
  const { values, agency, standing, messages } = await readAgency(services, req, visit)
  const back = workspaceOf(round).agencies
  if (messages.size > 0) {
    const page = newAgencyPage({ ...visit, values, messages }, language)
    await sendPage(services, res, 'workspace/form', page, { round, back, hasErrors: true })
    return
  }
  await inOneStep(services, async (within) => {
    const [one] = await expectAgencies(within.db, round.id, [agency], clock())
    if (one) await setStanding(within.db, round.id, one.id, standing)
    await record(within, req, round, 'agency-changed', `agencies/${one?.id ?? ''}`)
  })
  res.redirect(303, `${back}?done=added`)
}

/** GET /rounds/:round/agencies/:agency */
export const showAgency: Handler = (services) => async (req, res) => {
  const { visit, one } = await visitAgency(services, req)
  const values = agencyValues(one.agency, one.standing)
  const { savedText: saved } = services.language.workspace.agencies
  await sendAgency(services, res, {
    ...visit,
    one,
    values,
    messages: new Map(),
    banner: told(req, { saved }),
  })
}

/** POST /rounds/:round/agencies/:agency: the agency itself, and its standing in this round. */
export const saveAgency: Handler = (services) => async (req, res) => {
  const { visit, one } = await visitAgency(services, req)
  const { round } = visit
  const { values, agency, standing, messages } = await readAgency(services, req, visit, one.agency.id)
  if (messages.size > 0) {
    await sendAgency(services, res, { ...visit, one, values, messages, banner: undefined })
    return
  }
  await inOneStep(services, async (within) => {
    await updateAgency(within.db, one.agency.id, agency)
    await setStanding(within.db, round.id, one.agency.id, standing)
    await record(within, req, round, 'agency-changed', `agencies/${one.agency.id}`)
  })
  res.redirect(303, `${workspaceOf(round).agency(one.agency.id)}?done=saved`)
}

async function visitAgency(services: Services, req: Request) {
  const visit = await visitRound(services, req)
  const one = await findRoundAgency(services.db, visit.round.id, wholeNumber(param(req, 'agency')))
  if (!one) throw notFound()
  return { visit, one }
}

async function sendAgency(
  services: Services,
  res: Parameters<typeof sendPage>[1],
  input: Omit<Parameters<typeof agencyPage>[0], 'sent' | 'mail' | 'seen'>,
): Promise<void> {
  const { db, language, mailer } = services
  const { round, one } = input
  const sent = await listMatched(db, round.id, one.agency.id)
  const seen = await lastMessageId(db, round.id)
  const page = agencyPage({ ...input, sent, seen, mail: mailer !== undefined }, language)
  const hasErrors = input.messages.size > 0
  await sendPage(services, res, 'workspace/agency', page, {
    round,
    back: workspaceOf(round).agencies,
    hasErrors,
  })
}

interface PostedAgency {
  readonly values: AgencyValues
  readonly agency: NewAgency
  readonly standing: Standing
  readonly messages: ReadonlyMap<string, string>
}

/** The posted form's agency, and what is wrong with it by field. */
async function readAgency(
  { db, language }: Services,
  req: Request,
  { round, questionnaire }: RoundVisit,
  ownId?: number,
): Promise<PostedAgency> {
  const { agencies: words } = language.workspace
  const text = (name: keyof AgencyValues) => posted(req, name)
  const values: AgencyValues = {
    name: text('name'),
    sector: text('sector'),
    contact: text('contact'),
    email: text('email'),
    tags: text('tags'),
    standing: text('standing'),
  }
  const other = await findAgencyByName(db, values.name)
  // A new one that the register has from an earlier round is that one, and joins this round.
  const isTaken =
    other !== undefined &&
    other.id !== ownId &&
    (ownId !== undefined || (await findRoundAgency(db, round.id, other.id)) !== undefined)
  const known = [UNKNOWN_SECTOR, ...sectorsOf(questionnaire).map(({ id }) => id)]
  const tooLong = (['name', 'contact', 'email', 'tags'] as const).filter(
    (field) => values[field].length > LONGEST_FIELD,
  )
  const checks: readonly (readonly [keyof AgencyValues, boolean, string])[] = [
    ...tooLong.map((field) => [field, true, words.tooLong(LONGEST_FIELD)] as const),
    ['name', nameKey(values.name) === '', words.noName],
    ['name', isTaken, words.taken],
    ['sector', !known.includes(values.sector), words.noSector],
    ['email', values.email !== '' && !isEmail(values.email), words.badEmail],
  ]
  const { name, contact, email, tags } = values
  const sector = values.sector === UNKNOWN_SECTOR ? '' : values.sector
  return {
    values,
    agency: { name, sector, contact, email, tags: tagsIn(tags) },
    standing: STANDINGS.find((standing) => standing === values.standing) ?? 'expected',
    messages: new Map(checks.filter(([, wrong]) => wrong).map(([field, , message]) => [field, message])),
  }
}
