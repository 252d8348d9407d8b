/** A lead's tokens for programs, the form for a new one, and the page that shows it once. */
import type { ApiToken } from '../../db/apiTokens.js'
import type { Language } from '../language/en.js'
import { ACCOUNT, API } from './addresses.js'
import { lineField, problemOf, summaryOf, type FieldProblems } from './forms.js'
import { notificationBanner } from './notificationBanner.js'

/** For how many days a token may work: a year at most. */
export const TOKEN_DAYS = [30, 90, 365] as const

/** UTF-16 units. */
export const LONGEST_PURPOSE = 100

/** What was typed of a new token. */
export interface NewToken {
  readonly name: string
  readonly days: string
}

export interface TokensInput {
  readonly tokens: readonly ApiToken[]
  readonly now: Date
  readonly typed: NewToken
  readonly problems: FieldProblems
  /** What has just been done. */
  readonly done: string | undefined
}

/** The list, each token with a way to revoke it, and the form. */
export function tokensPage({ tokens, now, typed, problems, done }: TokensInput, language: Language) {
  const words = language.tokens
  return {
    title: words.title,
    banner: done !== undefined && notificationBanner(words.doneTitle, done),
    errorSummary: summaryOf(problems, language),
    intro: words.intro,
    description: { text: words.description, href: API.description },
    none: tokens.length === 0 && words.none,
    head: tokens.length > 0 && words.head,
    tokens: tokens.map((token) => ({
      name: token.name,
      created: language.dateAndTime(token.createdAt.toISOString()),
      expires: expiryOf(token, now, language),
      used: token.usedAt === null ? words.unused : language.dateAndTime(token.usedAt.toISOString()),
      action: ACCOUNT.tokenRevocation(token.id),
      button: {
        text: words.revoke,
        classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
        attributes: { 'aria-label': words.revokeOf(token.name) },
      },
    })),
    form: {
      heading: words.new,
      action: ACCOUNT.tokens,
      name: lineField(
        'name',
        words.name,
        { hint: { text: words.nameHint }, value: typed.name, autocomplete: 'off' },
        problems,
        language,
      ),
      days: {
        idPrefix: 'days',
        name: 'days',
        fieldset: { legend: { text: words.days, classes: 'govuk-fieldset__legend--s' } },
        errorMessage: problemOf('days', problems, language),
        items: TOKEN_DAYS.map((days) => ({
          value: String(days),
          text: words.choice(days),
          checked: String(days) === typed.days,
        })),
      },
      button: { text: words.button },
    },
  }
}

function expiryOf({ expiresAt }: ApiToken, now: Date, language: Language): string {
  const at = language.dateAndTime(expiresAt.toISOString())
  return expiresAt <= now ? language.tokens.expired(at) : at
}

/** The page that shows a new token, which is not shown again. */
export function madeTokenPage(name: string, token: string, expiresAt: Date, language: Language) {
  const { made: words } = language.tokens
  return {
    title: words.title(name),
    text: words.text(language.dateAndTime(expiresAt.toISOString())),
    mailed: false,
    field: {
      id: 'token',
      name: 'token',
      label: { text: words.field },
      value: token,
      spellcheck: false,
      attributes: {
        readonly: { value: true, optional: true },
        'data-copy': words.copy,
        'data-copied': words.copied,
      },
    },
    back: { text: words.back, href: ACCOUNT.tokens },
  }
}
