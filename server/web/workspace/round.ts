/** Creating a round, and its settings. */
import type { Request, Response } from 'express'
import {
  ROUND_DEFAULTS,
  roundFaults,
  slugFrom,
  ukDate,
  type NewRound,
  type Round,
} from '../../audit/rounds.js'
import { findRound, insertRound, isRoundUsed, listRounds, updateRound } from '../../db/rounds.js'
import type { Db } from '../../db/store.js'
import { visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { addressesOf } from '../pages/addresses.js'
import { ROUNDS, workspaceOf } from '../pages/workspace/addresses.js'
import { formPage } from '../pages/workspace/formPage.js'
import { workspaceNavigation } from '../pages/workspace/navigation.js'
import {
  ROUND_FIELDS,
  roundFields,
  roundMessages,
  titleIn,
  valuesOf,
  type RoundValues,
} from '../pages/workspace/roundForm.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from './record.js'

const WEEK = 7 * 24 * 60 * 60 * 1000

/** GET /rounds/new */
export const showNewRound: Handler = (services) => async (_req, res) => {
  const now = services.clock()
  // A draft is for those who choose it.
  const [only, ...others] = [...services.questionnaires.values()].filter(({ draft }) => draft !== true)
  const blank: NewRound = {
    ...ROUND_DEFAULTS,
    slug: '',
    title: '',
    area: '',
    edition: others.length === 0 ? (only?.edition ?? '') : '',
    opensOn: ukDate(now),
    closesOn: ukDate(new Date(now.getTime() + 6 * WEEK)),
  }
  await sendNewRound(services, res, valuesOf(blank), new Map())
}

/** POST /rounds */
export const createRound: Handler = (services) => async (req, res) => {
  const { db, language, questionnaires, clock } = services
  const values = postedValues(req)
  const slug = await freeSlug(services, values.title)
  const others = await listRounds(db)
  const wanted = { ...ROUND_DEFAULTS, slug, ...settingsIn(values, others), edition: values.edition }
  const messages = roundMessages(roundFaults(wanted, [...questionnaires.keys()]), language)
  if (messages.size > 0) {
    await sendNewRound(services, res, values, messages)
    return
  }
  const round = await inOneStep(services, async (within) => {
    const made = await insertRound(within.db, wanted, clock())
    await record(within, req, made, 'round-created', 'settings')
    return made
  })
  res.redirect(303, `${workspaceOf(round).agencies}?done=created`)
}

/** GET /rounds/:round/settings */
export const showSettings: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { workspace: words } = services.language
  const banner = told(req, { saved: words.round.savedText })
  await sendSettings(services, res, visit, { values: valuesOf(visit.round), messages: new Map(), banner })
}

/** POST /rounds/:round/settings. A used edition stays whatever the form says. */
export const saveSettings: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { db, language, questionnaires } = services
  const { round } = visit
  const values = postedValues(req)
  const edition = (await isRoundUsed(db, round.id)) ? round.edition : values.edition
  const wanted = { ...round, ...settingsIn(values, await otherRounds(db, round)), edition }
  const messages = roundMessages(roundFaults(wanted, [...questionnaires.keys()]), language)
  if (messages.size > 0) {
    await sendSettings(services, res, visit, { values, messages })
    return
  }
  await inOneStep(services, async (within) => {
    await updateRound(within.db, round.id, wanted)
    await record(within, req, round, 'round-changed', 'settings')
  })
  res.redirect(303, `${workspaceOf(round).settings}?done=saved`)
}

function postedValues(req: Request): RoundValues {
  return Object.fromEntries(ROUND_FIELDS.map((field) => [field, posted(req, field)])) as RoundValues
}

/** A round that is none of `others` is one that cannot be chosen: not a number. */
function settingsIn(values: RoundValues, others: readonly Round[]) {
  const earlier = others.find(({ id }) => String(id) === values.earlierRoundId)
  return {
    title: values.title,
    area: values.area,
    opensOn: values.opensOn,
    closesOn: values.closesOn,
    access: values.access === 'invitation' ? ('invitation' as const) : ('open-link' as const),
    minimumCount: values.minimumCount === '' ? Number.NaN : Number(values.minimumCount),
    contactEmail: values.contactEmail,
    contactPhone: values.contactPhone,
    dangerContact: values.dangerContact,
    thresholdsUrl: values.thresholdsUrl === '' ? null : values.thresholdsUrl,
    earlierRoundId: values.earlierRoundId === '' ? null : (earlier?.id ?? Number.NaN),
  }
}

/** The rounds that a round can be compared with. */
async function otherRounds(db: Db, { id }: Round): Promise<readonly Round[]> {
  return (await listRounds(db)).filter((other) => other.id !== id)
}

/** The title's slug, with a number behind it where another round, or an address of ours, has it. */
async function freeSlug({ db }: Services, title: string): Promise<string> {
  const slug = slugFrom(title)
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? slug : `${slug}-${number}`
    if (tried !== 'new' && !(await findRound(db, tried))) return tried
  }
}

async function sendNewRound(
  services: Services,
  res: Response,
  values: RoundValues,
  messages: ReadonlyMap<string, string>,
): Promise<void> {
  const { language, questionnaires, db } = services
  const { round: words } = language.workspace
  const others = await listRounds(db)
  const choices = { questionnaires: questionnaires.values(), isEditionFixed: false, others }
  const fields = roundFields(values, choices, language)
  const form = { title: words.newTitle, action: ROUNDS, fields, messages, button: words.create }
  const hasErrors = messages.size > 0
  await sendPage(services, res, 'workspace/form', formPage(form, language), { back: '/', hasErrors })
}

async function sendSettings(
  services: Services,
  res: Response,
  { round, questionnaire }: RoundVisit,
  {
    values,
    messages,
    banner,
  }: { values: RoundValues; messages: ReadonlyMap<string, string>; banner?: string | undefined },
): Promise<void> {
  const { language, questionnaires, config, db } = services
  const { round: words } = language.workspace
  const isFixed = await isRoundUsed(db, round.id)
  const others = await otherRounds(db, round)
  const choices = { questionnaires: questionnaires.values(), isEditionFixed: isFixed, others }
  const fields = roundFields(values, choices, language)
  const text = [
    words.address(`${config.publicUrl}${addressesOf(round).start}`),
    ...(isFixed ? [words.editionFixed(titleIn(round.area, questionnaire))] : []),
  ]
  const action = workspaceOf(round).settings
  const links = [{ text: language.retention.link, href: workspaceOf(round).retention }]
  const form = {
    title: words.settingsTitle,
    text,
    links,
    banner,
    action,
    fields,
    messages,
    button: words.save,
  }
  await sendPage(services, res, 'workspace/form', formPage(form, language), {
    round,
    navigation: workspaceNavigation(round, 'settings', language),
    hasErrors: messages.size > 0,
  })
}
