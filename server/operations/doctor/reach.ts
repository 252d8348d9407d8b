/** How people and mail are reached: the public address, the reverse proxy, the mail server. */
import type { Config } from '../../config.js'
import { askSmtp } from '../../mail/smtp.js'
import { mend, note, type Finding } from './finding.js'

const PATIENCE = 5_000
const OWN = ['localhost', '127.0.0.1', '[::1]']

/** What the variables say of the address and the proxy. */
export function checkAddress({ publicUrl, trustProxy, host }: Config): readonly Finding[] {
  const { protocol, hostname } = new URL(publicUrl)
  const found: Finding[] = []
  if (OWN.includes(hostname))
    found.push(
      note(
        `PUBLIC_URL is not set, or leads to this machine alone (${publicUrl}).`,
        'Links in mail begin with it.',
        'Set PUBLIC_URL to the address that people use, with https:.',
      ),
    )
  else if (protocol !== 'https:')
    found.push(
      mend(
        `PUBLIC_URL (${publicUrl}) does not begin with https:.`,
        'Answers, passwords and private links travel in the clear, and cookies are not marked as secure.',
        'Put a reverse proxy with HTTPS in front, and set PUBLIC_URL to its address.',
      ),
    )
  else if (trustProxy === 0)
    found.push(
      mend(
        'People come over HTTPS, so that a reverse proxy stands in front, but TRUST_PROXY is 0.',
        'Everybody seems to come from one network address: one person’s wrong guesses lock all out.',
        'Set TRUST_PROXY to the number of proxies, mostly 1.',
      ),
    )
  if (trustProxy > 0 && !OWN.includes(host))
    found.push(
      note(
        `The service listens on ${host}, and believes what proxies say of network addresses.`,
        'Whoever reaches its port without the proxy can pretend to come from anywhere.',
        'Let only the proxy reach the port: with HOST=localhost, or a firewall.',
      ),
    )
  return found
}

/** Asks the service at its public address, as people would. */
export async function checkAnswering({ publicUrl }: Config): Promise<readonly Finding[]> {
  const why = 'People may not reach it, unless it is not meant to run just now.'
  const todo = 'Start the service; see that the reverse proxy leads to its port.'
  try {
    const answer = await fetch(`${publicUrl}/health`, { signal: AbortSignal.timeout(PATIENCE) })
    if (answer.ok && (await answer.text()).includes('alive')) return []
    return [note(`${publicUrl} is answered with ${String(answer.status)}, not by this service.`, why, todo)]
  } catch (error) {
    const { cause, message } = error as Error
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : message
    return [note(`Nothing answers at ${publicUrl} (${reason}).`, why, todo)]
  }
}

/** Greets the mail server, and signs in there where a password is set. Nothing is sent. */
export async function checkMail({ smtp, notify }: Config): Promise<readonly Finding[]> {
  if (!smtp)
    return notify
      ? []
      : [
          note(
            'No way to send mail is set up.',
            'Invitations, reminders and links are not mailed by the service.',
            'Set SMTP_URL and MAIL_FROM, or the variables of GOV.UK Notify; or send links by a mail merge of your own.',
          ),
        ]
  const reason = await askSmtp(smtp.url, PATIENCE)
  if (reason === undefined) return []
  return [
    mend(
      `The mail server ${new URL(smtp.url).host} cannot be used: ${reason}.`,
      'Messages wait in the queue, and in the end are given up.',
      'Check SMTP_URL, the password in it, and that the firewall lets the service through.',
    ),
  ]
}
