/** Whom respondents turn to: the round's own contacts or, where it has none, the service's. */
import type { Round } from '../audit/rounds.js'

export interface Contacts {
  readonly email: string | undefined
  readonly phone: string | undefined
  /** Whom to call about a child in danger, as a sentence. */
  readonly danger: string | undefined
}

interface ServiceContacts {
  readonly contactEmail: string | undefined
  readonly safeguardingContact: string | undefined
}

/** The contacts of a page: its round's before the service's. */
export function contactsOf(config: ServiceContacts, round?: Round): Contacts {
  const own = (text: string | undefined) => (text === undefined || text === '' ? undefined : text)
  return {
    email: own(round?.contactEmail) ?? config.contactEmail,
    phone: own(round?.contactPhone),
    danger: own(round?.dangerContact) ?? config.safeguardingContact,
  }
}
