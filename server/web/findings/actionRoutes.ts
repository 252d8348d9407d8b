/** Addresses of a round's actions. */
import type { Route } from '../route.js'
import { createActionNote, saveActionForm, showAction } from './action.js'
import {
  createAction,
  downloadActions,
  downloadActionsWorkbook,
  showActions,
  showNewAction,
} from './actions.js'

export const actionRoutes: readonly Route[] = [
  // What the group agreed to do
  { method: 'get', path: '/rounds/:round/actions', handler: showActions, who: 'member' },
  { method: 'post', path: '/rounds/:round/actions', handler: createAction, who: 'member' },
  { method: 'get', path: '/rounds/:round/actions.csv', handler: downloadActions, who: 'member' },
  { method: 'get', path: '/rounds/:round/actions.xlsx', handler: downloadActionsWorkbook, who: 'member' },
  { method: 'get', path: '/rounds/:round/actions/new', handler: showNewAction, who: 'member' },
  { method: 'get', path: '/rounds/:round/actions/:action', handler: showAction, who: 'member' },
  { method: 'post', path: '/rounds/:round/actions/:action', handler: saveActionForm, who: 'member' },
  { method: 'post', path: '/rounds/:round/actions/:action/notes', handler: createActionNote, who: 'member' },
]
