/** Mail through an SMTP server. */
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { notSent, type Mailer, type Outcome } from './mailer.js'

const SECOND = 1000
const PATIENCE = {
  connectionTimeout: 30 * SECOND,
  greetingTimeout: 30 * SECOND,
  socketTimeout: 60 * SECOND,
}

/** Sends through an SMTP server, such as smtp://user:password@mail.example.gov.uk:587. */
export function smtpMailer(url: string, from: string, patience = PATIENCE): Mailer {
  const transport = createTransport({ url, ...patience })
  return {
    async send({ to, subject, text }) {
      // The text is read only once the server has let us in: before that, nothing can have arrived.
      let begun = false
      const content = Readable.from(
        (function* () {
          begun = true
          yield Buffer.from(text)
        })(),
        { objectMode: false },
      )
      try {
        await transport.sendMail({ from, to, subject, text: content })
        return { state: 'sent', reason: '' }
      } catch (error) {
        return outcomeOf(error as SmtpError, begun)
      }
    },
  }
}

/**
 * Greets a mail server, and signs in where its address holds a password. Nothing is sent.
 *
 * @param patience in milliseconds
 * @returns why it cannot be used; undefined where it can
 */
export async function askSmtp(url: string, patience: number): Promise<string | undefined> {
  const times = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  const transport = createTransport({ url, ...times })
  try {
    await transport.verify()
    return undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    transport.close()
  }
}

interface SmtpError extends Error {
  readonly responseCode?: number
  readonly command?: string
  readonly response?: string
}

/** A server that answered has refused it; where it did not, it may have the text if we had begun to send that. */
function outcomeOf({ responseCode, command, response, message }: SmtpError, begun: boolean): Outcome {
  const reason = response ?? message
  if (responseCode === undefined) return notSent(begun ? 'uncertain' : 'not-sent', reason)
  const forGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  return notSent(forGood ? 'bounced' : 'not-sent', reason)
}
