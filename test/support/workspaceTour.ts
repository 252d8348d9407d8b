/** A lead's way through every page of the workspace, each in the states that it has. */
import request from 'supertest'
import { claimMessage, doubtInterrupted } from '../../server/db/messageQueue.js'
import { sendNext } from '../../server/sendQueue.js'
import { insertResponses } from '../../server/db/responses.js'
import { insertCorrection } from '../../server/db/corrections.js'
import { LEAD } from './account.js'
import { formFields } from './form.js'
import { NOON, startResponse, type TestService } from './service.js'

/** What is typed and imported on the way, which no catalogue has. */
export const WORKSPACE_TYPED = [
  'Mill Surgery',
  'Fenwick Road School',
  'Fenwick Rd School',
  'Harbour Nursery',
  'Mil Surgery',
  'Open Door',
  'Ann',
  'ann@mill.example.org',
  'head@fenwick.example.org',
  'head@harbour.example.org',
  'nobody',
  'Dentistry',
  'Refused here',
  'agency, contact',
  'Zebedee',
  'Quarrington',
  'Number',
  'When',
  'Agency',
  'How',
  'Other',
]

const TABLE = `agency,sector,contact,email
Mill Surgery,Health,Ann,ann@mill.example.org
Fenwick Road School,Schools / Education,,head@fenwick.example.org
Harbour Nursery,,,head@harbour.example.org
Mil Surgery,Health,,
,Dentistry,,nobody
`

const RESPONSES = `Number,When,Sector,Agency,How,Other
1,2027-03-09 10:00:00,Dentistry,Open Door,Waiting lists,
2,Late,Health,Harbour Nursery,Waiting lists,
2,2027-03-09 10:00:00,Health,Harbour Nursery,Without having seen,
3,,Health,Harbour Nursery,Without having seen,
4,2027-03-09 10:00:00,,,,
`

type Sound = (address: string, html: string) => Promise<void>

