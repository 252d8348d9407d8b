/** Addresses of published findings, which stay for good, and of the drafts that leads look through before. */
import type { Route } from '../route.js'
import {
  downloadCsvMetadata,
  downloadReleaseJson,
  downloadReleaseTable,
  downloadReleaseWorkbook,
  downloadReport,
  showFindingsSchema,
} from './data.js'
import { FINDINGS_SCHEMA } from '../pages/published/addresses.js'
import { showLatestRelease, showRelease, showReleaseSection, showReleaseTheme } from './release.js'
import { throttleFiles } from '../throttles.js'
import { visitDraftRelease, visitRelease } from './visitRelease.js'

export const publishedRoutes: readonly Route[] = [
  // The committee and the public: released findings
  { method: 'get', path: FINDINGS_SCHEMA, handler: showFindingsSchema, who: 'anybody' },
  { method: 'get', path: '/published/:round', handler: showLatestRelease, who: 'anybody' },
  { method: 'get', path: '/published/:round/:release', handler: showRelease(visitRelease), who: 'anybody' },
  {
    method: 'get',
    path: '/published/:round/:release/findings.xlsx',
    throttle: throttleFiles,
    handler: downloadReleaseWorkbook(visitRelease),
    who: 'anybody',
  },
  {
    method: 'get',
    path: '/published/:round/:release/report.docx',
    handler: downloadReport(visitRelease),
    who: 'lead',
  },
  {
    method: 'get',
    path: '/published/:round/:release/findings.json',
    handler: downloadReleaseJson(visitRelease),
    who: 'anybody',
  },
  {
    method: 'get',
    path: '/published/:round/:release/tables/csv-metadata.json',
    handler: downloadCsvMetadata(visitRelease),
    who: 'anybody',
  },
  {
    method: 'get',
    path: '/published/:round/:release/tables/:table.csv',
    handler: downloadReleaseTable(visitRelease),
    who: 'anybody',
  },
  {
    method: 'get',
    path: '/published/:round/:release/sections/:section',
    handler: showReleaseSection(visitRelease),
    who: 'anybody',
  },
  {
    method: 'get',
    path: '/published/:round/:release/themes/:theme',
    handler: showReleaseTheme(visitRelease),
    who: 'anybody',
  },

  // Leads: the same before it is released
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest',
    handler: showRelease(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest/findings.xlsx',
    handler: downloadReleaseWorkbook(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest/report.docx',
    handler: downloadReport(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest/findings.json',
    handler: downloadReleaseJson(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest/tables/csv-metadata.json',
    handler: downloadCsvMetadata(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest/tables/:table.csv',
    handler: downloadReleaseTable(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest/sections/:section',
    handler: showReleaseSection(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
  {
    method: 'get',
    path: '/rounds/:round/release-drafts/:smallest/themes/:theme',
    handler: showReleaseTheme(visitDraftRelease),
    tellsThemes: true,
    who: 'lead',
  },
]
