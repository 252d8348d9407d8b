/** What an organiser finds above every page: the parts of the service that their role includes, and the way out. */
import { includesRole, type Organiser } from '../../audit/organisers.js'
import type { Language } from '../language/en.js'
import type { Layout } from '../layout.js'
import { ACCOUNT, ACTIVITY, ORGANISERS, PERSON_REQUESTS } from './addresses.js'

/** The navigation and the sign-out button; nothing for those not signed in. */
export function navigationFor(
  organiser: Organiser | undefined,
  path: string,
  { account: { navigation: words } }: Language,
): Pick<Layout, 'navigation' | 'signOut'> {
  if (!organiser) return { navigation: [] }
  const links = [
    { text: words.rounds, href: '/', current: path === '/' || path.startsWith('/rounds/') },
    ...(includesRole(organiser.role, 'lead')
      ? [
          { text: words.organisers, href: ORGANISERS, current: path.startsWith(ORGANISERS) },
          { text: words.activity, href: ACTIVITY.page, current: path.startsWith(ACTIVITY.page) },
          { text: words.requests, href: PERSON_REQUESTS, current: path.startsWith(PERSON_REQUESTS) },
        ]
      : []),
    { text: words.account, href: ACCOUNT.account, current: path.startsWith(ACCOUNT.account) },
  ]
  return { navigation: links, signOut: { action: ACCOUNT.signOut, text: words.signOut } }
}
