/** The addresses of the lead's workspace: rounds, agencies, messages, coverage and releases here, others beside. */
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
import { createRelease, showNewRelease } from './newRelease.js'
import { createRound, saveSettings, showNewRound, showSettings } from './round.js'
import { createPostponement, createPurgeConfirmation, saveRetention, showRetention } from './retention.js'
import { createReleaseWithdrawal, showReleases } from './releases.js'
import { personRoutes } from './personRoutes.js'
import { responseRoutes } from './responseRoutes.js'

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

  ...responseRoutes,

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

  ...personRoutes,
]
