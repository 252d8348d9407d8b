/** Who did what, for leads: a page to search, and the same as a file. */
import type { Request } from 'express'
import { ACTIONS, listActivity, recordActivity, type ActivityFilters } from '../../db/activity.js'
import { listAccounts } from '../../db/organisers.js'
import { listRounds } from '../../db/rounds.js'
import { csvText } from '../../export/csv.js'
import { wholeNumber } from '../fields.js'
import { requireRole } from '../guards.js'
import type { Handler } from '../handler.js'
import { activityPage, activityRows, type ActivityChoice } from '../pages/activityPage.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'

const ON_A_PAGE = 100

/** GET /activity?text=&action=&who=&round=&before= */
export const showActivity: Handler = (services) => async (req, res) => {
  const { db, language } = services
  const choice = choiceIn(req)
  const filters = await filtersOf(services, choice)
  const found = await listActivity(db, { ...filters, limit: ON_A_PAGE + 1 })
  const page = activityPage(
    {
      choice,
      found: found.slice(0, ON_A_PAGE),
      hasMore: found.length > ON_A_PAGE,
      accounts: await listAccounts(db),
      rounds: await listRounds(db),
    },
    language,
  )
  await sendPage(services, res, 'account/activity', page, { wide: true })
}

/** GET /activity.csv, with the page's filters: everything found, not a page of it. */
export const downloadActivity: Handler = (services) => async (req, res) => {
  const { db, clock, language } = services
  const { id: organiserId } = await requireRole(services, req, 'lead')
  const found = await listActivity(db, await filtersOf(services, { ...choiceIn(req), before: '' }))
  await recordActivity(db, { organiserId, action: 'activity-exported', object: 'activity.csv' }, clock())
  const accounts = await listAccounts(db)
  res.attachment('activity.csv').type('csv')
  res.send(csvText([Object.values(language.activity.head), ...activityRows(found, accounts, language)]))
}

function choiceIn({ query }: Request): ActivityChoice {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '')
  const action = ACTIONS.find((known) => known === text('action')) ?? ''
  return { text: text('text'), action, who: text('who'), round: text('round'), before: text('before') }
}

async function filtersOf({ db }: Services, choice: ActivityChoice): Promise<ActivityFilters> {
  const round = choice.round && (await listRounds(db)).find(({ slug }) => slug === choice.round)
  return {
    text: choice.text || undefined,
    action: choice.action || undefined,
    organiserId: choice.who === '' ? undefined : wholeNumber(choice.who),
    roundId: round ? round.id : undefined,
    beforeId: choice.before === '' ? undefined : wholeNumber(choice.before),
  }
}
