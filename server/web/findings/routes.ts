/** Addresses of a round's findings, and of the words behind them. */
import type { Route } from '../route.js'
import { showCell, showSentResponse } from './cell.js'
import { showFindings, showFindingsSection } from './overview.js'
import { showTheme } from './theme.js'
import { downloadWorkbook } from './workbook.js'

export const findingsRoutes: readonly Route[] = [
  // Organisers: findings. What holds people's own words is for leads until names in them are masked for members.
  { method: 'get', path: '/rounds/:round/findings', handler: showFindings, who: 'member' },
  { method: 'get', path: '/rounds/:round/findings.xlsx', handler: downloadWorkbook, who: 'lead' },
  {
    method: 'get',
    path: '/rounds/:round/findings/sections/:section',
    handler: showFindingsSection,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/findings/themes/:theme', handler: showTheme, who: 'member' },
  {
    method: 'get',
    path: '/rounds/:round/findings/tables/:table/:row/:column',
    handler: showCell,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/responses/:reference', handler: showSentResponse, who: 'lead' },
]
