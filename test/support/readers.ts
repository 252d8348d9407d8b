/** Two people who read the same answers, each in a browser of their own. */
import request from 'supertest'
import { insertResponses } from '../../server/db/responses.js'
import { formFields } from './form.js'
import { springRound, type TestService } from './service.js'

export const READERS_PAGE = '/rounds/spring/readers'

/** What the responses below say: of each question one thin answer and twelve of substance. */
const SAYINGS = [
  'Our staff have had training about early help.',
  'We wait for months for CAMHS.',
  'Visits to families at home.',
]

/** Twelve responses with something to read, and one that is thin. */
export async function insertReadable({ db, clock }: Pick<TestService, 'db' | 'clock'>): Promise<void> {
  const said = Array.from({ length: 12 }, (_, index) => ({
    reference: `R${String(index + 1).padStart(2, '0')}`,
    edition: springRound.edition,
    answers: { identify_how: `${SAYINGS[index % SAYINGS.length] ?? ''} ${index}` },
  }))
  const thin = { reference: 'THIN', edition: springRound.edition, answers: { identify_how: 'Very well' } }
  await insertResponses(db, 1, [...said, thin], clock.now)
}

/** Somebody signed in. */
export function personWith({ app }: Pick<TestService, 'app'>, cookie: string) {
  return {
    get: (address: string) => request(app).get(address).set('Cookie', cookie),
    post: (address: string, form: object | string = {}) =>
      request(app).post(address).set('Cookie', cookie).type('form').send(form),
  }
}

export type Person = ReturnType<typeof personWith>

/** Draws so many answers and returns the sample's address. */
export async function draw(lead: Person, size = 10): Promise<string> {
  await lead.post(READERS_PAGE, { size: String(size) }).expect(303)
  const { text } = await lead.get(READERS_PAGE).expect(200)
  return (/action="([^"]+)\/places"/.exec(text)?.[1] ?? '').replace(/^.*(?=\/rounds)/, '')
}

/** Takes a place and reads answer after answer as `themesOf` says, until none is left. */
export async function readAll(
  person: Person,
  sample: string,
  themesOf: (position: number) => string | readonly string[],
): Promise<void> {
  let next = (await person.post(`${sample}/places`).expect(303)).get('Location') ?? ''
  for (let position = Number(next.split('/').at(-1)); next.includes('/answers/');) {
    const { text } = await person.get(next).expect(200)
    formFields(text, next)
    next = (await person.post(next, { theme: themesOf(position) }).expect(303)).get('Location') ?? ''
    position = Number(next.split('/').at(-1))
  }
}

/** Finishes a reading. */
export function finish(person: Person, sample: string) {
  return person.post(`${sample}/completion`)
}
