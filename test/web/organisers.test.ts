import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listActivity, recordActivity } from '../../server/db/activity.js'
import { findAccountByEmail } from '../../server/db/organisers.js'
import { importResponses } from '../../server/importResponses.js'
import { notSent, type Mailer, type Message } from '../../server/mail/mailer.js'
import { projectRoot } from '../../server/projectRoot.js'
import { createApp } from '../../server/web/app.js'
import { LEAD, PASSWORD, send, setUpLead } from '../support/account.js'
import { NOON, startTestService, type Browser, type TestService } from '../support/service.js'

const MO = { name: 'Mo Khan', email: 'mo.khan@example.org', role: 'member' }
const FINDINGS = '/rounds/spring/findings'

let service: TestService
let lead: Browser
beforeAll(async () => {
  service = await startTestService()
  lead = (await setUpLead(service)).browser
})
afterAll(() => service.close())

const idOf = async (email: string) => (await findAccountByEmail(service.db, email))?.id ?? 0
const linkOn = (html: string) =>
  new URL(/value="(http[^"]+\/account\/links\/[^"]+)"/.exec(html)?.[1] ?? '').pathname

describe('a lead', () => {
  it('invites somebody, whose link is shown once, and changes their role, which ends their session', async () => {
    const { text } = await send(lead, '/organisers', MO).expect(200)
    const mo = service.browser()
    await send(mo, linkOn(text), { password: PASSWORD }).expect(303)
    await mo.get(FINDINGS).expect(200)
    await mo.get('/organisers').expect(403)
    const page = `/organisers/${await idOf(MO.email)}`
    expect((await lead.get('/organisers')).text).not.toContain('/account/links/')
    await send(lead, `${page}/role`, { role: 'viewer' }).expect(303)
    await mo.get(FINDINGS).expect(403, /Sign in to see this page/)
    await send(lead, `${page}/disablement`, { enable: 'no' }).expect(303)
    await send(mo, '/account/session', { email: MO.email, password: PASSWORD }).expect(422)
    await lead.post(`${page}/link`).expect(404)
    await send(lead, `${page}/disablement`, { enable: 'yes' }).expect(303)
    await send(mo, '/account/session', { email: MO.email, password: PASSWORD }).expect(303)
    const again = linkOn((await lead.post(`${page}/link`).expect(200)).text)
    const newest = linkOn((await lead.post(`${page}/link`).expect(200)).text)
    await request(service.app).get(again).expect(404)
    await request(service.app)
      .get(newest)
      .expect(200, /Choose a new password/)
    const done = (await listActivity(service.db, { text: page.slice(1) })).map(({ action }) => action)
    expect(new Set(done)).toEqual(
      new Set([
        'invited',
        'password-set',
        'signed-in',
        'role-changed',
        'account-disabled',
        'sign-in-failed',
        'account-enabled',
        'link-made',
      ]),
    )
  })

  it('is told what is missing of an invitation', async () => {
    const wrong = await send(lead, '/organisers', { email: LEAD.email.toUpperCase() }).expect(422)
    for (const words of ['Enter their name', 'There is an account with this email', 'Select a role'])
      expect(wrong.text).toContain(words)
  })

  it('cannot leave the service without a lead', async () => {
    const own = `/organisers/${await idOf(LEAD.email)}`
    await send(lead, `${own}/role`, { role: 'member' }).expect(422, /There must be a lead/)
    await send(lead, `${own}/disablement`, { enable: 'no' }).expect(422, /There must be a lead/)
    await lead.get('/organisers').expect(200)
  })

  it('has the link mailed where mail is set up, and is told where that failed', async () => {
    const sent: Message[] = []
    const cookie = await service.organiserCookie()
    const invite = (mailer: Mailer, email: string) =>
      request(createApp({ ...service.services, mailer }))
        .post('/organisers')
        .set('Cookie', cookie)
        .type('form')
        .send({ ...MO, email })
    const works: Mailer = {
      send: (message) => {
        sent.push(message)
        return Promise.resolve({ state: 'sent', reason: '' })
      },
    }
    const { text } = await invite(works, 'one@example.org').expect(200)
    expect(text).toContain('We have mailed it')
    expect(sent).toMatchObject([{ to: 'one@example.org' }])
    expect(sent[0]?.text).toContain(linkOn(text))
    const fails: Mailer = { send: () => Promise.resolve(notSent('not-sent', 'away')) }
    await invite(fails, 'two@example.org').expect(200, /could not be sent/)
  })
})

describe('what was done', () => {
  it('is found by a lead, a page at a time, and taken away as a file that no spreadsheet runs', async () => {
    const organiserId = await idOf(LEAD.email)
    for (let nth = 0; nth < 120; nth++)
      await recordActivity(
        service.db,
        { organiserId, action: 'refused', object: `GET /${nth}/`, reason: nth === 0 ? '=cmd()' : undefined },
        NOON,
      )
    const found = async (address: string) => {
      const { text } = await lead.get(address).expect(200)
      return {
        objects: text.match(/GET \/\d+\//g) ?? [],
        older: /href="(\/activity\?[^"]*before=\d+)"/.exec(text)?.[1],
      }
    }
    const first = await found('/activity?action=refused')
    expect(first.objects).toHaveLength(100)
    const second = await found(first.older?.replaceAll('&amp;', '&') ?? '')
    expect(second.objects).toHaveLength(20)
    expect(second.older).toBeUndefined()
    expect((await found('/activity?text=/119/')).objects).toEqual(['GET /119/'])
    expect((await found('/activity?who=9999')).objects).toEqual([])
    expect((await found('/activity?who=nobody&round=none&action=what')).objects).toEqual([])
    const { text, headers } = await lead.get('/activity.csv?action=refused').expect(200)
    expect(headers['content-disposition']).toBe('attachment; filename=activity.csv')
    expect(text.split('\r\n')[0]).toBe('When,Who,What,To what,Round,Why')
    expect(text.match(/GET \/\d+\//g)).toHaveLength(120)
    expect(text).toContain(",'=cmd()\r\n")
    expect(await listActivity(service.db, { action: 'activity-exported' })).toHaveLength(1)
  })

  it('tells who read a response, or took findings away', async () => {
    const cookie = await service.organiserCookie('member')
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    await importResponses(service.db, service.services.questionnaires, 'spring', lines, NOON)
    const get = (address: string) => request(service.app).get(address).set('Cookie', cookie)
    const cell = '/rounds/spring/findings/tables/identify_how-themes/relationships/all'
    const answer = /app-answer">([^<]{20,})/.exec((await get(cell).expect(200)).text)?.[1] ?? ''
    expect(answer).not.toBe('')
    await get('/rounds/spring/responses/S01').expect(200)
    await get('/rounds/spring/findings.xlsx').expect(200)
    const reads = await listActivity(service.db, { roundId: 1 })
    expect(reads.map(({ action }) => action)).toEqual(['findings-exported', 'response-seen', 'excerpts-seen'])
    expect(reads.map(({ object }) => object)).toEqual([
      'findings.xlsx',
      'responses/S01',
      'tables/identify_how-themes/relationships/all',
    ])
    expect(reads.every(({ organiser }) => organiser?.name === 'Test member')).toBe(true)
    expect(JSON.stringify(await listActivity(service.db))).not.toContain(answer)
  })
})
