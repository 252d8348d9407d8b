/** One's own account, where one is signed in, and changing one's password. */
import type { Account } from '../../db/organisers.js'
import type { OpenSession } from '../../db/sessions.js'
import type { Language } from '../language/en.js'
import { ACCOUNT } from './addresses.js'
import { lineField, summaryOf, type FieldProblems } from './forms.js'
import { notificationBanner } from './notificationBanner.js'
import type { FormPage } from './signInPages.js'

export interface OwnAccount {
  readonly account: Account
  /** How many recovery codes are left. */
  readonly recoveryCodes: number
  readonly sessions: readonly OpenSession[]
  /** How many tokens for programs a lead has; undefined for others. */
  readonly tokens: number | undefined
  /** How somebody comes in who has no password. */
  readonly comesBy: keyof Language['account']['own']['noPassword']
  /** The session of this browser. */
  readonly here: number
  /** After how many hours a session ends. */
  readonly limits: { readonly idle: number; readonly longest: number }
  /** What has just been done, as the address says it: "password", "session". */
  readonly changed: unknown
}

/** The account's facts, and its sessions with a way to end each. */
export function accountPage(own: OwnAccount, language: Language) {
  const words = language.account.own
  return {
    title: words.title,
    banner: bannerFor(own.changed, words),
    facts: { rows: factsOf(own, language) },
    sessionsTitle: words.sessions,
    sessionsHint: words.sessionsHint(own.limits.idle, own.limits.longest),
    head: { browser: words.browser, since: words.since, seen: words.seen, end: words.end },
    sessions: own.sessions.map((session) => {
      const browser = session.browser || words.unknownBrowser
      const since = language.dateAndTime(session.createdAt.toISOString())
      const isHere = session.id === own.here
      return {
        browser,
        since,
        seen: language.dateAndTime(session.seenAt.toISOString()),
        here: isHere && words.here,
        end: !isHere && {
          action: ACCOUNT.sessionClosure(session.id),
          button: {
            text: words.end,
            classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
            attributes: { 'aria-label': words.endOf(browser, since) },
          },
        },
      }
    }),
    endAll: {
      action: ACCOUNT.sessionsClosure,
      button: { text: words.endAll, classes: 'govuk-button--warning' },
    },
  }
}

function bannerFor(changed: unknown, words: Language['account']['own']): object | false {
  if (changed === 'password') return notificationBanner(words.changedTitle, words.changed)
  if (changed === 'extension') return notificationBanner(words.extendedTitle, words.extended)
  return changed === 'session' && notificationBanner(words.signedInTitle, words.signedIn)
}

function factsOf(
  { account, comesBy, recoveryCodes, tokens }: OwnAccount,
  { account: { own: words, roles } }: Language,
) {
  const row = (key: string, value: string, action?: { readonly href: string; readonly text: string }) => ({
    key: { text: key },
    value: { text: value },
    ...(action && { actions: { items: [{ ...action, visuallyHiddenText: key.toLowerCase() }] } }),
  })
  const change = { href: ACCOUNT.password, text: words.changePassword }
  return [
    row(words.name, account.name),
    row(words.email, account.email),
    row(words.role, roles[account.role]),
    row(
      words.password,
      account.hasPassword ? words.hasPassword : words.noPassword[comesBy],
      account.hasPassword ? change : undefined,
    ),
    row(
      words.secondFactor,
      account.hasSecondFactor ? words.hasSecondFactor(recoveryCodes) : words.noSecondFactor,
      {
        href: ACCOUNT.enrolment,
        text: account.hasSecondFactor ? words.changeSecondFactor : words.addSecondFactor,
      },
    ),
    ...(tokens === undefined
      ? []
      : [row(words.tokens, words.hasTokens(tokens), { href: ACCOUNT.tokens, text: words.changeTokens })]),
  ]
}

/** The form for a new password in place of the current one. */
export function passwordPage(email: string, problems: FieldProblems, language: Language): FormPage {
  const { password: words, signIn } = language.account
  const owner = {
    autocomplete: 'username',
    value: email,
    attributes: { readonly: { value: true, optional: true } },
  }
  const current = { type: 'password', autocomplete: 'current-password' }
  const wanted = { type: 'password', autocomplete: 'new-password', hint: { text: words.hint } }
  return {
    title: words.title,
    intro: [],
    errorSummary: summaryOf(problems, language),
    action: ACCOUNT.password,
    hidden: [],
    fields: [
      lineField('email', signIn.email, owner, problems, language),
      lineField('password', words.current, current, problems, language),
      lineField('new-password', words.new, wanted, problems, language),
    ],
    button: { text: words.button },
    links: [],
    after: [],
  }
}
