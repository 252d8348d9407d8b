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
