/** Addresses at which leads let agencies read what comes of their answers. */
import type { Route } from '../route.js'
import { createHeard, createHeardWithdrawal, showHeardPreview } from './heard.js'

export const heardRoutes: readonly Route[] = [
  { method: 'get', path: '/rounds/:round/heard', handler: showHeardPreview, who: 'lead' },
  { method: 'post', path: '/rounds/:round/heard', handler: createHeard, who: 'lead' },
  { method: 'post', path: '/rounds/:round/heard/withdrawal', handler: createHeardWithdrawal, who: 'lead' },
]
