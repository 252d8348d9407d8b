import { expect, it } from 'vitest'
import { ConfigError, readConfig } from '../server/config.js'

it('needs nothing', () => {
  expect(readConfig({})).toMatchObject({
    councilIsNamed: false,
    language: 'en',
    responseDays: 10,
    privacy: { retentionYears: 2 },
    security: { contact: undefined, policy: undefined },
  })
})

it('wants the mail server and the sender together', () => {
  expect(() => readConfig({ SMTP_URL: 'smtp://localhost' })).toThrow(
    'SMTP_URL and MAIL_FROM must be set together.',
  )
})

it('takes an e-mail or a web address for reports of security problems, and makes a URI of it', () => {
  const contactFor = (SECURITY_CONTACT: string) => readConfig({ SECURITY_CONTACT }).security.contact
  expect(contactFor('security@anytown.gov.uk')).toBe('mailto:security@anytown.gov.uk')
  expect(contactFor('https://anytown.gov.uk/report')).toBe('https://anytown.gov.uk/report')
})

it('reports every problem at once, each with its variable', () => {
  const wrong = {
    LANGUAGE: 'tlh',
    RESPONSE_DAYS: 'soon',
    PRIVACY_CONTACT: 'the office',
    DPO_CONTACT: '',
    COMPLAINT_FORM_URL: 'http://anytown.gov.uk',
    RETENTION_YEARS: '11',
    SECURITY_CONTACT: 'javascript:alert(1)',
    SECURITY_POLICY_URL: 'policy',
  }
  let message = ''
  try {
    readConfig(wrong)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    message = (error as ConfigError).message
  }
  const lines = message.split('\n')
  expect(lines.map((line) => line.split(' ')[0])).toEqual(Object.keys(wrong))
  for (const line of lines) expect(line).toMatch(/^[A-Z_]+ must .+\.$/)
})

it('takes single sign-on whole, over TLS, with roles that there are', () => {
  const whole = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'secret' }
  expect(readConfig({}).singleSignOn).toBeUndefined()
  expect(readConfig(whole).singleSignOn).toMatchObject({ issuer: 'https://login.example', roles: undefined })
  const { singleSignOn } = readConfig({ ...whole, OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'lead=A,member=B b' })
  expect([...(singleSignOn?.roles?.values ?? [])]).toEqual([
    ['A', 'lead'],
    ['B b', 'member'],
  ])
  const faultOf = (env: Record<string, string>) => () => readConfig(env)
  expect(faultOf({ OIDC_CLIENT_ID: 'id' })).toThrow('must be set together')
  expect(faultOf({ ...whole, OIDC_ISSUER: 'http://login.example' })).toThrow('must begin with https://')
  expect(faultOf({ ...whole, OIDC_ROLE_CLAIM: 'roles' })).toThrow('must be set together')
  expect(faultOf({ ...whole, OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'boss=A' })).toThrow('must be such as')
})