/** Looks at each page with `sound`, which is given its address and its HTML. */
export async function tourWorkspace(
  service: Pick<TestService, 'app' | 'db' | 'organiserCookie' | 'services'>,
  sound: Sound,
) {
  const { app, db, services } = service
  const cookie = await service.organiserCookie('lead')
  const get = async (address: string) => {
    const { text } = await request(app).get(address).set('Cookie', cookie).expect(200)
    await sound(address, text)
    return text
  }
  const post = (address: string, form: object = {}) =>
    request(app).post(address).set('Cookie', cookie).type('form').send(form)
  const wrong = async (name: string, address: string, form: object = {}) =>
    sound(name, (await post(address, form).expect(422)).text)
  const round = '/rounds/spring'

  await get('/rounds/new')
  await wrong('a wrong round', '/rounds', { opensOn: '2027-04-01', closesOn: '2027-03-01' })
  await get(`${round}/coverage`)
  await get(`${round}/agencies`)
  await get(`${round}/agencies/import`)
  await wrong('no table', `${round}/agencies/import`)
  await request(app)
    .post(`${round}/agencies/import`)
    .set('Cookie', cookie)
    .attach('file', Buffer.from(TABLE), 'agencies.csv')
    .expect(303)
  const check = await get(`${round}/agencies/import/check`)
  const upload = /name="upload" value="([\w-]+)"/.exec(check)?.[1] ?? ''
  await post(`${round}/agencies/import/application`, { upload }).expect(303)
  await get(`${round}/agencies?done=imported`)
  await get(`${round}/agencies/new`)
  await wrong('a wrong agency', `${round}/agencies`, { email: 'nobody' })
  await get(`${round}/agencies/1`)
  await wrong('an agency without a name', `${round}/agencies/1`)

  await get(`${round}/invitations`)
  await get(`${round}/invitations/invitation`)
  await get(`${round}/invitations/last-call`)
  await get(`${round}/invitations/invitation/wording`)
  await wrong('a wrong wording', `${round}/invitations/invitation/wording`, { subject: '', text: 'nobody' })
  await get(`${round}/messages`)
  await post(`${round}/messages`, { kind: 'invitation', seen: '0' }).expect(303)
  await get(`${round}/messages?queued=3`)
  await claimMessage(db, NOON)
  await doubtInterrupted(db, NOON)
  const outcomes = ['bounced', 'sent'] as const
  for (const state of outcomes)
    await sendNext({
      ...services,
      publicUrl: 'http://localhost:3000',
      clock: () => NOON,
      mailer: {
        send: () => Promise.resolve({ state, reason: state === 'sent' ? '' : 'Refused here' }),
      },
    })
  await get(`${round}/messages`)

  const browser = request.agent(app)
  const response = await startResponse(browser)
  await browser
    .post(`${response}/sections/about`)
    .type('form')
    .send({ agency: 'Fenwick Rd School' })
    .expect(303)
  await get(`${round}/closure`)
  await wrong('a wrong last day', `${round}/extension`, { closesOn: 'nobody' })
  await wrong('no response for grace', `${round}/grace`)
  await browser.post(`${response}/submission`).expect(303)
  const matches = await get(`${round}/matches`)
  const reference = /name="reference" value="([\w-]+)"/.exec(matches)?.[1] ?? ''
  await wrong('no match', `${round}/matches`, { reference })
  await post(`${round}/matches`, { reference, agency: '2' }).expect(303)
  await get(`${round}/agencies/2`)
  await get(`${round}/coverage/chase`)
  await get(`${round}/coverage?later`)
  await tourImports(service, get, wrong)
  await get(`${round}/settings`)
  await get(`${round}/retention`)
  await wrong('wrong days for deleting', `${round}/retention`, { contacts: 'nobody', words: '2028-01-01' })
  await wrong('days that were changed', `${round}/retention/confirmation`, { contacts: '', words: '' })
  const days = { contacts: '2028-03-31', words: '2029-03-31' }
  await post(`${round}/retention`, days).expect(303)
  await get(`${round}/retention?done=set`)
  await post(`${round}/retention/confirmation`, days).expect(303)
  await get(`${round}/retention?done=confirmed`)
  await wrong('wrong settings', `${round}/settings`, { thresholdsUrl: 'nobody' })
  await get('/?lead')
  await tourActions({ get, post, wrong })
  await tourScoreCard({ get, post, wrong })
  await tourOffer(service, { get, post, wrong })
  await tourPersonRequests(service, { get, post, wrong })
}

interface Steps {
  readonly get: (address: string) => Promise<string>
  readonly post: (address: string, form?: object) => request.Test
  readonly wrong: (name: string, address: string, form?: object) => Promise<void>
}

/** Actions: none, one that is wrong, some that are overdue and done, and two people changing one at once. */
async function tourActions({ get, post, wrong }: Steps): Promise<void> {
  const actions = '/rounds/spring/actions'
  await get(actions)
  await get(`${actions}/new`)
  await wrong('an action of nothing', actions)
  const action = { text: 'Late', agency: '1', named: 'yes', dueOn: '2027-03-01', status: 'under-way' }
  await post(actions, { ...action, section: 'assess' }).expect(303)
  await get(`${actions}?done=added`)
  for (const filter of ['overdue', 'closed', 'all']) await get(`${actions}?show=${filter}`)
  const one = `${actions}/1`
  await get(one)
  await wrong('no note', `${one}/notes`)
  await post(`${one}/notes`, { note: 'Late' }).expect(303)
  await get(`${one}?done=noted`)
  await wrong('two owners', one, { ...action, owner: 'nobody', version: '1' })
  await post(one, { ...action, status: 'done', version: '1' }).expect(303)
  await get(`${one}?done=saved`)
  const shown = JSON.stringify({ ...action, owner: '', section: 'assess' })
  await wrong('changed at once', one, { ...action, status: 'dropped', version: '1', shown })
  await get(`${actions}?show=closed&noted`)
}

