/** The pages of signing in: password, second factor, setting one up, recovery codes. */
import type { Language } from '../language/en.js'
import { ACCOUNT } from './addresses.js'
import { lineField, summaryOf, type FieldProblems } from './forms.js'

/** A page with one form: views/account/form.ejs. */
export interface FormPage {
  readonly title: string
  readonly intro: readonly string[]
  readonly errorSummary: object | false
  readonly action: string
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly fields: readonly object[]
  readonly button: { readonly text: string }
  readonly links: readonly { readonly text: string; readonly href: string }[]
  readonly after: readonly string[]
}

/** The first page: address and password. The password is never shown again. */
export function signInPage(
  given: {
    readonly email: string
    readonly then: string
    readonly isWrong?: boolean
    readonly singleSignOn: boolean
  },
  language: Language,
): FormPage {
  const words = language.account.signIn
  const problems: FieldProblems = given.isWrong ? { email: words.wrong } : {}
  const email = { type: 'email', autocomplete: 'username', value: given.email }
  const password = { type: 'password', autocomplete: 'current-password' }
  const singleSignOn = `${ACCOUNT.singleSignOn}?then=${encodeURIComponent(given.then)}`
  return {
    title: words.title,
    intro: [words.forOrganisers],
    errorSummary: summaryOf(problems, language),
    action: ACCOUNT.session,
    hidden: [{ name: 'then', value: given.then }],
    fields: [
      lineField('email', words.email, email, problems, language),
      lineField('password', words.password, password, problems, language),
    ],
    button: { text: words.button },
    links: given.singleSignOn ? [{ text: words.singleSignOn, href: singleSignOn }] : [],
    after: [words.forgotten],
  }
}

const CODE = {
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  classes: 'govuk-input--width-5 govuk-input--extra-letter-spacing',
}

/** The second page: a code of the app, or a recovery code. */
export function secondFactorPage(
  given: { readonly then: string; readonly byRecoveryCode: boolean; readonly isWrong?: boolean },
  language: Language,
): FormPage {
  const words = language.account.secondFactor
  const then = encodeURIComponent(given.then)
  const [id, label, wrong, options] = given.byRecoveryCode
    ? [
        'recovery',
        words.recoveryCode,
        words.recoveryWrong,
        { autocomplete: 'off', classes: 'govuk-input--width-20' },
      ]
    : ['code', words.code, words.wrong, CODE]
  const problems: FieldProblems = given.isWrong ? { [id]: wrong } : {}
  return {
    title: given.byRecoveryCode ? words.recoveryTitle : words.title,
    intro: [given.byRecoveryCode ? words.recoveryIntro : words.intro],
    errorSummary: summaryOf(problems, language),
    action: ACCOUNT.secondFactor,
    hidden: [{ name: 'then', value: given.then }],
    fields: [lineField(id, label, options, problems, language)],
    button: { text: words.button },
    links: given.byRecoveryCode
      ? [{ text: words.useCode, href: `${ACCOUNT.secondFactor}?then=${then}` }]
      : [{ text: words.useRecovery, href: `${ACCOUNT.secondFactor}?with=recovery&then=${then}` }],
    after: given.byRecoveryCode ? [words.lost] : [],
  }
}

export type EnrolmentProblem = 'code' | 'password'

/** The square to scan, the same as text, and the code that shows that it worked. */
export function enrolmentPage(
  given: {
    readonly secret: string
    readonly square: { readonly size: number; readonly path: string }
    readonly then: string
    readonly asksPassword: boolean
    readonly problem: EnrolmentProblem | undefined
  },
  language: Language,
) {
  const { enrolment: words, password } = language.account
  const problems: FieldProblems =
    given.problem === undefined
      ? {}
      : { [given.problem]: { code: words.wrong, password: password.wrongCurrent }[given.problem] }
  const current = { type: 'password', autocomplete: 'current-password' }
  return {
    title: words.title,
    intro: words.intro,
    errorSummary: summaryOf(problems, language),
    square: { ...given.square, label: words.square },
    secret: { label: words.secret, groups: given.secret.match(/.{1,4}/g)?.join(' ') ?? '' },
    action: ACCOUNT.enrolment,
    hidden: [{ name: 'then', value: given.then }],
    fields: [
      ...(given.asksPassword ? [lineField('password', password.current, current, problems, language)] : []),
      lineField('code', words.code, CODE, problems, language),
    ],
    button: { text: words.button },
  }
}

/** Recovery codes, shown once. */
export function recoveryCodesPage(codes: readonly string[], then: string, language: Language) {
  const words = language.account.recoveryCodes
  return {
    title: words.title,
    intro: words.intro,
    codes,
    button: { text: words.continue, href: then },
  }
}
