/** Asks again for the address to mail the private link to. */
import type { Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'

/** The page's words and component options, with what is wrong. */
export function linkEmailPage(
  { round, email, problem }: { readonly round: Round; readonly email: string; readonly problem: string },
  language: Language,
) {
  return {
    title: language.linkEmail.title,
    errorSummary: { titleText: language.problems.heading, errorList: [{ text: problem, href: '#email' }] },
    action: addressesOf(round).linkEmail,
    field: {
      id: 'email',
      name: 'email',
      type: 'email',
      autocomplete: 'email',
      spellcheck: false,
      value: email,
      label: { text: language.tasks.mailField },
      errorMessage: { text: problem, visuallyHiddenText: language.problems.prefix },
    },
    button: { text: language.tasks.mailButton },
  }
}
