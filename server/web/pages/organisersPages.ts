/** The pages on which leads look after organisers. */
import { ROLES, type Role } from '../../audit/organisers.js'
import type { Account } from '../../db/organisers.js'
import type { Language } from '../language/en.js'
import { ACTIVITY, addressesOfOrganiser, ORGANISERS } from './addresses.js'
import { lineField, problemOf, summaryOf, type FieldProblems } from './forms.js'
import { notificationBanner } from './notificationBanner.js'

/** What was typed of an invitation. */
export interface Invitation {
  readonly name: string
  readonly email: string
  readonly role: Role | undefined
}

/** Everybody with their role and state, and the form to invite somebody. */
export function organisersPage(
  accounts: readonly Account[],
  typed: Invitation,
  problems: FieldProblems,
  language: Language,
) {
  const words = language.organisers
  return {
    title: words.title,
    errorSummary: summaryOf(problems, language),
    head: words.head,
    organisers: accounts.map((account) => ({
      name: account.name,
      href: addressesOfOrganiser(account.id).page,
      email: account.email,
      role: language.account.roles[account.role],
      state: stateOf(account, language),
    })),
    invite: {
      heading: words.invite,
      action: ORGANISERS,
      fields: [
        lineField('name', words.name, { value: typed.name, autocomplete: 'off' }, problems, language),
        lineField(
          'email',
          words.email,
          { type: 'email', value: typed.email, autocomplete: 'off' },
          problems,
          language,
        ),
      ],
      role: roleField(typed.role, words.role, problems, language),
      button: { text: words.inviteButton },
    },
  }
}

/** One organiser's account, with what can be changed of it. */
export function organiserPage(
  account: Account,
  { changed, problems }: { readonly changed: unknown; readonly problems: FieldProblems },
  language: Language,
) {
  const { organisers: words, account: own } = language
  const addresses = addressesOfOrganiser(account.id)
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return {
    title: account.name,
    banner: bannerFor(account, changed, language),
    errorSummary: summaryOf(problems, language),
    facts: {
      rows: [
        row(words.head.email, account.email),
        row(words.head.role, own.roles[account.role]),
        row(words.head.state, stateOf(account, language)),
      ],
    },
    activity: { text: words.activity, href: `${ACTIVITY.page}?who=${account.id}` },
    role: {
      action: addresses.role,
      field: roleField(account.role, words.changeRole, problems, language),
      button: { text: words.roleButton },
    },
    link: !account.isDisabled && {
      heading: words.newLink,
      text: words.newLinkText[account.hasPassword ? 'reset' : 'invitation'],
      action: addresses.link,
      button: { text: words.newLinkButton, classes: 'govuk-button--secondary' },
    },
    disablement: {
      heading: account.isDisabled ? words.enable : words.disable,
      text: account.isDisabled ? words.enableText : words.disableText,
      action: addresses.disablement,
      enable: account.isDisabled ? 'yes' : 'no',
      button: account.isDisabled
        ? { text: words.enableButton, id: 'disable' }
        : { text: words.disableButton, id: 'disable', classes: 'govuk-button--warning' },
    },
  }
}

/** A one-time link that was just made, to be copied: it is not shown again. */
export function madeLinkPage(
  made: {
    readonly account: Account
    readonly purpose: 'invitation' | 'reset'
    readonly link: string
    readonly days: number
    /** Undefined where no mail is set up. */
    readonly mailed: boolean | undefined
  },
  language: Language,
) {
  const words = language.organisers.made
  return {
    title: words[made.purpose](made.account.name),
    text: words.text(made.days),
    mailed: made.mailed !== undefined && (made.mailed ? words.mailed : words.notMailed),
    field: {
      id: 'link',
      name: 'link',
      label: { text: words.field },
      value: made.link,
      spellcheck: false,
      attributes: {
        readonly: { value: true, optional: true },
        'data-copy': language.tasks.copyLink,
        'data-copied': language.tasks.copiedLink,
      },
    },
    back: { text: words.back, href: ORGANISERS },
  }
}

function roleField(
  chosen: Role | undefined,
  legend: string,
  problems: FieldProblems,
  language: Language,
): object {
  const { roles, roleHints } = language.account
  return {
    idPrefix: 'role',
    name: 'role',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    errorMessage: problemOf('role', problems, language),
    items: ROLES.map((role) => ({
      value: role,
      text: roles[role],
      hint: { text: roleHints[role] },
      checked: role === chosen,
    })),
  }
}

function stateOf(account: Account, { organisers: { states } }: Language): string {
  if (account.isDisabled) return states.disabled
  if (!account.hasPassword && !account.hasSignOn) return states.invited
  return account.role === 'lead' && !account.hasSecondFactor && !account.hasSignOn
    ? states.noSecondFactor
    : states.active
}

function bannerFor({ name, role }: Account, changed: unknown, language: Language): object | false {
  const words = language.organisers
  switch (changed) {
    case 'role':
      return notificationBanner(words.changed, words.roleChanged(name, language.account.roles[role]))
    case 'disabled':
      return notificationBanner(words.changed, words.disabled(name))
    case 'enabled':
      return notificationBanner(words.changed, words.enabled(name))
    default:
      return false
  }
}
