/** Addresses of a round's findings, and of the words behind them. */
import { tellingThemes, type Route } from '../route.js'
import { showCell } from './cell.js'
import { showFindings, showFindingsSection } from './overview.js'
import { downloadWorkbook } from './workbook.js'
import { quoteRoutes } from './quotes/routes.js'
import { statementRoutes } from './statements/routes.js'

export const findingsRoutes: readonly Route[] = [
  // Organisers: findings. Members of the group read them through the mask.
  {
    method: 'get',
    path: '/rounds/:round/findings',
    handler: showFindings,
    tellsThemes: true,
    who: 'member',
  },
  {
    method: 'get',
    path: '/rounds/:round/findings.xlsx',
    handler: downloadWorkbook,
    tellsThemes: true,
    who: 'member',
  },
  {
    method: 'get',
    path: '/rounds/:round/findings/sections/:section',
    handler: showFindingsSection,
    tellsThemes: true,
    who: 'member',
  },
  {
    method: 'get',
    path: '/rounds/:round/findings/tables/:table/:row/:column',
    handler: showCell,
    tellsThemes: true,
    who: 'member',
  },

  // What people say of them
  // They rest on what was found in answers.
  ...tellingThemes([...statementRoutes, ...quoteRoutes]),
]
