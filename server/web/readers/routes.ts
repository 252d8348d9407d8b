/** Addresses of two readers: drawing, reading, comparing; and of the codebook's sign-off. */
import type { Route } from '../route.js'
import { showComparison } from './comparison.js'
import {
  createReaderPlace,
  createReadingCompletion,
  createReadingEnding,
  createReadingResignation,
} from './places.js'
import { createReaderSample, showReaders } from './readers.js'
import { saveReading, showReading } from './reading.js'
import { createSettlements, showDisagreements } from './settlements.js'
import { createSignOff, createSignOffUndoing } from './signOffs.js'

export const readersRoutes: readonly Route[] = [
  // Organisers: two readers, how far they agree, and the codebook's sign-off
  { method: 'get', path: '/rounds/:round/readers', handler: showReaders, who: 'member' },
  {
    method: 'post',
    path: '/rounds/:round/readers',
    needs: 'words',
    handler: createReaderSample,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/readers/:sample',
    handler: showComparison,
    tellsThemes: true,
    who: 'member',
  },
  {
    method: 'post',
    path: '/rounds/:round/readers/:sample/places',
    needs: 'words',
    handler: createReaderPlace,
    who: 'member',
  },
  {
    method: 'get',
    path: '/rounds/:round/readers/:sample/answers/:answer',
    needs: 'words',
    handler: showReading,
    who: 'member',
  },
  {
    method: 'post',
    path: '/rounds/:round/readers/:sample/answers/:answer',
    needs: 'words',
    handler: saveReading,
    who: 'member',
  },
  {
    method: 'post',
    path: '/rounds/:round/readers/:sample/completion',
    needs: 'words',
    handler: createReadingCompletion,
    who: 'member',
  },
  {
    method: 'post',
    path: '/rounds/:round/readers/:sample/resignation',
    handler: createReadingResignation,
    who: 'member',
  },
  {
    method: 'post',
    path: '/rounds/:round/readers/:sample/ending',
    handler: createReadingEnding,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/readers/:sample/disagreements',
    handler: showDisagreements,
    tellsThemes: true,
    who: 'member',
  },
  {
    method: 'post',
    path: '/rounds/:round/readers/:sample/settlements',
    needs: 'words',
    handler: createSettlements,
    tellsThemes: true,
    who: 'member',
  },
  { method: 'post', path: '/rounds/:round/codebook/sign-offs', handler: createSignOff, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/codebook/sign-offs/:signOff/undoing',
    handler: createSignOffUndoing,
    who: 'lead',
  },
]
