/** What a one-time link opens: setting up an account, or a new password. */
import type { LinkPurpose } from '../../db/accountLinks.js'
import type { Account } from '../../db/organisers.js'
import type { Language } from '../language/en.js'
import { ACCOUNT } from './addresses.js'
import { lineField, summaryOf, type FieldProblems } from './forms.js'
import type { FormPage } from './signInPages.js'

export interface LinkForm {
  readonly key: string
  readonly purpose: Exclude<LinkPurpose, 'demonstration'>
  /** Whose link it is; undefined for the first lead, who is nobody yet. */
  readonly account: Account | undefined
  readonly name: string
  readonly email: string
  readonly problems: FieldProblems
}

/** The form that the link opens. */
export function accountLinkPage(form: LinkForm, language: Language): FormPage {
  const { links: words, password } = language.account
  const { account, problems } = form
  const email = account
    ? {
        autocomplete: 'username',
        value: account.email,
        attributes: { readonly: { value: true, optional: true } },
      }
    : { type: 'email', autocomplete: 'username', value: form.email }
  const newPassword = { type: 'password', autocomplete: 'new-password', hint: { text: password.hint } }
  return {
    ...headOf(form, language),
    errorSummary: summaryOf(problems, language),
    action: ACCOUNT.link(form.key),
    hidden: [],
    fields: [
      ...(account
        ? []
        : [lineField('name', words.name, { autocomplete: 'name', value: form.name }, problems, language)]),
      lineField('email', words.email, email, problems, language),
      lineField('password', words.password, newPassword, problems, language),
    ],
    button: { text: words.button },
    links: [],
    after: [],
  }
}

function headOf({ purpose, account }: LinkForm, language: Language): Pick<FormPage, 'title' | 'intro'> {
  const { links: words, roles } = language.account
  switch (purpose) {
    case 'first-lead':
      return { title: words.firstTitle, intro: [words.firstIntro] }
    case 'invitation':
      return {
        title: words.invitationTitle,
        intro: account ? [words.invitationIntro(roles[account.role])] : [],
      }
    case 'reset':
      return { title: words.resetTitle, intro: account?.hasSecondFactor ? [words.resetIntro] : [] }
  }
}
