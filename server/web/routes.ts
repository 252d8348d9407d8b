/** The whole map of addresses, grouped by who uses them. */
import { Router, type RequestHandler } from 'express'
import type { Role } from '../audit/organisers.js'
import { closeAllSessions, closeOtherSession, showAccount } from './account/account.js'
import { downloadActivity, showActivity } from './account/activity.js'
import { createEnrolment, showEnrolment } from './account/enrolment.js'
import { showAccountLink, useAccountLink } from './account/links.js'
import {
  changeDisablement,
  changeRole,
  createLink,
  createOrganiser,
  showOrganiser,
  showOrganisers,
} from './account/organisers.js'
import { changePassword, showPassword } from './account/password.js'
import { createSecondFactorProof, showSecondFactor } from './account/secondFactor.js'
import { closeSession, createSession, showSignIn } from './account/signIn.js'
import { finishSignOn, startSignOn } from './account/singleSignOn.js'
import { throttleProof, throttleSignIn } from './account/signInThrottles.js'
import { showCell, showSentResponse } from './findings/cell.js'
import { showFindings, showFindingsSection } from './findings/overview.js'
import { showTheme } from './findings/theme.js'
import { downloadWorkbook } from './findings/workbook.js'
import { requireRole, requireSession } from './guards.js'
import { showAccessibility, showCookies, showHelp, showPrivacy } from './help/help.js'
import { showSecurityText } from './help/securityText.js'
import { showHome } from './home.js'
import { downloadCopy, showCopy } from './respond/copy.js'
import { createSettlement, showDifferences } from './respond/differences.js'
import { openLink, renewLink } from './respond/link.js'
import { createLinkEmail } from './respond/linkEmail.js'
import { downloadBlankDocument, downloadBlankWorkbook, downloadPrefilledWorkbook } from './respond/offline.js'
import { saveSection, showSection } from './respond/section.js'
import { createDraft, showStart } from './respond/start.js'
import { createSubmission, showCheck, showReceipt } from './respond/submission.js'
import { showTaskList } from './respond/taskList.js'
import { createUpload, createUploadCancellation, showUpload } from './respond/upload.js'
import { createUploadApplication, showUploadChanges } from './respond/uploadChanges.js'
import type { Route } from './route.js'
import type { Services } from './services.js'
import { throttleFiles, throttleGuesses, throttleMails } from './throttles.js'
import { workspaceRoutes } from './workspace/routes.js'

