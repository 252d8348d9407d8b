/** A lead's way through every page of comparing rounds, each in the states that it has. */
import request from 'supertest'
import { secondRound } from '../../scripts/secondRound.js'
import { insertResponses } from '../../server/db/responses.js'
import { insertRound } from '../../server/db/rounds.js'
import { listMatchedAgencies } from '../../server/db/matches.js'
import { DRAFT_EDITION, draftResponses } from './draftEdition.js'
import { LAST_TIME, makeEarlierRound } from './earlierRound.js'
import { sampleResponses } from './findings.js'
import { fillIn } from './form.js'
import { stringsIn } from './pseudoLanguage.js'
import { NOON, springRound, type TestService } from './service.js'
import { makeTwoRounds } from './twoRounds.js'

type Sound = (address: string, html: string, given: readonly string[]) => Promise<void>

/** Compares a second round with a first, and one of another edition with it. */
export async function tourComparison(
  { app, db, services, organiserCookie }: Pick<TestService, 'app' | 'db' | 'services' | 'organiserCookie'>,
  sound: Sound,
): Promise<void> {
  const [first, second] = await makeTwoRounds({ db })
  const draft = { ...springRound, slug: 'other', title: 'Third audit', edition: DRAFT_EDITION }
  const third = await insertRound(db, { ...draft, earlierRoundId: first.id }, NOON)
  await insertResponses(db, third.id, draftResponses(), NOON)
  const said = [...sampleResponses(), ...secondRound(sampleResponses())]
  const lines = stringsIn(said).flatMap((text) => [text, ...text.split('\n')])
  const given = [...lines, ...stringsIn([first, second, third, services.crosswalks])]
  const cookie = await organiserCookie('lead')
  const get = async (address: string) =>
    sound(address, (await request(app).get(address).set('Cookie', cookie).expect(200)).text, given)
  const member = await organiserCookie('member')
  const none = await request(app).get('/rounds/first/comparison').set('Cookie', member).expect(200)
  await sound('no comparison for a member', none.text, given)
  await get('/rounds/first/comparison')
  const page = '/rounds/second/comparison'
  await get(page)
  await get(`${page}?of=both`)
  await get(`${page}/sections/assess`)
  await get(`${page}/sections/families`)
  const agency = (await listMatchedAgencies(db, second.id)).get('T01') ?? 0
  await get(`${page}/agencies/${agency}`)
  await get('/rounds/second/responses/T01')
  await get('/rounds/other/comparison')
  for (const section of ['identify', 'provide', 'families'])
    await get(`/rounds/other/comparison/sections/${section}`)
  await get('/rounds/second/settings')
  await tourEarlierAnswers({ app, db }, cookie, sound)
}

/** What an agency is offered of the earlier round, says of it, and what a lead is told. */
async function tourEarlierAnswers(
  { app, db }: Pick<TestService, 'app' | 'db'>,
  cookie: string,
  sound: Sound,
): Promise<void> {
  const { before, again, own } = await makeEarlierRound({ db })
  const words = Object.values(LAST_TIME).flatMap((answer) => [answer].flat())
  const lines = words.flatMap((text) => [text, ...text.split('\n')])
  const given = [...lines, ...stringsIn([before, again]), own.reference]
  const browser = request.agent(app)
  await browser.get(own.link).expect(303)
  const response = '/rounds/again/response'
  const get = async (address: string) => sound(address, (await browser.get(address).expect(200)).text, given)
  const section = `${response}/sections/identify`
  await get(`${section}?offered`)
  await fillIn(browser, section, { earlier: 'still-true identify_how', identify_data: 'Waiting lists' })
  await get(`${section}?said`)
  await get(`${response}/sections/assess?offered`)
  await get(`${response}/sections/families?offered`)
  await fillIn(browser, section, { earlier: 'changed identify_data' })
  await get(`${response}/differences?met`)
  await browser.post(`${response}/submission`).type('form').send({ personal: 'keep' }).expect(303)
  const address = `/rounds/again/responses/${own.reference}`
  const told = await request(app).get(address).set('Cookie', cookie).expect(200)
  await sound('a response that began with an earlier one', told.text, given)
}
