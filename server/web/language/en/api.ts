/** The words of leads' tokens for programs, and of what the JSON API says where it does not answer. */
import { number, plural } from './formats.js'

export const tokens = {
  title: 'Tokens for programs',
  intro: [
    'With a token, a program reads what you can read of every round: coverage, findings and responses, with names. It can change nothing.',
    'Give a token only to a program that you know, and a new one to each. Whoever has it can use it until it expires or you revoke it here; it stops as well when your account is disabled or your role changes. Signing out does not end it.',
  ],
  description: 'What programs can read, and how (OpenAPI)',
  none: 'You have no tokens.',
  head: { name: 'For', created: 'Made', expires: 'Works until', used: 'Last used', revoke: 'Revoke' },
  unused: 'Never',
  expired: (at: string) => `Expired ${at}`,
  revoke: 'Revoke',
  revokeOf: (name: string) => `Revoke the token for ${name}`,
  new: 'Make a new token',
  name: 'What it is for',
  nameHint:
    'Such as “weekly report of the data team”. It is shown here and in the activity: do not name anybody',
  days: 'How long it works',
  choice: (days: number) => (days === 365 ? 'A year' : plural(days, 'day', 'days')),
  button: 'Make a token',
  nameMissing: 'Enter what the token is for',
  nameTooLong: (longest: number) => `What it is for must be ${number(longest)} characters or less`,
  daysMissing: 'Select how long the token works',
  doneTitle: 'Done',
  done: { revoked: 'The token is revoked. Programs that have it can read nothing any more.' },

  made: {
    title: (name: string) => `Token made: ${name}`,
    text: (until: string) =>
      `Copy it into the program now: it is shown only once. It works until ${until}. The program sends it in the header “Authorization: Bearer …”.`,
    field: 'Token',
    copy: 'Copy token',
    copied: 'Token copied',
    back: 'Back to your tokens',
  },
}

export const api = {
  tokenNeeded: {
    title: 'A token is needed',
    text: 'Send “Authorization: Bearer …” with a token that a lead has made on the page “Tokens for programs”. The one sent, if any, is wrong, has expired or was revoked, or the account it belongs to is no working lead’s.',
  },
  notFound: {
    title: 'Nothing here',
    text: 'There is no such address or round. GET /api/v1/openapi.json says what there is; only GET is answered.',
  },
  wrongQuery: {
    title: 'The address asks for something that cannot be given',
    text: (names: readonly string[]) =>
      `Check ${names.join(', ')}: see /api/v1/openapi.json. Follow “next” from page to page as it is.`,
  },
  tooMany: {
    title: 'Too many requests',
    text: (seconds: number) =>
      `Wait ${plural(seconds, 'second', 'seconds')}, as Retry-After says, before asking again.`,
  },
}
