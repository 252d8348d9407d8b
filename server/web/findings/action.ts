/** One action: looking at it, changing it, and noting how it goes. */
import type { Request, Response } from 'express'
import { actionFaults, LONGEST_NOTE, type AgreedAction, type NewAction } from '../../audit/actions.js'
import { insertNote, listActionVersions, listNotes, saveAction } from '../../db/actions.js'
import { notFound } from '../errors.js'
import { wholeNumber } from '../fields.js'
import { param, requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { newKey } from '../keys.js'
import { addressesOfActions } from '../pages/findings/actionAddresses.js'
import {
  ACTION_FIELDS,
  actionFields,
  actionIn,
  actionMessages,
  actionValues,
  type ActionValues,
} from '../pages/findings/actionForm.js'
import { actionPage } from '../pages/findings/actionPage.js'
import { mergedForm } from '../pages/findings/meanwhile.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from '../workspace/record.js'
import { choicesFor, postedAction } from './actionForm.js'
import { actionAs, notesAs, wordsFor, type Words } from './actionWords.js'
import { readShown, shownField } from './shownFields.js'
import { aroundGroup } from './around.js'
import { untilSaved } from './untilSaved.js'

interface ActionVisit extends RoundVisit {
  /** The latest version first. */
  readonly versions: readonly [AgreedAction, ...AgreedAction[]]
  /** The latest as it is kept: members read the versions through the mask. */
  readonly kept: AgreedAction
  readonly words: Words
}

/** GET /rounds/:round/actions/:action */
export const showAction: Handler = (services) => async (req, res) => {
  const visit = await visitAction(services, req)
  await sendAction(services, req, res, visit, { banner: told(req, services.language.actions.done) })
}

/** POST /rounds/:round/actions/:action: the next version, unless somebody else has written it meanwhile. */
export const saveActionForm: Handler = untilSaved(saveOnce)

/** False where nothing was saved nor sent, since somebody else was faster. */
async function saveOnce(services: Services, req: Request, res: Response): Promise<boolean> {
  const { id: organiserId } = await requireRole(services, req, 'member')
  const visit = await visitAction(services, req)
  const { round, kept } = visit
  const { values, messages } = await readAction(services, req, visit)
  if (messages.size > 0) {
    await sendAction(services, req, res, visit, { values, messages })
    return true
  }
  const action = unmasked(actionIn(values), visit)
  const { id, version, number } = kept
  if (JSON.stringify(actionValues(action)) !== JSON.stringify(actionValues(kept))) {
    const isSaved = await inOneStep(services, async (within) => {
      const writing = { id, version, organiserId }
      if (!(await saveAction(within.db, writing, action, services.clock()))) return false
      await record(within, req, round, 'action-changed', `actions/${number}`)
      return true
    })
    if (!isSaved) return false
  }
  res.redirect(303, `${addressesOfActions(round).action(number)}?done=saved`)
  return true
}

/** The action without the mask where what was read through it stands unchanged: saving hides no words from others. */
function unmasked(action: NewAction, { versions: [read], kept }: ActionVisit): NewAction {
  const { text, owner } = action
  return {
    ...action,
    text: text === read.text ? kept.text : text,
    owner: owner === read.owner ? kept.owner : owner,
  }
}

/** The posted form, and what is wrong with it or no longer as it was shown. */
async function readAction(services: Services, req: Request, visit: ActionVisit) {
  const { clock, language } = services
  const [current] = visit.versions
  const choices = await choicesFor(services, req, visit, visit.words, current)
  const now = actionValues(current)
  const typed = postedAction(req, choices, now)
  const isCurrent = posted(req, 'version') === String(current.version)
  const shown = isCurrent ? now : readShown(req, ACTION_FIELDS)
  const { values, messages } = mergedForm(
    { shown, typed, now, who: current.writtenBy },
    (given: ActionValues) => actionFields(given, choices, language),
    language,
  )
  const faults = actionMessages(actionFaults(actionIn(values), clock()), values, language)
  return { values, messages: new Map([...messages, ...faults]) }
}

/** POST /rounds/:round/actions/:action/notes */
export const createActionNote: Handler = (services) => async (req, res) => {
  const { id: organiserId } = await requireRole(services, req, 'member')
  const visit = await visitAction(services, req)
  const { clock, language } = services
  const { round, versions } = visit
  const [{ id, number }] = versions
  const note = posted(req, 'note')
  const { empty, long } = language.actions.noteFaults
  const fault = note === '' ? empty : note.length > LONGEST_NOTE ? long(note.length) : undefined
  if (fault !== undefined) {
    await sendAction(services, req, res, visit, { note, messages: new Map([['note', fault]]) })
    return
  }
  const formId = posted(req, 'form') || newKey()
  await inOneStep(services, async (within) => {
    await insertNote(within.db, { id, formId, organiserId }, note, clock())
    await record(within, req, round, 'action-noted', `actions/${number}`)
  })
  res.redirect(303, `${addressesOfActions(round).action(number)}?done=noted`)
}

/** The action of the address. @throws notFound */
async function visitAction(services: Services, req: Request): Promise<ActionVisit> {
  const visit = await visitRound(services, req)
  const number = wholeNumber(param(req, 'action'))
  const [last, ...earlier] = await listActionVersions(services.db, visit.round.id, number)
  if (!last) throw notFound()
  const words = await wordsFor(services, req, visit)
  const read = earlier.map((one) => actionAs(one, words))
  return { ...visit, versions: [actionAs(last, words), ...read], kept: last, words }
}

async function sendAction(
  services: Services,
  req: Request,
  res: Response,
  visit: ActionVisit,
  sent: {
    readonly values?: ActionValues
    readonly messages?: ReadonlyMap<string, string>
    readonly note?: string
    readonly banner?: string | undefined
  },
): Promise<void> {
  const { db, clock, language } = services
  const { round, versions, words } = visit
  const [current] = versions
  const { messages = new Map<string, string>(), note = '', banner } = sent
  const now = actionValues(current)
  const page = actionPage(
    {
      ...{ round, versions, banner, messages, note, values: sent.values ?? now, now: clock() },
      notes: notesAs(await listNotes(db, round.id), words).get(current.id) ?? [],
      choices: await choicesFor(services, req, visit, words, current),
      hidden: {
        change: [{ name: 'version', value: String(current.version) }, shownField(now)],
        note: [{ name: 'form', value: newKey() }],
      },
    },
    language,
  )
  await sendPage(services, res, 'findings/action', page, {
    ...aroundGroup(res.req, round, language),
    back: addressesOfActions(round).list,
    hasErrors: messages.size > 0,
  })
}
