/** Addresses of statements: members of the group write them as leads do. */
import type { Route } from '../../route.js'
import {
  createConfirmation,
  createRestoration,
  createStatementWithdrawal,
  saveStatement,
  showStatement,
} from './statement.js'
import { createPlace, createStatement, showNewStatement, showStatements } from './statements.js'

const BELOW = '/rounds/:round/statements'
const ONE = `${BELOW}/:statement`

export const statementRoutes: readonly Route[] = [
  { method: 'get', path: BELOW, handler: showStatements, who: 'member' },
  { method: 'post', path: BELOW, handler: createStatement, who: 'member' },
  { method: 'get', path: `${BELOW}/new`, handler: showNewStatement, who: 'member' },
  { method: 'get', path: ONE, handler: showStatement, who: 'member' },
  { method: 'post', path: ONE, handler: saveStatement, who: 'member' },
  { method: 'post', path: `${ONE}/confirmation`, handler: createConfirmation, who: 'member' },
  { method: 'post', path: `${ONE}/withdrawal`, handler: createStatementWithdrawal, who: 'member' },
  { method: 'post', path: `${ONE}/restoration`, handler: createRestoration, who: 'member' },
  { method: 'post', path: `${ONE}/place`, handler: createPlace, who: 'member' },
]
