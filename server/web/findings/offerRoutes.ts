/** Addresses of a round's directory of what is on offer. */
import type { Route } from '../route.js'
import { createOffer, createOfferDrafts, showNewOffer, showOffer } from './offer.js'
import { createOfferParts, saveOfferForm, showOfferEntry } from './offerEntry.js'
import { downloadOffer, downloadOfferWorkbook } from './offerFiles.js'

export const offerRoutes: readonly Route[] = [
  // What agencies say that they offer. Members read what leads share with the group.
  { method: 'get', path: '/rounds/:round/offer', handler: showOffer, who: 'member' },
  { method: 'post', path: '/rounds/:round/offer', needs: 'words', handler: createOffer, who: 'lead' },
  { method: 'get', path: '/rounds/:round/offer.csv', handler: downloadOffer, who: 'member' },
  { method: 'get', path: '/rounds/:round/offer.xlsx', handler: downloadOfferWorkbook, who: 'member' },
  { method: 'get', path: '/rounds/:round/offer/new', needs: 'words', handler: showNewOffer, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/offer/drafts',
    needs: 'words',
    handler: createOfferDrafts,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/offer/:entry', handler: showOfferEntry, who: 'lead' },
  { method: 'post', path: '/rounds/:round/offer/:entry', handler: saveOfferForm, who: 'lead' },
  { method: 'post', path: '/rounds/:round/offer/:entry/parts', handler: createOfferParts, who: 'lead' },
]
