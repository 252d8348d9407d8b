/** The second factor: codes that an app on a telephone shows for half a minute (TOTP, RFC 6238), and codes on paper. */
import type { SecondFactor } from '../../db/credentials.js'
import { hashOf, newReference } from '../keys.js'

const PERIOD = 30
const RECOVERY_CODES = 10

/** A new secret for an app, in base 32: 160 bits. */
export async function newSecret(): Promise<string> {
  const { generateSecret } = await import('otplib')
  return generateSecret()
}

/**
 * The time step of a code, so that it can be used up; undefined where the code is wrong or was used before. A clock
 * that is half a minute off is put up with.
 */
export async function stepOf(
  { secret, lastStep }: SecondFactor,
  code: string,
  now: Date,
): Promise<number | undefined> {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const { verifySync } = await import('otplib')
  const epoch = Math.floor(now.getTime() / 1000)
  const found = verifySync({ secret, token, epoch, period: PERIOD, epochTolerance: PERIOD })
  if (!found.valid || !('epoch' in found)) return undefined
  const step = Math.floor(found.epoch / PERIOD)
  return lastStep === null || step > lastStep ? step : undefined
}

/** What an app reads from the square: whose account it is, where, and the secret. */
export async function addressForApp(secret: string, email: string, service: string): Promise<string> {
  const { generateURI } = await import('otplib')
  return generateURI({ issuer: service, label: email, secret })
}

/** A square for a telephone's camera: how many fields it is wide, and the dark ones as an SVG path. */
export interface Square {
  readonly size: number
  readonly path: string
}

/** The QR code of a text, with the empty margin that cameras need. */
export async function squareOf(text: string): Promise<Square> {
  const { default: qrcode } = await import('qrcode')
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules
  const margin = 4
  const path = [...data].flatMap((dark, index) =>
    dark ? [`M${margin + (index % size)} ${margin + Math.floor(index / size)}h1v1h-1z`] : [],
  )
  return { size: size + 2 * margin, path: path.join('') }
}

/** New recovery codes, such as "7K4P-X9MQ-C3RT-4WYA": each opens the account once, without the telephone. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => `${newReference()}-${newReference()}`)
}

/** What is kept of a recovery code, however it was typed. */
export function recoveryHash(code: string): string {
  return hashOf(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
}
