/** The addresses of the lead's workspace: rounds, agencies, messages and coverage. */
import type { Route } from '../route.js'
import {
  createAgency,
  createRegisterExpectation,
  saveAgency,
  showAgencies,
  showAgency,
  showNewAgency,
} from './agencies.js'
import {
  createAgencyImport,
  createImportApplication,
  createImportCancellation,
  downloadImportTemplate,
  showAgencyImport,
  showAgencyImportCheck,
} from './agencyImport.js'
import {
  createArchive,
  createClosure,
  createExtension,
  createGrace,
  createOpening,
  showClosure,
} from './closure.js'
import { showChase, showCoverage } from './coverage.js'
import {
  createLinksFile,
  createMessages,
  saveWording,
  showInvitations,
  showMessageKind,
  showWording,
} from './invitations.js'
import { createMatch, showMatches } from './matches.js'
import { createDecision, createWithdrawal, showMessages } from './messages.js'
import { createRound, saveSettings, showNewRound, showSettings } from './round.js'
import { createPostponement, createPurgeConfirmation, saveRetention, showRetention } from './retention.js'
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
import { createRelease, createReleaseWithdrawal, showNewRelease, showReleases } from './releases.js'
import { showAnswer, showResponse } from './response.js'
import { createResponseErasure, showResponseErasure } from './responseErasure.js'
import { showResponses } from './responses.js'
import { downloadResponses } from './responsesDownload.js'

/** "/rounds/new" stands before every round's own front page. */
export const workspaceRoutes: readonly Route[] = [
  { method: 'get', path: '/rounds/new', handler: showNewRound, who: 'lead' },
  { method: 'post', path: '/rounds', handler: createRound, who: 'lead' },
  { method: 'get', path: '/rounds/:round/settings', handler: showSettings, who: 'lead' },
  { method: 'post', path: '/rounds/:round/settings', handler: saveSettings, who: 'lead' },
  { method: 'get', path: '/rounds/:round/retention', handler: showRetention, who: 'lead' },
  { method: 'post', path: '/rounds/:round/retention', handler: saveRetention, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/retention/confirmation',
    handler: createPurgeConfirmation,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/retention/postponement',
    handler: createPostponement,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/closure', handler: showClosure, who: 'lead' },
  { method: 'post', path: '/rounds/:round/closure', handler: createClosure, who: 'lead' },
  { method: 'post', path: '/rounds/:round/opening', needs: 'contacts', handler: createOpening, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/extension',
    needs: 'contacts',
    handler: createExtension,
    who: 'lead',
  },
  { method: 'post', path: '/rounds/:round/archive', handler: createArchive, who: 'lead' },
  { method: 'post', path: '/rounds/:round/grace', needs: 'contacts', handler: createGrace, who: 'lead' },
  { method: 'get', path: '/rounds/:round/coverage', handler: showCoverage, who: 'lead' },
  { method: 'get', path: '/rounds/:round/coverage/chase', handler: showChase, who: 'lead' },
  { method: 'get', path: '/rounds/:round/matches', handler: showMatches, who: 'lead' },
  { method: 'post', path: '/rounds/:round/matches', needs: 'words', handler: createMatch, who: 'lead' },
  { method: 'get', path: '/rounds/:round/agencies', handler: showAgencies, who: 'lead' },
  { method: 'post', path: '/rounds/:round/agencies', handler: createAgency, who: 'lead' },
  { method: 'get', path: '/rounds/:round/agencies/new', handler: showNewAgency, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/agencies/register',
    handler: createRegisterExpectation,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/agencies/import', handler: showAgencyImport, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/agencies/import',
    needs: 'contacts',
    handler: createAgencyImport,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/agencies/import/template.csv',
    handler: downloadImportTemplate,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/agencies/import/check',
    handler: showAgencyImportCheck,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/agencies/import/application',
    needs: 'contacts',
    handler: createImportApplication,
    who: 'lead',
  },
  {
    method: 'post',
    path: '/rounds/:round/agencies/import/cancellation',
    handler: createImportCancellation,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/agencies/:agency', handler: showAgency, who: 'lead' },
  { method: 'post', path: '/rounds/:round/agencies/:agency', handler: saveAgency, who: 'lead' },
  { method: 'get', path: '/rounds/:round/invitations', handler: showInvitations, who: 'lead' },
  { method: 'get', path: '/rounds/:round/invitations/:kind', handler: showMessageKind, who: 'lead' },
  { method: 'get', path: '/rounds/:round/invitations/:kind/wording', handler: showWording, who: 'lead' },
  { method: 'post', path: '/rounds/:round/invitations/:kind/wording', handler: saveWording, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/links.csv',
    needs: 'contacts',
    handler: createLinksFile,
    who: 'lead',
  },
  { method: 'get', path: '/rounds/:round/messages', handler: showMessages, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/messages',
    needs: 'contacts',
    handler: createMessages,
    who: 'lead',
  },
  { method: 'post', path: '/rounds/:round/messages/withdrawal', handler: createWithdrawal, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/messages/:message/decision',
    needs: 'contacts',
    handler: createDecision,
    who: 'lead',
  },

  // Responses: to look through and to put right; members of the group read them through the mask
  { method: 'get', path: '/rounds/:round/responses', handler: showResponses, who: 'lead' },
  { method: 'get', path: '/rounds/:round/responses.xlsx', handler: downloadResponses, who: 'lead' },
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

  // Releases of findings
  { method: 'get', path: '/rounds/:round/releases', handler: showReleases, who: 'lead' },
  { method: 'post', path: '/rounds/:round/releases', handler: createRelease, who: 'lead' },
  { method: 'get', path: '/rounds/:round/releases/new', handler: showNewRelease, who: 'lead' },
  {
    method: 'post',
    path: '/rounds/:round/releases/withdrawals',
    handler: createReleaseWithdrawal,
    who: 'lead',
  },

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

  // Requests about one person's data, across rounds
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