/** The score card: indicators entered by hand, targets, and what is wrong with either. */
async function tourScoreCard({ get, post, wrong }: Steps): Promise<void> {
  const card = '/rounds/spring/score-card'
  await get(card)
  await get(`${card}/targets`)
  await wrong('no percentage', `${card}/targets`, { 'response-rate': 'nobody', version: '0' })
  await post(`${card}/targets`, { 'response-rate': '80', version: '0' }).expect(303)
  await wrong('targets set at once', `${card}/targets`, { 'response-rate': '90', version: '0', shown: '{}' })
  await get(`${card}?done=targets`)
  const indicators = `${card}/indicators`
  await get(`${indicators}/new`)
  await wrong('an indicator of nothing', indicators, { 'national-value': '1' })
  const indicator = { label: 'Late', unit: 'rate', polarity: 'down', value: '12.5', period: 'Late' }
  const national = { 'national-value': '13', 'national-period': 'Late', 'national-source': 'Late' }
  await post(indicators, { ...indicator, ...national, source: 'Late', target: '12' }).expect(303)
  await get(`${card}?done=added`)
  const one = `${indicators}/1`
  await get(one)
  await wrong('a wrong indicator', one, { ...indicator, value: 'nobody', version: '1' })
  await wrong('an indicator that was changed', `${one}/removal`, { version: '9' })
}

/** What is on offer: drafted, split, shared, wrong, changed at once, left out and to be looked at again. */
async function tourOffer({ db }: Pick<TestService, 'db'>, { get, post, wrong }: Steps): Promise<void> {
  const offer = '/rounds/spring/offer'
  const answers = { agency: 'Open Door', provide_universal: 'Late\nAnother' }
  await insertResponses(db, 1, [{ reference: 'Lee', edition: 'working-together-2018', answers }], NOON)
  await get(offer)
  await post(`${offer}/drafts`).expect(303)
  await get(`${offer}?done=drafted`)
  const one = `${offer}/1`
  const fields = Object.fromEntries(formFields(await get(one), `${one}/parts`))
  await wrong('no part ticked', `${one}/parts`, { ...fields, part: '' })
  await post(`${one}/parts`, { ...fields, part: ['0-4', '5-12'] }).expect(303)
  await wrong('split meanwhile', `${one}/parts`, { ...fields, part: '0-4' })
  await get(`${offer}?done=split`)
  await get(`${offer}?view=left-out`)
  const two = `${offer}/2`
  const opened = Object.fromEntries(formFields(await get(two), two))
  const shared = {
    ...opened,
    level: 'targeted',
    sector: 'health',
    evidence: 'Late',
    issues: ['attendance', 'health'],
  }
  await post(two, { ...shared, sharing: 'public' }).expect(303)
  await get(`${two}?done=saved`)
  await wrong('an entry changed at once', two, {
    ...opened,
    title: 'nobody',
    sharing: 'group',
    issues: 'health',
  })
  await wrong('two agencies', two, { ...shared, agency: '1', version: '2', title: 'x'.repeat(201) })
  for (const view of ['group', 'agencies', 'public']) await get(`${offer}?view=${view}&search=late`)
  await db
    .updateTable('answers')
    .set({ value: '"Late"' })
    .where('question_id', '=', 'provide_universal')
    .execute()
  await get(`${offer}?done=none-drafted`)
  await get(`${offer}?view=changed`)
  await get(`${two}?changed`)
  await get(`${offer}/new`)
  await wrong('an entry of nothing', offer)
  await post(offer, { title: 'Late', agencyName: 'Open Door', addresses: 'Late', sharing: 'leads' }).expect(
    303,
  )
  await get(`${offer}?done=added`)
  await get(`${offer}/4`)
  for (let more = 0; more < 50; more += 1)
    await post(offer, { title: 'Late', agencyName: 'Open Door' }).expect(303)
  await get(`${offer}?page=2`)
}

