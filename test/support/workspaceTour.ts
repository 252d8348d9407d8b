/** A lead's way through every page of the workspace, each in the states that it has. */
import request from 'supertest'
import { claimMessage, doubtInterrupted } from '../../server/db/messageQueue.js'
import { sendNext } from '../../server/sendQueue.js'
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
]

const TABLE = `agency,sector,contact,email
Mill Surgery,Health,Ann,ann@mill.example.org
Fenwick Road School,Schools / Education,,head@fenwick.example.org
Harbour Nursery,,,head@harbour.example.org
Mil Surgery,Health,,
,Dentistry,,nobody
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
  await get(`${round}/settings`)
  await wrong('wrong settings', `${round}/settings`, { thresholdsUrl: 'nobody' })
  await get('/?lead')
}
