/** The addresses of requests about one person's data, across rounds. */
import type { Route } from '../route.js'
import {
  createErasure,
  createPersonRedaction,
  downloadPersonJson,
  downloadPersonWorkbook,
  showChoice,
} from './personChoice.js'
import {
  createChoice,
  createClearing,
  createPersonRequest,
  createRequestClosure,
  showPersonRequest,
  showPersonRequests,
} from './personRequests.js'

export const personRoutes: readonly Route[] = [
  { method: 'get', path: '/person-requests', handler: showPersonRequests, who: 'lead' },
  { method: 'post', path: '/person-requests', handler: createPersonRequest, who: 'lead' },
  { method: 'get', path: '/person-requests/:request', handler: showPersonRequest, who: 'lead' },
  { method: 'post', path: '/person-requests/:request/choice', handler: createChoice, who: 'lead' },
  { method: 'get', path: '/person-requests/:request/choice', handler: showChoice, who: 'lead' },
  {
    method: 'get',
    path: '/person-requests/:request/choice.xlsx',
    handler: downloadPersonWorkbook,
    who: 'lead',
  },
  { method: 'get', path: '/person-requests/:request/choice.json', handler: downloadPersonJson, who: 'lead' },
  {
    method: 'post',
    path: '/person-requests/:request/redaction',
    handler: createPersonRedaction,
    who: 'lead',
  },
  { method: 'post', path: '/person-requests/:request/erasure', handler: createErasure, who: 'lead' },
  { method: 'post', path: '/person-requests/:request/clearing', handler: createClearing, who: 'lead' },
  { method: 'post', path: '/person-requests/:request/closure', handler: createRequestClosure, who: 'lead' },
]