/** A request about somebody who is in an answer, in what was put right, in the register and among organisers. */
async function tourPersonRequests(
  { db }: Pick<TestService, 'db'>,
  { get, post, wrong }: Steps,
): Promise<void> {
  const requests = '/person-requests'
  const found = async (term: string) => String((await post(requests, { term }).expect(303)).get('Location'))
  await get(`${await found('Quarrington')}?nothing`)
  await get(`${await found(LEAD.email)}?kept`)
  const answers = { provide_gaps: 'Zebedee Quarrington '.repeat(5), identify_how: 'Zebedee' }
  await insertResponses(db, 1, [{ reference: 'DE', edition: 'working-together-2018', answers }], NOON)
  const { id } = await db
    .selectFrom('responses')
    .select('id')
    .where('reference', '=', 'DE')
    .executeTakeFirstOrThrow()
  const correction = { responseId: id, version: 1, remedy: { kind: 'exclusion' }, organiserId: 1 } as const
  await insertCorrection(db, { ...correction, reason: 'Zebedee Quarrington' }, NOON)
  await get(requests)
  await wrong('nobody to look for', requests)
  const person = await found('Zebedee Quarrington')
  const html = await get(person)
  await wrong('nothing ticked', `${person}/choice`)
  const hit = [...html.matchAll(/value="([^"]+)" aria-describedby/g)].map(([, value]) => value)
  await post(`${person}/choice`, { hit }).expect(303)
  await get(`${person}/choice`)
  await wrong('no words instead', `${person}/redaction`)
  await wrong('no reason to erase', `${person}/erasure`)
  await post(`${person}/redaction`, { 'redact-reason': 'Late', generic: '[a person]' }).expect(303)
  await get(`${person}?done=redacted`)
  await db.updateTable('person_requests').set({ uncleared: 1 }).execute()
  await get(`${person}?done=uncleared`)
  await db.updateTable('answers').set({ value: '"Late"' }).where('response_id', '=', id).execute()
  await wrong('changed meanwhile', `${person}/erasure`, { 'erase-reason': 'Late' })
  await post(`${person}/closure`).expect(303)
  await get(`${requests}?done=closed`)
  await get('/rounds/spring/responses/DE/erasure')
  await wrong('no reason to erase a response', '/rounds/spring/responses/DE/erasure')
  await get('/rounds/spring/responses?done=response-erased')
}

/** Uploads a table of responses, leaves it half done, and imports it. */
async function tourImports(
  { app, db, organiserCookie }: Pick<TestService, 'app' | 'db' | 'organiserCookie'>,
  get: (address: string) => Promise<string>,
  wrong: (name: string, address: string, form?: object) => Promise<void>,
) {
  const round = '/rounds/spring'
  const cookie = await organiserCookie('lead')
  const post = (address: string, form: object = {}) =>
    request(app).post(address).set('Cookie', cookie).type('form').send(form)
  await get(`${round}/imports`)
  await wrong('no table of responses', `${round}/imports`)
  const uploaded = await request(app)
    .post(`${round}/imports`)
    .set('Cookie', cookie)
    .attach('file', Buffer.from(RESPONSES), 'responses.csv')
    .expect(303)
  const mapping = uploaded.get('Location') ?? ''
  const one = mapping.replace('/mapping', '')
  await get(mapping)
  await wrong('a mapping of nothing', mapping, { 'use-1': 'nothing' })
  const uses = ['reference', 'sent', 'answer/sector', 'answer/agency', 'answer/identify_how', 'ignore']
  const fields = Object.fromEntries(uses.map((use, index) => [`use-${index}`, use]))
  await post(mapping, { ...fields, source: 'Open Door' }).expect(303)
  const checked = await get(one)
  await db.updateTable('imports').set({ state: 'importing' }).execute()
  await get(`${one}?broken`)
  await post(`${one}/check`).expect(303)
  const again = /name="checked" value="([^"]+)"/.exec(await get(`${one}?again=${checked.length}`))?.[1] ?? ''
  await post(`${one}/application`, { checked: again }).expect(303)
  await get(`${one}?done`)
  await get(`${round}/imports?listed`)
  await get(`${round}/paper-returns`)
  await wrong('nobody’s return', `${round}/paper-returns`)
}
