/** A round's actions: the list, its files, and adding one. */
import type { Request, Response } from 'express'
import { ACTION_FILTERS, actionFaults, type ActionFilter } from '../../audit/actions.js'
import { insertAction, listActions, listNotes } from '../../db/actions.js'
import { csvText } from '../../export/csv.js'
import { writeOneSheet } from '../../export/oneSheet.js'
import { sheetText } from '../../export/sheetText.js'
import { ukDate } from '../../audit/rounds.js'
import { requireRole, visitRound, type RoundVisit } from '../guards.js'
import type { Handler } from '../handler.js'
import { inOneStep } from '../inOneStep.js'
import { newKey } from '../keys.js'
import { addressesOf } from '../pages/addresses.js'
import { addressesOfActions } from '../pages/findings/actionAddresses.js'
import {
  actionFields,
  actionIn,
  actionMessages,
  NO_ACTION,
  type ActionValues,
} from '../pages/findings/actionForm.js'
import { actionRows, actionsPage } from '../pages/findings/actionsPage.js'
import { formPage } from '../pages/workspace/formPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { posted, record, told } from '../workspace/record.js'
import { choicesFor, postedAction } from './actionForm.js'
import { actionAs, notesAs, statementsFor, wordsFor } from './actionWords.js'
import { aroundGroup } from './around.js'

/** GET /rounds/:round/actions?show= */
export const showActions: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const { db, clock, language } = services
  const words = await wordsFor(services, req, { round })
  const page = actionsPage(
    {
      round,
      actions: (await listActions(db, round.id)).map((action) => actionAs(action, words)),
      notes: notesAs(await listNotes(db, round.id), words),
      filter: filterIn(req),
      now: clock(),
      banner: told(req, language.actions.done),
    },
    language,
  )
  await sendPage(services, res, 'findings/actions', page, {
    ...aroundGroup(res.req, round, language),
    back: addressesOf(round).findings,
  })
}

function filterIn({ query }: Request): ActionFilter {
  return ACTION_FILTERS.find((filter) => filter === query.show) ?? 'open'
}

/** GET /rounds/:round/actions/new */
export const showNewAction: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  await sendNewAction(services, req, res, visit, { values: NO_ACTION, messages: new Map(), form: newKey() })
}

/** POST /rounds/:round/actions */
export const createAction: Handler = (services) => async (req, res) => {
  const visit = await visitRound(services, req)
  const { clock, language } = services
  const { round } = visit
  const { id: organiserId } = await requireRole(services, req, 'member')
  const values = postedAction(
    req,
    await choicesFor(services, req, visit, await wordsFor(services, req, visit)),
    NO_ACTION,
  )
  const action = actionIn(values)
  const messages = actionMessages(actionFaults(action, clock()), values, language)
  const form = posted(req, 'form') || newKey()
  if (messages.size > 0) {
    await sendNewAction(services, req, res, visit, { values, messages, form })
    return
  }
  const kept = { roundId: round.id, formId: form, organiserId }
  await inOneStep(services, async (within) => {
    const number = await insertAction(within.db, kept, action, clock())
    await record(within, req, round, 'action-added', `actions/${number}`)
  })
  res.redirect(303, `${addressesOfActions(round).list}?done=added`)
}

async function sendNewAction(
  services: Services,
  req: Request,
  res: Response,
  visit: RoundVisit,
  { values, messages, form }: { values: ActionValues; messages: ReadonlyMap<string, string>; form: string },
): Promise<void> {
  const { round } = visit
  const { language } = services
  const { list } = addressesOfActions(round)
  const choices = await choicesFor(services, req, visit, await wordsFor(services, req, visit))
  const page = formPage(
    {
      title: language.actions.newTitle,
      action: list,
      fields: actionFields(values, choices, language),
      hidden: [{ name: 'form', value: form }],
      button: language.actions.create,
      messages,
    },
    language,
  )
  await sendPage(services, res, 'workspace/form', page, {
    ...aroundGroup(res.req, round, language),
    back: list,
    hasErrors: messages.size > 0,
  })
}

/** GET /rounds/:round/actions.csv */
export const downloadActions: Handler = (services) => async (req, res) => {
  const { round, labels, rows } = await fileOf(services, req)
  await record(services, req, round, 'actions-exported', 'actions.csv')
  res.attachment(`${round.slug}-actions.csv`).type('csv')
  res.send(csvText([labels, ...rows]))
}

const WIDE = 60
const NARROW = 20

/** GET /rounds/:round/actions.xlsx */
export const downloadActionsWorkbook: Handler = (services) => async (req, res) => {
  const { round, labels, rows } = await fileOf(services, req)
  const { language, config, clock } = services
  const { file: words } = language.actions
  await record(services, req, round, 'actions-exported', 'actions.xlsx')
  res.attachment(`${round.slug}-actions.xlsx`).type('xlsx')
  const wide = [words.columns.text, words.columns.notes]
  await writeOneSheet(res, {
    title: words.title(round.title),
    sheet: words.sheet,
    creator: config.councilName,
    footer: '',
    notes: [...(round.invented ? [language.layout.invented] : []), words.note(ukDate(clock()))],
    columns: labels.map((label) => ({ label, align: 'left', width: wide.includes(label) ? WIDE : NARROW })),
    rows: rows.map((row) => row.map((text) => ({ value: sheetText(text) }))),
  })
}

/** The columns' labels, and the rows under them. */
async function fileOf(services: Services, req: Request) {
  const { round, questionnaire } = await visitRound(services, req)
  const { db, clock, language } = services
  const { columns } = language.actions.file
  const words = await wordsFor(services, req, { round })
  const given = {
    actions: (await listActions(db, round.id)).map((action) => actionAs(action, words)),
    notes: notesAs(await listNotes(db, round.id), words),
    ...{ now: clock(), sections: questionnaire.sections },
    statements: await statementsFor(services, { round }, words),
  }
  const names = Object.keys(columns) as (keyof typeof columns)[]
  const rows = actionRows(given, language).map((row) => names.map((name) => row[name]))
  return { round, labels: names.map((name) => columns[name]), rows }
}
