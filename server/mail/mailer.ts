/** The one door for mail. */
import { createTransport } from 'nodemailer'

export interface Message {
  readonly to: string
  readonly subject: string
  /** Plain text: every mail program shows it, and no link in it hides where it leads. */
  readonly text: string
}

export interface Mailer {
  /** Hands a message to the mail server. Rejects where the server cannot be reached or refuses it. */
  send(message: Message): Promise<void>
}

/** Sends through an SMTP server, such as smtp://user:password@mail.example.gov.uk:587. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url)
  return {
    async send(message) {
      await transport.sendMail({ from, ...message })
    },
  }
}
