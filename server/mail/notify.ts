/** Mail through GOV.UK Notify. */
import { NotifyClient } from 'notifications-node-client'
import { notSent, type Delivery, type Mailer, type Outcome } from './mailer.js'

/**
 * Sends through a template of GOV.UK Notify whose subject is ((subject)) and whose text is ((body)).
 *
 * @param baseUrl where Notify is, other than for real in tests
 */
export function notifyMailer(apiKey: string, templateId: string, baseUrl?: string): Mailer {
  const client = baseUrl === undefined ? new NotifyClient(apiKey) : new NotifyClient(baseUrl, apiKey)
  return {
    async send({ to, subject, text }) {
      try {
        const { data } = await client.sendEmail(templateId, to, {
          personalisation: { subject, body: text },
        })
        return { state: 'sent', reason: '', deliveryId: data.id }
      } catch (error) {
        return outcomeOf(error as NotifyError)
      }
    },
    async deliveryOf(deliveryId) {
      try {
        const { data } = await client.getNotificationById(deliveryId)
        return { state: DELIVERY_STATES.get(data.status) ?? 'unknown', reason: data.status }
      } catch {
        // Asked again later, however it failed: that a message was sent stands.
        return { state: 'unknown', reason: '' }
      }
    },
  }
}

/** What Notify calls the end of a message's way; it has other words for messages that are on theirs. */
const DELIVERY_STATES: ReadonlyMap<string, Delivery['state']> = new Map([
  ['delivered', 'delivered'],
  ['permanent-failure', 'bounced'],
  ['temporary-failure', 'bounced'],
  ['technical-failure', 'bounced'],
])

interface NotifyError extends Error {
  readonly code?: string
  readonly response?: {
    readonly status: number
    readonly data?: { readonly errors?: readonly { readonly message?: string }[] }
  }
}

/** No connection was made, so nothing can have arrived. */
const UNREACHED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Notify answers 400 to an address that it will not write to, 403 and 429 to keys and limits, and 5xx to its own faults. */
function outcomeOf({ code, response, message }: NotifyError): Outcome {
  if (!response) return notSent(UNREACHED.includes(code ?? '') ? 'not-sent' : 'uncertain', message)
  const said = (response.data?.errors ?? []).map((error) => error.message ?? '').join('; ')
  const aboutAddress = response.status === 400 && /email[_ ]address/i.test(said)
  if (aboutAddress) return notSent('bounced', said)
  // A fault of Notify's own may have come after it took the message.
  return notSent(response.status >= 500 ? 'uncertain' : 'not-sent', said || message)
}
