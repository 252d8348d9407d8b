/** The one door for mail, and what can come of handing a message over. */

export interface Message {
  readonly to: string
  readonly subject: string
  /** Plain text: every mail program shows it, and no link in it hides where it leads. */
  readonly text: string
}

/**
 * "sent": the other side took it. "bounced": it refused the address or the message for good. "not-sent": it never got
 * the message, so that trying again sends it once. "uncertain": it may have got it, and nobody can tell.
 */
export interface Outcome {
  readonly state: 'sent' | 'bounced' | 'not-sent' | 'uncertain'
  /** What the other side said, for a person who has to put it right; "" where it went out. */
  readonly reason: string
  /** What the other side calls it, where what became of it can be asked. */
  readonly deliveryId?: string
}

/** What became of a message that was sent. "unknown": it is still on its way, or nobody could be asked. */
export interface Delivery {
  readonly state: 'delivered' | 'bounced' | 'unknown'
  /** Why it did not arrive: the other side's name for it, such as "permanent-failure". */
  readonly reason: string
}

export interface Mailer {
  /** Hands a message over. Never rejects. */
  send(message: Message): Promise<Outcome>
  /** Asks what became of a message. Never rejects. Undefined where nobody can be asked: bounces come as mail. */
  deliveryOf?(deliveryId: string): Promise<Delivery>
}

/** Enough of what a server says to act upon. */
const LONGEST_REASON = 300

/** An outcome other than sent. */
export function notSent(state: Exclude<Outcome['state'], 'sent'>, reason: string): Outcome {
  return { state, reason: reason.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON) }
}
