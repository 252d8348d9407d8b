import type { Announcement } from '../../../audit/retention.js'
import type { Language } from '../../language/en.js'
import type { Link } from '../../layout.js'
import { workspaceOf } from './addresses.js'

/** What will be deleted of a round soon, each a link to the page that shows what goes. */
export function announcedLinks(
  announced: readonly Announcement[],
  round: { readonly slug: string },
  { retention: words }: Language,
): readonly Link[] {
  return announced.map(({ kind, on, isConfirmed }) => ({
    text: isConfirmed ? words.announced(kind, on) : words.unconfirmed(kind, on),
    href: workspaceOf(round).retention,
  }))
}
