/** Addresses of a round's comparison with the earlier one. Members read all of it but one agency's answers. */
import type { Route } from '../route.js'
import { downloadComparison, showComparedSection, showComparison } from './comparison.js'
import { showSideBySide } from './sideBySide.js'

export const comparisonRoutes: readonly Route[] = [
  { method: 'get', path: '/rounds/:round/comparison', handler: showComparison, who: 'member' },
  { method: 'get', path: '/rounds/:round/comparison.csv', handler: downloadComparison, who: 'member' },
  {
    method: 'get',
    path: '/rounds/:round/comparison/sections/:section',
    handler: showComparedSection,
    who: 'member',
  },
  {
    method: 'get',
    path: '/rounds/:round/comparison/agencies/:agency',
    handler: showSideBySide,
    who: 'lead',
  },
]
