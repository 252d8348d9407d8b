/** Actions: what the task-and-finish group agreed to do, by whom and until when. */
import { z } from 'zod'
import { isDate, ukDate } from './rounds.js'

export const ACTION_STATUSES = ['not-started', 'under-way', 'done', 'dropped'] as const
/** "dropped": it is no longer planned. */
export type ActionStatus = (typeof ACTION_STATUSES)[number]

/** What each is called. */
export const STATUS_LABELS: Readonly<Record<ActionStatus, string>> = {
  'not-started': 'Not started',
  'under-way': 'Under way',
  done: 'Done',
  dropped: 'No longer planned',
}

/** An action as somebody wants it. */
export interface NewAction {
  readonly text: string
  /** The agency of the register that owns it; null where a group or role does. */
  readonly agencyId: number | null
  /** The group or role that owns it, in words; "" where an agency does. */
  readonly owner: string
  /** Whether what is published may name the agency. */
  readonly isOwnerNamed: boolean
  /** ISO date in the United Kingdom. */
  readonly dueOn: string
  readonly status: ActionStatus
  /** The section of the questionnaire whose findings it follows from, or null. */
  readonly sectionId: string | null
  /** The statement on the findings that it follows from, or null. */
  readonly statementId: number | null
}

/** An action as it was written last. */
export interface AgreedAction extends NewAction {
  readonly id: number
  /** 1 for a round's first, and so on. */
  readonly number: number
  /** The owner's name, where an agency owns it; otherwise "". */
  readonly agencyName: string
  readonly version: number
  readonly writtenBy: string
  /** ISO 8601 UTC. */
  readonly writtenAt: string
}

export interface ActionNote {
  readonly text: string
  readonly writtenBy: string
  /** ISO 8601 UTC. */
  readonly writtenAt: string
}

export const LONGEST_ACTION = 1_000
export const LONGEST_OWNER = 200
export const LONGEST_NOTE = 4_000
/** Due dates further away are slips of the pen. */
const LONGEST_YEARS = 10
const FIRST_DAY = '2000-01-01'

export interface ActionFault {
  readonly field: 'text' | 'owner' | 'dueOn'
  readonly kind: 'empty' | 'too-long' | 'two-owners' | 'malformed'
}

/** What is wrong with an action that somebody wants; empty where nothing is. */
export function actionFaults(action: NewAction, now: Date): readonly ActionFault[] {
  const { text, agencyId, owner } = action
  const faults: readonly (readonly [ActionFault['field'], ActionFault['kind'], boolean])[] = [
    ['text', 'empty', text.trim() === ''],
    ['text', 'too-long', text.length > LONGEST_ACTION],
    ['owner', 'empty', agencyId === null && owner.trim() === ''],
    ['owner', 'two-owners', agencyId !== null && owner.trim() !== ''],
    ['owner', 'too-long', owner.length > LONGEST_OWNER],
    ['dueOn', 'malformed', !isLikelyDay(action.dueOn, now)],
  ]
  return faults.filter(([, , isThere]) => isThere).map(([field, kind]) => ({ field, kind }))
}

function isLikelyDay(day: string, now: Date): boolean {
  const latest = `${Number(ukDate(now).slice(0, 4)) + LONGEST_YEARS}-12-31`
  return isDate(day) && day >= FIRST_DAY && day <= latest
}

/** Whether somebody still has to do it. */
export function isOpen({ status }: Pick<NewAction, 'status'>): boolean {
  return status === 'not-started' || status === 'under-way'
}

/** Whether it should have been done before today. */
export function isOverdue(action: Pick<NewAction, 'status' | 'dueOn'>, now: Date): boolean {
  return isOpen(action) && action.dueOn < ukDate(now)
}

export const ACTION_FILTERS = ['open', 'overdue', 'closed', 'all'] as const
/** "closed": done, or no longer planned. */
export type ActionFilter = (typeof ACTION_FILTERS)[number]

/** The actions of a filter: open ones first, those due first before others. */
export function actionsIn<A extends AgreedAction>(
  actions: readonly A[],
  filter: ActionFilter,
  now: Date,
): readonly A[] {
  const isIn: Readonly<Record<ActionFilter, (action: A) => boolean>> = {
    open: isOpen,
    overdue: (action) => isOverdue(action, now),
    closed: (action) => !isOpen(action),
    all: () => true,
  }
  const place = (action: A) => `${isOpen(action) ? 0 : 1} ${action.dueOn}`
  return actions
    .filter(isIn[filter])
    .toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : a.number - b.number))
}

/** How an action is published. */
export const publishedAction = z
  .object({
    number: z.int().positive().describe('Unique in the round and stable.'),
    text: z.string().describe('What will be done.'),
    owner: z.string().describe('Who does it: a group or role, an agency that may be named, or "An agency".'),
    dueOn: z.iso.date(),
    status: z.enum(ACTION_STATUSES).describe('"dropped": no longer planned.'),
    statement: z
      .int()
      .positive()
      .optional()
      .describe('The id of the statement that it follows from; absent where none of the release is.'),
  })
  .meta({ id: 'Action' })

export type PublishedAction = Readonly<z.infer<typeof publishedAction>>

/** Stands for an agency that may not be named. */
const AN_AGENCY = 'An agency'

/**
 * The actions as anybody may read them, in the order of their numbers.
 *
 * @param mask what members of the group read texts through: what somebody typed may name a respondent
 * @param statements the ids of those that are published with them
 */
export function publishActions(
  actions: readonly AgreedAction[],
  mask: { readonly text: (text: string) => string },
  statements: ReadonlySet<number> = new Set(),
): readonly PublishedAction[] {
  return actions
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, text, owner, agencyId, agencyName, isOwnerNamed, dueOn, status, statementId }) => ({
      number,
      text: mask.text(text),
      owner: agencyId === null ? mask.text(owner) : isOwnerNamed ? agencyName : AN_AGENCY,
      dueOn,
      status,
      ...(statementId !== null && statements.has(statementId) && { statement: statementId }),
    }))
}
