/** The addresses of a round's responses: to look through, to put right, and to take in from elsewhere. */
import type { Route } from '../route.js'
import { createConcern, createPassing, showConcerns } from './concerns.js'
import { createCorrection, createRenewal, createUndoing } from './corrections.js'
import { createPaperReturn, showPaperReturn } from './paperReturns.js'
import {
  createResponseApplication,
  createResponseCancellation,
  createResponseCheck,
  showResponseImport,
} from './responseImport.js'
import {
  createResponseImport,
  saveResponseMapping,
  showResponseImports,
  showResponseMapping,
} from './responseImports.js'
import { showQuality } from './quality.js'
import { showAnswer, showResponse } from './response.js'
import { createResponseErasure, showResponseErasure } from './responseErasure.js'
import { showResponses } from './responses.js'
import { downloadResponses } from './responsesDownload.js'

export const responseRoutes: readonly Route[] = [
  // Responses: to look through and to put right; members of the group read them through the mask
  { method: 'get', path: '/rounds/:round/responses', handler: showResponses, who: 'lead' },
  {
    method: 'get',
    path: '/rounds/:round/responses.xlsx',
    handler: downloadResponses,
    tellsThemes: true,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/responses/:reference', handler: showResponse, who: 'member' },
  {
    method: 'get',
    path: '/rounds/:round/responses/:reference/answers/:question',
    handler: showAnswer,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/responses/:reference/corrections',
    needs: 'words',
    handler: createCorrection,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/responses/:reference/corrections/:correction/undoing',
    needs: 'words',
    handler: createUndoing,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/responses/:reference/corrections/:correction/renewal',
    needs: 'words',
    handler: createRenewal,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/responses/:reference/concerns',
    needs: 'words',
    handler: createConcern,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/responses/:reference/concerns/:concern/passing',
    needs: 'words',
    handler: createPassing,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/responses/:reference/erasure',
    handler: showResponseErasure,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/responses/:reference/erasure',
    handler: createResponseErasure,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/quality', handler: showQuality, who: 'lead' },
  { method: 'get', path: '/rounds/:round/concerns', handler: showConcerns, who: 'lead' },

  // Responses that came another way: from tables of other tools, and on paper
  { method: 'get', path: '/rounds/:round/imports', handler: showResponseImports, who: 'lead' },
  { method: 'post', path: '/rounds/:round/imports', handler: createResponseImport, who: 'lead' },
  { method: 'get', path: '/rounds/:round/imports/:import', handler: showResponseImport, who: 'lead' },
  {
    method: 'get',
    path: '/rounds/:round/imports/:import/mapping',
    handler: showResponseMapping,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/imports/:import/mapping',
    handler: saveResponseMapping,
    who: 'lead',
  },
  { method: 'post', path: '/rounds/:round/imports/:import/check', handler: createResponseCheck, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/imports/:import/application',
    handler: createResponseApplication,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/imports/:import/cancellation',
    handler: createResponseCancellation,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/paper-returns', handler: showPaperReturn, who: 'lead' },
  { method: 'post', path: '/rounds/:round/paper-returns', handler: createPaperReturn, who: 'lead' },
]
