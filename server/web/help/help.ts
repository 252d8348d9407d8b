/** Help, and what the law asks a public body to publish, each true of this very service. */
import { contactMonths, datesOf, isInForce, leftIn } from '../../audit/retention.js'
import { findKeeping } from '../../db/retentions.js'
import { listRounds } from '../../db/rounds.js'
import { IDLE_HOURS, KNOWN_DAYS, knownBrowserCookie, SESSION_HOURS } from '../account/session.js'
import { SIGN_ON_MINUTES, signOnCookie } from '../account/signOnCookie.js'
import { initialsCookie, organiserCookie, responseCookie } from '../cookies.js'
import type { Handler } from '../handler.js'
import { HELP } from '../pages/addresses.js'
import { articlePage } from '../pages/articlePage.js'
import { cookiesPage } from '../pages/cookiesPage.js'
import { COOKIE_DAYS } from '../respond/link.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { ADDRESS_MINUTES } from '../throttles.js'

/** When the words of the statement and the notice were written, last read through, and the service last tested. */
const STATEMENT = { prepared: '2026-11-24', reviewed: '2026-11-28', tested: '2026-11-28' }
const NOTICE_REVIEWED = '2026-11-28'

/** How public/keptText.js begins its names. */
const STORAGE_PREFIX = 'early-help-audit'

/** GET /help */
export const showHelp: Handler = (services) => async (_req, res) => {
  const { config, language } = services
  const parts = language.help.parts({
    email: config.contactEmail,
    responseDays: config.responseDays,
    safeguardingContact: config.safeguardingContact,
    cookiesPage: HELP.cookies,
    accessibilityPage: HELP.accessibility,
    privacyPage: HELP.privacy,
  })
  await sendPage(services, res, 'help/article', articlePage(language.help.title, parts))
}

/** GET /help/accessibility */
export const showAccessibility: Handler = (services) => async (_req, res) => {
  const { config, language } = services
  const parts = language.accessibility.parts({
    council: config.councilName,
    councilIsNamed: config.councilIsNamed,
    service: config.serviceName,
    address: config.publicUrl,
    email: config.contactEmail,
    responseDays: config.responseDays,
    prepared: language.date(STATEMENT.prepared),
    reviewed: language.date(STATEMENT.reviewed),
    tested: language.date(STATEMENT.tested),
    sessionHours: SESSION_HOURS,
    idleHours: IDLE_HOURS,
  })
  await sendPage(services, res, 'help/article', articlePage(language.accessibility.title, parts))
}

/** GET /help/privacy */
export const showPrivacy: Handler = (services) => async (_req, res) => {
  const { config, language } = services
  const parts = language.privacy.parts({
    council: config.councilName,
    councilIsNamed: config.councilIsNamed,
    ...config.privacy,
    backupDays: config.backupDays,
    contactMonths: contactMonths(config.privacy.retentionYears),
    rounds: await fixedDays(services),
    throttleMinutes: ADDRESS_MINUTES,
    cookiesPage: HELP.cookies,
    reviewed: language.date(NOTICE_REVIEWED),
  })
  await sendPage(services, res, 'help/article', articlePage(language.privacy.title, parts))
}

/** The days that leads have confirmed, of rounds in which something is left to delete. */
async function fixedDays({ db, config }: Services) {
  const rounds = await listRounds(db)
  const all = await Promise.all(rounds.map((round) => findKeeping(db, round, config.privacy.retentionYears)))
  return all
    .filter((keeping) => isInForce(keeping) && leftIn(keeping).length > 0)
    .map((keeping) => {
      const { title, contactsDeletedOn } = keeping.round
      const { contacts, words } = datesOf(keeping)
      const areContactsDeleted = contactsDeletedOn !== null
      return { title, contacts: contactsDeletedOn ?? contacts, words, areContactsDeleted }
    })
}

/** GET /help/cookies */
export const showCookies: Handler = (services) => async (_req, res) => {
  const page = cookiesPage(
    {
      response: { name: responseCookie(services.config), days: COOKIE_DAYS },
      initials: { name: initialsCookie(services.config) },
      organiser: { name: organiserCookie(services.config), hours: SESSION_HOURS, idleHours: IDLE_HOURS },
      knownBrowser: { name: knownBrowserCookie(services.config), days: KNOWN_DAYS },
      signOn: { name: signOnCookie(services.config), minutes: SIGN_ON_MINUTES },
      storagePrefix: STORAGE_PREFIX,
    },
    services.language,
  )
  await sendPage(services, res, 'help/cookies', page)
}
