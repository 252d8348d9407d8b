import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.js'
import { elements, textOf } from '../support/dom.js'
import { filesBelow } from '../support/files.js'
import { fillIn } from '../support/form.js'
import { NOON, startTestService } from '../support/service.js'
import request from 'supertest'

const configured = {
  COUNCIL_NAME: 'Anytown Council',
  CONTACT_EMAIL: 'audit@anytown.gov.uk',
  PRIVACY_CONTACT: 'privacy@anytown.gov.uk',
  DPO_CONTACT: 'Our data protection officer is Dee Pio, dpo@anytown.gov.uk.',
  COMPLAINT_FORM_URL: 'https://anytown.gov.uk/complain',
  RETENTION_YEARS: '1',
  RESPONSE_DAYS: '7',
}
const pages = ['/help', '/help/accessibility', '/help/privacy', '/help/cookies']

async function textAt(address: string, env: Record<string, string> = configured): Promise<string> {
  const service = await startTestService(env)
  try {
    const { text } = await request(service.app).get(address).expect(200)
    return elements(text, 'main').map(textOf).join().replace(/\s+/g, ' ')
  } finally {
    await service.close()
  }
}

describe('the pages that the law asks for', () => {
  it('are linked from every footer, missing pages’ too', async () => {
    const service = await startTestService()
    for (const address of [...pages, '/', '/rounds/spring', '/nowhere']) {
      const { text } = await request(service.app).get(address)
      const links = elements(elements(text, 'footer')[0] ?? '', 'a').map(
        (link) => link.attrs.find(({ name }) => name === 'href')?.value,
      )
      expect(links, address).toEqual(expect.arrayContaining(pages))
    }
    await service.close()
  })

  it.each(pages)('%s asks the council for nothing once all is configured', async (address) => {
    expect(await textAt(address)).not.toContain('has to fill this in')
  })

  it.each([
    ['/help', ['CONTACT_EMAIL']],
    ['/help/accessibility', ['COUNCIL_NAME', 'CONTACT_EMAIL']],
    [
      '/help/privacy',
      ['COUNCIL_NAME', 'PRIVACY_CONTACT', 'DPO_CONTACT', 'COMPLAINT_FORM_URL or PRIVACY_CONTACT'],
    ],
  ])('%s says what the council has yet to fill in', async (address, variables) => {
    const text = await textAt(address, {})
    const named = [...text.matchAll(/has to fill this in before the service is used \(([^)]+)\)/g)]
    expect(named.map(([, variable]) => variable)).toEqual(variables)
  })
})

describe('the accessibility statement', () => {
  it('keeps the sentences that must not be changed', async () => {
    const text = await textAt('/help/accessibility')
    for (const sentence of [
      'This accessibility statement applies to Early help audit, at http://localhost:3000.',
      'Anytown Council is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.',
      'This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.',
      'The content listed below is non-accessible for the following reasons.',
      'The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS).',
      'get back to you in 7 working days',
    ])
      expect(text).toContain(sentence)
  })
})

describe('the privacy notice', () => {
  it('names whom to ask and whom to complain to, and how long answers are kept', async () => {
    const text = await textAt('/help/privacy')
    for (const words of [
      'Anytown Council runs this audit and is the controller',
      'Dee Pio',
      'no later than 1 year after the round closes',
      'use the council’s complaint form or email privacy@anytown.gov.uk',
      'acknowledge a data protection complaint within 30 days',
      'Information Commissioner’s Office',
      'keyword rules that anybody can read',
    ])
      expect(text).toContain(words)
  })
})

