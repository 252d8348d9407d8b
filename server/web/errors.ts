/** Errors that a person is told about, each with its status, and what the log is told of one. */
import type { Role } from '../audit/organisers.js'
import { ACCOUNT } from './pages/addresses.js'
import type { ErrorWords } from './pages/errorPage.js'
import type { Language } from './language/en.js'

/** Thrown by handlers and guards; errorHandler.ts prints it. */
export class PageError extends Error {
  constructor(
    readonly status: number,
    readonly words: (language: Language) => ErrorWords,
    readonly options: {
      /** Sending the same form again can work, perhaps once a private link was opened or its sender has signed in. */
      readonly retry?: 'now' | 'after-link' | 'after-sign-in'
      /** In how many seconds trying again can work. */
      readonly retryAfter?: number
    } = {},
    cause?: unknown,
  ) {
    super(`Page error ${String(status)}`, { cause })
  }
}

export const notFound = () => new PageError(404, (language) => language.errors.notFound)

export const linkNeeded = () =>
  new PageError(403, (language) => language.errors.linkNeeded, { retry: 'after-link' })

export const otherResponse = (reference: string) =>
  new PageError(
    409,
    ({ errors: { otherResponse: words } }) => ({ title: words.title, text: words.text(reference) }),
    { retry: 'after-link' },
  )

export const fromOtherSite = () =>
  new PageError(403, (language) => language.errors.otherSite, { retry: 'now' })

/** @param address the page to go on to once signed in */
export const signInNeeded = (address: string) =>
  new PageError(403, ({ account: { signInNeeded: words, signIn } }) => ({
    title: words.title,
    text: words.text,
    link: { text: signIn.title, href: `${ACCOUNT.signIn}?then=${encodeURIComponent(address)}` },
  }))

/** Of a form that somebody sent whose session has ended meanwhile. */
export const signedOut = () =>
  new PageError(
    403,
    ({ account: { signedOut: words, signIn } }) => ({
      title: words.title,
      text: words.text,
      link: { text: signIn.inNewTab, href: ACCOUNT.signInAgain, newTab: true },
    }),
    { retry: 'after-sign-in' },
  )

/** @param needed the weakest role that may see the page */
export const roleNeeded = (needed: Role, own: Role) =>
  new PageError(403, ({ account: { refused } }) => ({
    title: refused.title,
    text: own === 'viewer' && needed === 'member' ? refused.notReleased : refused.text,
  }))

export const accountLinkUsed = () => new PageError(404, ({ account }) => account.linkUsed)

export const signOnFailed = (why: keyof Language['account']['singleSignOn']['failures']) =>
  new PageError(403, ({ account: { singleSignOn, signIn } }) => ({
    title: singleSignOn.failed,
    text: singleSignOn.failures[why],
    link: { text: signIn.title, href: ACCOUNT.signIn },
  }))

export const busySigningIn = () => new PageError(503, ({ account }) => account.busy, { retryAfter: 5 })

/** @param copy the address of the reader's own copy, where they have a response in the round */
export const roundClosed = (closedOn: string, copy?: string) =>
  new PageError(410, ({ errors: { closed } }) => ({
    title: closed.title,
    text: closed.text(closedOn),
    link: copy === undefined ? undefined : { text: closed.copy, href: copy },
  }))

/** @param on the day on which it was deleted, as an ISO date */
export const deletedBefore = (on: string) =>
  new PageError(410, ({ retention: { refused } }) => ({ title: refused.title, text: refused.text(on) }))

/** @param readers the page of those who read answers of the round blind */
export const readingBlind = (readers: string) =>
  new PageError(403, ({ readers: { blind } }) => ({
    title: blind.title,
    text: blind.text,
    link: { text: blind.link, href: readers },
  }))

export const invitationNeeded = () => new PageError(403, (language) => language.errors.invitationNeeded)

export const linkRenewed = () =>
  new PageError(403, (language) => language.errors.linkRenewed, { retry: 'after-link' })

export const linkEnded = () => new PageError(410, ({ retention }) => retention.linkEnded)

export const linkUnknown = () => new PageError(404, (language) => language.errors.linkUnknown)

/** @param latest where the release that stands is, if there is one */
export const releaseWithdrawn = (
  withdrawn: { readonly at: string; readonly reason: string },
  latest?: string,
) =>
  new PageError(410, ({ published: { withdrawn: words } }) => ({
    title: words.title,
    text: words.text(withdrawn.at, withdrawn.reason),
    link: latest === undefined ? undefined : { text: words.latest, href: latest },
  }))

/** @param copy the address of the reader's own copy */
export const nothingHeard = (copy: string) =>
  new PageError(404, ({ heard: { gone } }) => ({
    title: gone.title,
    text: gone.text,
    link: { text: gone.link, href: copy },
  }))

export const findingsFailed = (cause: unknown) =>
  new PageError(500, (language) => language.errors.findingsFailed, {}, cause)

export const exportFailed = (cause: unknown) =>
  new PageError(500, (language) => language.errors.exportFailed, {}, cause)

export const tooManyGuesses = (seconds: number) => tooMany('guesses', seconds)

export const tooManyMails = (seconds: number) => tooMany('mails', seconds)

export const tooManyFiles = (seconds: number) => tooMany('files', seconds)

export const tokenNeeded = () => new PageError(401, ({ api }) => api.tokenNeeded)

/** @param names of the parts of the address that cannot be used */
export const wrongQuery = (names: readonly string[]) =>
  new PageError(400, ({ api: { wrongQuery: words } }) => ({ title: words.title, text: words.text(names) }))

export const tooManyReadings = (seconds: number) =>
  new PageError(429, ({ api: { tooMany: words } }) => ({ title: words.title, text: words.text(seconds) }), {
    retryAfter: seconds,
  })

export const tooManySignIns = (seconds: number) =>
  new PageError(
    429,
    ({ account: { tooMany: words }, errors }) => ({
      title: words.title,
      text: `${words.text} ${errors.tooMany.again(Math.ceil(seconds / 60))}`,
    }),
    { retryAfter: seconds },
  )

function tooMany(what: 'guesses' | 'mails' | 'files', seconds: number): PageError {
  const words = ({ errors }: Language) => ({
    title: errors.tooMany[what].title,
    text: [errors.tooMany[what].text, errors.tooMany.again(Math.ceil(seconds / 60))].join(' '),
  })
  return new PageError(429, words, { retryAfter: seconds })
}

/** For the log: an error's kind and place, without its message, which may quote what somebody typed. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  const cause = error.cause === undefined ? [] : [`caused by ${reasonOf(error.cause)}`]
  return [error.name, ...places, ...cause].join('\n')
}
