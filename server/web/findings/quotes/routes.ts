/** Addresses of quotes: members of the group propose them, leads clear them. */
import type { Route } from '../../route.js'
import { createClearance, createQuoteWithdrawal, saveQuote, showQuote } from './quote.js'
import { createQuote, showNewQuote, showQuotes } from './quotes.js'

const BELOW = '/rounds/:round/quotes'
const ONE = `${BELOW}/:quote`

export const quoteRoutes: readonly Route[] = [
  { method: 'get', path: BELOW, handler: showQuotes, who: 'member' },
  { method: 'post', path: BELOW, needs: 'words', handler: createQuote, who: 'member' },
  { method: 'get', path: `${BELOW}/new`, needs: 'words', handler: showNewQuote, who: 'member' },
  { method: 'get', path: ONE, handler: showQuote, who: 'member' },
  { method: 'post', path: ONE, needs: 'words', handler: saveQuote, who: 'member' },
  { method: 'post', path: `${ONE}/clearance`, needs: 'words', handler: createClearance, who: 'lead' },
  { method: 'post', path: `${ONE}/withdrawal`, handler: createQuoteWithdrawal, who: 'member' },
]
