import { expect, it } from 'vitest'
import { ConfigError, readConfig } from '../server/config.js'

it('has working defaults, and no secret among them', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    publicUrl: 'http://localhost:3000',
    dataDir: 'data/store',
  })
})

it('reports every problem at once, each naming its variable', () => {
  const env = { PORT: 'abc', BRAND_COLOUR: 'red', SMTP_URL: 'smtp://localhost', LOG_LEVEL: 'loud' }
  expect(() => readConfig(env)).toThrow(ConfigError)
  expect(() => readConfig(env)).toThrow(/^PORT must be[^\n]*\nLOG_LEVEL must be[^\n]*\nBRAND_COLOUR must be/)
  expect(() => readConfig({ SMTP_URL: 'smtp://localhost' })).toThrow(
    'SMTP_URL and MAIL_FROM must be set together.',
  )
})
