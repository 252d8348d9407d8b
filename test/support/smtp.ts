/** A real mail server that keeps what it is given, and refuses what it is told to. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: string
  readonly subject: string
  /** As it was written, without what mail puts between. */
  readonly text: string
}

/** What the server does with a recipient's message, other than taking it. */
export type Refusal = 'unknown-mailbox' | 'busy' | 'hang-up-after-text'

/**
 * Starts a mail server on a port of its own. Call close() when done.
 *
 * @param delay how many milliseconds it thinks about each message before it answers
 */
export async function startSmtp(delay: () => number = () => 0) {
  const received: ReceivedMail[] = []
  const refusals = new Map<string, Refusal>()
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const refusal = refusals.get(address)
      if (refusal === 'unknown-mailbox') callback(answer(550, 'No such mailbox'))
      else if (refusal === 'busy') callback(answer(450, 'Try again later'))
      else callback()
    },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join()
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()))
      stream.on('end', () => {
        received.push({ to, ...read(raw) })
        if (refusals.get(to) === 'hang-up-after-text') for (const one of smtp.connections) one.close()
        else setTimeout(callback, delay())
      })
    },
  })
  // A client that is killed in mid-sentence is no fault of the server's.
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusals,
    close: () =>
      new Promise<void>((resolve) => {
        smtp.close(resolve)
      }),
  }
}

export type TestSmtp = Awaited<ReturnType<typeof startSmtp>>

/** The private link in a mail, as a path. */
export function linkIn({ text }: ReceivedMail): string {
  return new URL(/https?:\/\/\S+\/links\/[\w-]+/.exec(text)?.[0] ?? '').pathname
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** The subject and text of a plain mail: quoted-printable breaks long lines with "=" at their end. */
function read(raw: string): Pick<ReceivedMail, 'subject' | 'text'> {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const subject = /^Subject: (.*)$/m.exec(head.replace(/\r\n[ \t]/g, ' '))?.[1] ?? ''
  const bytes = body
    .join('\r\n\r\n')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return {
    subject: subject.trim(),
    text: Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n').trimEnd(),
  }
}
