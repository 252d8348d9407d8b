import { describe, expect, it } from 'vitest'
import { loadCommonPasswords } from '../../server/data.js'
import { faultOfPassword } from '../../server/web/account/passwordRules.js'
import { hashPassword, isPassword } from '../../server/web/account/passwords.js'

const common = loadCommonPasswords()
const about = ['Anytown Council', 'Early help audit', 'Lee Dean', 'lee.dean@anytown.gov.uk']
const faultOf = (password: string) => faultOfPassword(password, common, about)

describe('which passwords are taken', () => {
  it.each([
    'password1234',
    'Password2027!',
    'P4$$w0rd1234',
    'Welcome12345',
    'letmeinletmein',
    'iloveyou2027',
    'summer2027!!',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '123456789012',
    '987654321098',
    'qwertyuiop12',
    '1qaz2wsx3edc',
    'Anytown2027!!',
    'anytowncouncil1',
    'EarlyHelp2027!',
    'leedean12345',
  ])('not %s', (password) => {
    expect(faultOf(password)).toBe('too-common')
  })

  it.each([
    'kettle harbour oblong',
    'correct horse battery staple',
    'Vq8#mZ2!pLw9',
    'tram oblong fig',
    'ein hübscher Kessel',
    'пароль без правил',
    'x'.repeat(64) + 'kettle harbour oblong'.repeat(9),
  ])('%s', (password) => {
    expect(faultOf(password)).toBeUndefined()
  })

  it('says what is too short or too long, by characters and not by bytes', () => {
    expect(faultOf('kettle harb')).toBe('too-short')
    expect(faultOf('🫖🍇🚋🐚🧶🪁🦔🍋🪵🎐🧭')).toBe('too-short')
    expect(faultOf('🫖🍇🚋🐚🧶🪁🦔🍋🪵🎐🧭🐌')).toBeUndefined()
    expect(faultOf('kettle harbour '.repeat(20))).toBe('too-long')
  })
})

describe('how passwords are kept', () => {
  it('knows a password again exactly as it was given, to the last space and the two hundredth character', async () => {
    const long = `${'k'.repeat(200)} `
    const hash = await hashPassword(long)
    expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(await isPassword(long, hash)).toBe(true)
    for (const other of [long.trim(), long.slice(1), long.toUpperCase(), ''])
      expect(await isPassword(other, hash)).toBe(false)
    expect(await hashPassword(long)).not.toBe(hash)
  })

  it('never takes a password where there is no hash', async () => {
    expect(await isPassword('', undefined)).toBe(false)
  })

  it('works two out at a time, lets some wait and sends the rest away', async () => {
    const before = process.memoryUsage().rss
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 20)
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => hashPassword('kettle')))
    clearInterval(watch)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(32)
    expect(most).toBeLessThan(200 * 2 ** 20)
  })
})