describe('the cookies page', () => {
  it.each<Record<string, string>>([{}, { PUBLIC_URL: 'https://audit.example.gov.uk' }])(
    'lists exactly what is set: %o',
    async (env) => {
      const service = await startTestService(env)
      const set = new Map<string, string>()
      const browser = service.browser()
      const note = ({ headers }: request.Response) => {
        for (const cookie of (headers['set-cookie'] ?? []) as unknown as string[])
          set.set(cookie.split('=')[0] ?? '', cookie)
      }
      const started = await browser.post('/rounds/spring/drafts')
      note(started)
      // Secure cookies do not travel to a test over plain HTTP: they are carried by hand.
      const prefix = env.PUBLIC_URL === undefined ? '' : '__Secure-'
      browser.set('Cookie', set.get(`${prefix}response`)?.split(';')[0] ?? '')
      note(await fillIn(browser, `${started.headers.location ?? ''}/sections/about`, { initials: 'DE' }))
      const organiser = (await service.organiserCookie()).split('=')[0] ?? ''
      const { text } = await browser.get('/help/cookies').expect(200)
      const rows = elements(text, 'th')
        .map(textOf)
        .filter((name) => /^[\w-]+$/.test(name) && name !== 'Name')
      const signOn = organiser.replace('organiser', 'sign-on')
      const knownBrowser = organiser.replace('organiser', 'known-browser')
      expect(rows.sort()).toEqual([...set.keys(), organiser, knownBrowser, signOn].sort())
      expect(set.get(`${prefix}response`)).toContain(`Max-Age=${60 * 24 * 60 * 60}`)
      expect(text).toContain('60 days after')
      expect(set.get(`${prefix}initials`)).not.toMatch(/Max-Age|Expires/)
      await service.close()
    },
  )

  it('would notice another cookie, or other text kept in the browser', () => {
    const read = (file: string) => readFileSync(join(projectRoot(), file), 'utf8')
    const setting = filesBelow('server', '.ts').filter((file) => read(file).includes('.cookie('))
    expect(setting).toEqual([
      'server/web/account/session.ts',
      'server/web/account/signOnCookie.ts',
      'server/web/respond/link.ts',
      'server/web/respond/section.ts',
    ])
    const scripts = filesBelow('public', '.js').filter((file) => !file.startsWith('public/assets/'))
    const keeping = scripts.filter((file) =>
      /localStorage|sessionStorage|indexedDB|document\.cookie/.test(read(file)),
    )
    expect(keeping).toEqual(['public/keptText.js'])
    expect(read('public/keptText.js')).toMatch(/[`']early-help-audit /)
    expect(read('public/keptText.js')).not.toMatch(/sessionStorage|indexedDB|document\.cookie/)
  })
})

describe('security.txt', () => {
  const address = '/.well-known/security.txt'

  it('says whom to tell, for less than a year', async () => {
    const service = await startTestService({
      SECURITY_CONTACT: 'security@anytown.gov.uk',
      SECURITY_POLICY_URL: 'https://anytown.gov.uk/disclosure',
      PUBLIC_URL: 'https://audit.anytown.gov.uk',
    })
    const { text, headers } = await request(service.app).get(address).expect(200)
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text).toContain('Contact: mailto:security@anytown.gov.uk\n')
    expect(text).toContain('Canonical: https://audit.anytown.gov.uk/.well-known/security.txt\n')
    expect(text).toContain('Policy: https://anytown.gov.uk/disclosure\n')
    const expires = new Date(/^Expires: (.+)$/m.exec(text)?.[1] ?? '').getTime() - NOON.getTime()
    const day = 24 * 60 * 60 * 1000
    expect(expires).toBeGreaterThan(30 * day)
    expect(expires).toBeLessThan(365 * day)
    await service.close()
  })

  it('takes an address of the web as it is, and is not there without a contact', async () => {
    const web = await startTestService({ SECURITY_CONTACT: 'https://anytown.gov.uk/report' })
    expect((await request(web.app).get(address).expect(200)).text).toContain(
      'Contact: https://anytown.gov.uk/report\n',
    )
    await web.close()
    const none = await startTestService()
    await request(none.app).get(address).expect(404)
    await none.close()
  })
})
