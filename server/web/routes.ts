/** The whole map of addresses, grouped by who uses them. */
import { Router, type RequestHandler } from 'express'
import type { Role } from '../audit/organisers.js'
import { comparisonRoutes } from './comparison/routes.js'
import { apiRoutes } from './api/routes.js'
import { admitToken } from './api/token.js'
import { accountRoutes } from './account/routes.js'
import { actionRoutes } from './findings/actionRoutes.js'
import { heardRoutes } from './findings/heardRoutes.js'
import { findingsRoutes } from './findings/routes.js'
import { offerRoutes } from './findings/offerRoutes.js'
import { scoreCardRoutes } from './findings/scoreCardRoutes.js'
import { deletedOn, type PurgeKind } from '../audit/retention.js'
import { deletedBefore } from './errors.js'
import { requireRole, requireSession, visitRound } from './guards.js'
import { showAccessibility, showCookies, showHelp, showPrivacy } from './help/help.js'
import { showSecurityText } from './help/securityText.js'
import { showHome } from './home.js'
import { downloadCopy, showCopy } from './respond/copy.js'
import { createSettlement, showDifferences } from './respond/differences.js'
import { showHeard } from './respond/heard.js'
import { openLink, renewLink } from './respond/link.js'
import { createLinkEmail } from './respond/linkEmail.js'
import { downloadBlankDocument, downloadBlankWorkbook, downloadPrefilledWorkbook } from './respond/offline.js'
import { saveSection, showSection } from './respond/section.js'
import { createDraft, showStart } from './respond/start.js'
import { createSubmission, showCheck, showReceipt } from './respond/submission.js'
import { showTaskList } from './respond/taskList.js'
import { createUpload, createUploadCancellation, showUpload } from './respond/upload.js'
import { createUploadApplication, showUploadChanges } from './respond/uploadChanges.js'
import { keepFromReaders } from './readers/blind.js'
import { showHealth, showReadiness } from './operations/health.js'
import { admitMonitor, showMetrics } from './operations/showMetrics.js'
import { readersRoutes } from './readers/routes.js'
import { reviewRoutes } from './reviews/routes.js'
import { publishedRoutes } from './published/routes.js'
import { tellingThemes, type Route } from './route.js'
import type { Services } from './services.js'
import { themeRoutes } from './themes/routes.js'
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

  // Monitors
  { method: 'get', path: '/health', handler: showHealth, who: 'anybody' },
  { method: 'get', path: '/readiness', handler: showReadiness, who: 'anybody' },
  { method: 'get', path: '/metrics', handler: showMetrics, who: 'monitor' },

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
  { method: 'get', path: '/rounds/:round/response/heard', handler: showHeard, who: 'respondent' },
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

  // Organisers: their accounts, who did what, and the findings
  ...accountRoutes,
  ...findingsRoutes,
  ...themeRoutes,
  ...readersRoutes,
  ...reviewRoutes,
  ...actionRoutes,
  ...tellingThemes([...scoreCardRoutes, ...comparisonRoutes]),
  ...offerRoutes,
  ...heardRoutes,

  // Published findings
  ...publishedRoutes,

  // Programs
  ...apiRoutes,
]

/** A router that answers every route. */
export function createRouter(services: Services): Router {
  const router = Router()
  // One for all routes, so that a token's readings of all of them count together.
  const byToken = admitToken(services)
  for (const { method, path, who, throttle, needs, tellsThemes, handler } of routes)
    router[method](
      path,
      ...admission(services, who, byToken),
      ...(throttle ? [throttle(services, `${method} ${path}`)] : []),
      ...(needs ? [keep(services, needs)] : []),
      ...(tellsThemes ? [keepFromReaders(services)] : []),
      handler(services),
    )
  return router
}

/** What stands before a route's handler. Respondents are asked by the handler. */
function admission(
  services: Services,
  who: Route['who'],
  byToken: readonly RequestHandler[],
): readonly RequestHandler[] {
  if (who === 'anybody' || who === 'respondent') return []
  if (who === 'monitor') return [admitMonitor(services)]
  return who === 'token' ? byToken : [admit(services, who)]
}

/** Lets nobody through whom a route is not for. */
function admit(services: Services, who: 'arriving' | Role): RequestHandler {
  return async (req, _res, next) => {
    if (who === 'arriving') requireSession(req)
    else await requireRole(services, req, who)
    next()
  }
}

/** Lets nothing through that needs what was deleted of its round. */
function keep(services: Services, needs: PurgeKind): RequestHandler {
  return async (req, _res, next) => {
    const { round } = await visitRound(services, req)
    const on = deletedOn({ round }, needs)
    if (on !== null) throw deletedBefore(on)
    next()
  }
}
