/** Published findings as pages: an overview, a page a section, a page a theme. Drafts look alike. */
import { latestRelease } from '../../db/releases.js'
import { notFound } from '../errors.js'
import { isLead, param, visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { addressesOfRelease } from '../pages/published/addresses.js'
import { publishedSectionPage } from '../pages/published/sectionPage.js'
import { publishedThemePage } from '../pages/published/themePage.js'
import { releasePage } from '../pages/published/releasePage.js'
import { sendPage } from '../sendPage.js'
import type { VisitRelease } from './visitRelease.js'

/** GET /published/:round: to the latest release that stands. */
export const showLatestRelease: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const number = await latestRelease(services.db, round.id)
  if (number === undefined) throw notFound()
  res.redirect(302, addressesOfRelease(round, number).page)
}

/** GET /published/:round/:release, and a draft's first page. */
export const showRelease =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    const { round, back } = found
    const page = releasePage({ ...found, isLead: isLead(req) }, services.language)
    await sendPage(services, res, 'published/release', page, { round, back, wide: true })
  }

/** GET /published/:round/:release/sections/:section, and a draft's. */
export const showReleaseSection =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    const section = found.release.findings.sections.find(({ id }) => id === param(req, 'section'))
    if (!section) throw notFound()
    const page = publishedSectionPage({ ...found, section }, services.language)
    const { round, addresses } = found
    await sendPage(services, res, 'published/section', page, { round, back: addresses.page, wide: true })
  }

/** GET /published/:round/:release/themes/:theme, and a draft's. */
export const showReleaseTheme =
  (visit: VisitRelease): Handler =>
  (services) =>
  async (req, res) => {
    const found = await visit(services, req, res)
    if (!found) return
    const page = publishedThemePage(found, param(req, 'theme'), services.language)
    if (!page) throw notFound()
    const { round, addresses } = found
    await sendPage(services, res, 'published/theme', page, { round, back: addresses.page, wide: true })
  }
