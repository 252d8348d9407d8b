/**
 * Passwords are kept as what scrypt makes of them: N = 2^15, r = 8, p = 3 (OWASP's measure for 32 MB of memory), with a
 * salt each, in a string that says how it was made. They are taken exactly as they arrive: never trimmed or cut.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { busySigningIn } from '../errors.js'

const COST = { log2N: 15, r: 8, p: 3 }
const KEY_BYTES = 32
const SALT_BYTES = 16

/** How many are worked out at once, 32 MB and a processor core each. */
const AT_ONCE = 2

/** How many may wait: each takes about a third of a second. */
const WAITING = 30

/** What is kept of a password, such as "scrypt$15$8$3$SALT$KEY". @throws busySigningIn */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.log2N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  )
}

/**
 * Whether a password is the one that a hash was made of. Without a hash it takes as long, and is not.
 *
 * @throws busySigningIn
 */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  // Nobody has an empty password: that says nothing of the account, and needs no work.
  if (password === '') return false
  const [, log2N, r, p, salt, key] = (hash ?? NOBODYS).split('$')
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const found = await derive(password, Buffer.from(salt ?? '', 'base64url'), cost)
  const kept = Buffer.from(key ?? '', 'base64url')
  return kept.length === found.length && timingSafeEqual(kept, found) && hash !== undefined
}

const NOBODYS = ['scrypt', COST.log2N, COST.r, COST.p, 'A'.repeat(22), 'A'.repeat(43)].join('$')

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, { log2N, r, p }: typeof COST): Promise<Buffer> {
  await enter()
  try {
    return await new Promise((resolve, reject) => {
      const options = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r }
      scrypt(password, salt, KEY_BYTES, options, (error, key) => {
        if (error) reject(error)
        else resolve(key)
      })
    })
  } finally {
    leave()
  }
}

async function enter(): Promise<void> {
  if (running < AT_ONCE) running++
  else if (waiting.length >= WAITING) throw busySigningIn()
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

/** Whoever waits takes the place that is left. */
function leave(): void {
  const next = waiting.shift()
  if (next) next()
  else running--
}
