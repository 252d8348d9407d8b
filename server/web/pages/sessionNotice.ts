/** What an organiser is told of when their session ends: a banner near its end, and a dialog for the page's script. */
import type { Language } from '../language/en.js'
import type { Layout } from '../layout.js'
import { ACCOUNT } from './addresses.js'

/** For so long before the session's end every page says when that is. */
const BANNER_MINUTES = 20

const SECOND = 1000
const MINUTE = 60 * SECOND

/** When a session ends: unless it is used before, and whatever is done. */
export interface SessionEnds {
  readonly idle: Date
  readonly longest: Date
}

/** How many seconds are left of a session, for the script. */
export function secondsLeft({ idle, longest }: SessionEnds, now: Date) {
  const until = (end: Date) => Math.max(0, Math.round((end.getTime() - now.getTime()) / SECOND))
  return { idle: until(idle), longest: until(longest) }
}

/** What the layout prints for somebody who is signed in. */
export function sessionNotice(ends: SessionEnds, now: Date, language: Language): Layout['session'] {
  const words = language.account.sessionEnd
  const link = { text: words.again, href: ACCOUNT.signInAgain }
  const isNear = ends.longest.getTime() - now.getTime() <= BANNER_MINUTES * MINUTE
  const at = language.time(ends.longest)
  return {
    ...(isNear && { banner: { title: words.bannerTitle, text: words.banner(at), link } }),
    dialog: {
      ...secondsLeft(ends, now),
      action: ACCOUNT.sessionExtension,
      title: words.title,
      idleText: words.idle,
      longestText: words.longest(at),
      overText: words.over,
      failed: words.failed,
      stay: words.stay,
      again: link,
      close: words.close,
    },
  }
}