export const routes: readonly Route[] = [
  { method: 'get', path: '/', handler: showHome, who: 'anybody' },

  // Help, and what the law asks a public body to publish
  { method: 'get', path: '/help', handler: showHelp, who: 'anybody' },
  { method: 'get', path: '/help/accessibility', handler: showAccessibility, who: 'anybody' },
  { method: 'get', path: '/help/privacy', handler: showPrivacy, who: 'anybody' },
  { method: 'get', path: '/help/cookies', handler: showCookies, who: 'anybody' },
  { method: 'get', path: '/.well-known/security.txt', handler: showSecurityText, who: 'anybody' },

  // The lead's workspace
  ...workspaceRoutes,

  // Partner agencies
  { method: 'get', path: '/rounds/:round', handler: showStart, who: 'anybody' },
  { method: 'post', path: '/rounds/:round/drafts', handler: createDraft, who: 'anybody' },
  {
    method: 'get',
    path: '/rounds/:round/offline.docx',
    throttle: throttleFiles,
    handler: downloadBlankDocument,
    who: 'anybody',
  },
  {
    method: 'get',
    path: '/rounds/:round/offline.xlsx',
    throttle: throttleFiles,
    handler: downloadBlankWorkbook,
    who: 'anybody',
  },
  {
    method: 'get',
    path: '/links/:key',
    throttle: throttleGuesses(404),
    handler: openLink,
    who: 'anybody',
  },
  { method: 'get', path: '/rounds/:round/response', handler: showTaskList, who: 'respondent' },
  {
    method: 'get',
    path: '/rounds/:round/response/sections/:section',
    handler: showSection,
    who: 'respondent',
  },
  {
    method: 'post',
    path: '/rounds/:round/response/sections/:section',
    handler: saveSection,
    who: 'respondent',
  },
  { method: 'get', path: '/rounds/:round/response/differences', handler: showDifferences, who: 'respondent' },
  {
    method: 'post',
    path: '/rounds/:round/response/settlement',
    handler: createSettlement,
    who: 'respondent',
  },
  { method: 'get', path: '/rounds/:round/response/check', handler: showCheck, who: 'respondent' },
  {
    method: 'post',
    path: '/rounds/:round/response/submission',
    handler: createSubmission,
    who: 'respondent',
  },
  { method: 'get', path: '/rounds/:round/response/receipt', handler: showReceipt, who: 'respondent' },
  { method: 'get', path: '/rounds/:round/response/copy', handler: showCopy, who: 'respondent' },
  {
    method: 'get',
    path: '/rounds/:round/response/copy.docx',
    throttle: throttleFiles,
    handler: downloadCopy,
    who: 'respondent',
  },
  {
    method: 'get',
    path: '/rounds/:round/response/offline.xlsx',
    throttle: throttleFiles,
    handler: downloadPrefilledWorkbook,
    who: 'respondent',
  },
  { method: 'get', path: '/rounds/:round/response/upload', handler: showUpload, who: 'respondent' },
  {
    method: 'post',
    path: '/rounds/:round/response/upload',
    throttle: throttleFiles,
    handler: createUpload,
    who: 'respondent',
  },
  {
    method: 'get',
    path: '/rounds/:round/response/upload/changes',
    handler: showUploadChanges,
    who: 'respondent',
  },
  {
    method: 'post',
    path: '/rounds/:round/response/upload/application',
    handler: createUploadApplication,
    who: 'respondent',
  },
  {
    method: 'post',
    path: '/rounds/:round/response/upload/cancellation',
    handler: createUploadCancellation,
    who: 'respondent',
  },
  { method: 'post', path: '/rounds/:round/response/link-renewal', handler: renewLink, who: 'respondent' },
  {
    method: 'post',
    path: '/rounds/:round/response/link-email',
    throttle: throttleMails,
    handler: createLinkEmail,
    who: 'respondent',
  },

  // Organisers: signing in, and their own accounts
  { method: 'get', path: '/account/sign-in', handler: showSignIn, who: 'anybody' },
  {
    method: 'post',
    path: '/account/session',
    throttle: throttleSignIn,
    handler: createSession,
    who: 'anybody',
  },
  { method: 'post', path: '/account/session/closure', handler: closeSession, who: 'anybody' },
  {
    method: 'get',
    path: '/account/links/:key',
    throttle: throttleGuesses(404),
    handler: showAccountLink,
    who: 'anybody',
  },
  {
    method: 'post',
    path: '/account/links/:key',
    throttle: throttleGuesses(404),
    handler: useAccountLink,
    who: 'anybody',
  },
  { method: 'get', path: '/account/oidc', handler: startSignOn, who: 'anybody' },
  { method: 'get', path: '/account/oidc/callback', handler: finishSignOn, who: 'anybody' },
  { method: 'get', path: '/account/second-factor', handler: showSecondFactor, who: 'arriving' },
  {
    method: 'post',
    path: '/account/second-factor',
    throttle: throttleProof,
    handler: createSecondFactorProof,
    who: 'arriving',
  },
  { method: 'get', path: '/account/second-factor/enrolment', handler: showEnrolment, who: 'arriving' },
  {
    method: 'post',
    path: '/account/second-factor/enrolment',
    throttle: throttleProof,
    handler: createEnrolment,
    who: 'arriving',
  },
  { method: 'get', path: '/account', handler: showAccount, who: 'viewer' },
  { method: 'get', path: '/account/password', handler: showPassword, who: 'viewer' },
  {
    method: 'post',
    path: '/account/password',
    throttle: throttleProof,
    handler: changePassword,
    who: 'viewer',
  },
  { method: 'post', path: '/account/sessions/closure', handler: closeAllSessions, who: 'viewer' },
  { method: 'post', path: '/account/sessions/:session/closure', handler: closeOtherSession, who: 'viewer' },

  // Leads: who may do what, and who did
  { method: 'get', path: '/organisers', handler: showOrganisers, who: 'lead' },
  { method: 'post', path: '/organisers', handler: createOrganiser, who: 'lead' },
  { method: 'get', path: '/organisers/:organiser', handler: showOrganiser, who: 'lead' },
  { method: 'post', path: '/organisers/:organiser/role', handler: changeRole, who: 'lead' },
  { method: 'post', path: '/organisers/:organiser/disablement', handler: changeDisablement, who: 'lead' },
  { method: 'post', path: '/organisers/:organiser/link', handler: createLink, who: 'lead' },
  { method: 'get', path: '/activity', handler: showActivity, who: 'lead' },
  { method: 'get', path: '/activity.csv', handler: downloadActivity, who: 'lead' },

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

/** A router that answers every route. */
export function createRouter(services: Services): Router {
  const router = Router()
  for (const { method, path, who, throttle, handler } of routes)
    router[method](
      path,
      ...(who === 'anybody' || who === 'respondent' ? [] : [admit(services, who)]),
      ...(throttle ? [throttle(services)] : []),
      handler(services),
    )
  return router
}

/** Lets nobody through whom a route is not for. */
function admit(services: Services, who: 'arriving' | Role): RequestHandler {
  return async (req, _res, next) => {
    if (who === 'arriving') requireSession(req)
    else await requireRole(services, req, who)
    next()
  }
}
