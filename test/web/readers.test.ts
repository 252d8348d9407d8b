import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listReaderCodes } from '../../server/db/readerCodes.js'
import { routes } from '../../server/web/routes.js'
import { codebook } from '../support/findings.js'
import { filledIn, formFields } from '../support/form.js'
import {
  draw,
  finish,
  insertReadable,
  personWith,
  readAll,
  READERS_PAGE,
  type Person,
} from '../support/readers.js'
import { printedReport } from '../support/report.js'
import { readWorkbook } from '../support/workbooks.js'
import { startTestService, type TestService } from '../support/service.js'

let service: TestService
let lead: Person
let one: Person
let two: Person

beforeEach(async () => {
  service = await startTestService()
  await insertReadable(service)
  lead = personWith(service, await service.organiserCookie('lead'))
  one = personWith(service, await service.organiserCookie('member'))
  two = personWith(service, await service.organiserCookie('lead'))
})
afterEach(() => service.close())

/** Both read ten answers: one always finds training, the other in the first five answers only. */
async function readTwice(): Promise<string> {
  const sample = await draw(lead)
  await readAll(one, sample, () => 'training')
  await readAll(two, sample, (position) => (position <= 5 ? ['training', 'observation'] : 'NOTHING'))
  await finish(one, sample).expect(303)
  await finish(two, sample).expect(303)
  return sample
}

describe('drawing', () => {
  it('takes so many answers of substance, once at a time', async () => {
    const sample = await draw(lead)
    expect(sample).toBe(`${READERS_PAGE}/1`)
    const again = await lead.post(READERS_PAGE, { size: '10' }).expect(422)
    expect(again.text).toContain('Answers are being read already')
    await lead.post(`${sample}/ending`).expect(303)
    await lead.post(READERS_PAGE, { size: '10' }).expect(303)
    const { text } = await lead.get(READERS_PAGE).expect(200)
    // Twelve answers are of substance, ten were drawn before.
    expect(text).toContain('2 answers, drawn by Test lead')
  })

  it.each(['', '9', '201', 'ten', '-40'])('refuses %j answers and keeps what was typed', async (size) => {
    const { text } = await lead.post(READERS_PAGE, { size }).expect(422)
    expect(text).toContain('Enter how many answers, from 10 to 200')
    expect(text).toContain(`value="${size}"`)
  })
})

describe('reading', () => {
  it('shows the answer and the themes, keeps what is chosen, and goes on to the next', async () => {
    const sample = await draw(lead)
    await one.post(`${sample}/places`).expect(303).expect('Location', `${sample}/answers/1`)
    const { text } = await one.get(`${sample}/answers/1`).expect(200)
    expect(text).toContain('Our staff have had training')
    expect(text).toContain('Training and development')
    await one.post(`${sample}/answers/1`, { theme: ['training', 'no-such'] }).expect(303)
    await one.post(`${sample}/answers/3`, { theme: 'NOTHING' }).expect('Location', `${sample}/answers/4`)
    expect(await listReaderCodes(service.db, 1)).toMatchObject([
      { answer: 0, themeIds: ['training'] },
      { answer: 2, themeIds: [] },
    ])
    const shown = (await one.get(`${sample}/answers/1`)).text
    expect(shown).toMatch(/value="training"[^>]* checked/)
    expect(shown).toContain('You have read 2 of 10 answers.')
  })

  it('asks for themes or none of them, and keeps the ticks', async () => {
    const sample = await draw(lead)
    await one.post(`${sample}/places`)
    expect((await one.post(`${sample}/answers/1`).expect(422)).text).toContain('Select the themes')
    const both = await one.post(`${sample}/answers/1`, { theme: ['training', 'NOTHING'] }).expect(422)
    expect(both.text).toContain('not both')
    expect(both.text).toMatch(/value="training"[^>]* checked/)
    expect(await listReaderCodes(service.db, 1)).toEqual([])
  })

  it('is finished only once all are read, and never changed after', async () => {
    const sample = await draw(lead)
    await one.post(`${sample}/places`)
    await one.post(`${sample}/answers/1`, { theme: 'NOTHING' })
    const early = await finish(one, sample).expect(422)
    expect(early.text).toContain('Answer 2 has not been read')
    await readAll(one, sample, () => 'NOTHING')
    await finish(one, sample).expect(303)
    const late = await one.post(`${sample}/answers/1`, { theme: 'training' }).expect(303)
    expect(late.get('Location')).toBe(`${READERS_PAGE}?done=over`)
    expect((await one.get(`${READERS_PAGE}?done=over`)).text).toContain('The last answer was not saved')
    const codes = await listReaderCodes(service.db, 1)
    expect(codes.every(({ themeIds }) => themeIds.length === 0)).toBe(true)
  })

  it('is for two people: a third finds no place, and whoever gave up gets none again', async () => {
    const sample = await draw(lead)
    for (const person of [one, two])
      await person.post(`${sample}/places`).expect('Location', `${sample}/answers/1`)
    await lead.post(`${sample}/places`).expect('Location', READERS_PAGE)
    await one.post(`${sample}/answers/1`, { theme: 'training' })
    await one.post(`${sample}/resignation`).expect(303)
    expect(await listReaderCodes(service.db, 1)).toEqual([])
    await one.post(`${sample}/places`).expect('Location', READERS_PAGE)
    await lead.post(`${sample}/places`).expect('Location', `${sample}/answers/1`)
  })
})

/** Every page that organisers can open, with things in it that there are. */
function pages(who: readonly string[]): readonly string[] {
  const parts: Readonly<Record<string, string>> = {
    round: 'spring',
    section: 'identify',
    table: 'identify_how-themes',
    row: 'observation',
    column: 'all',
    reference: 'R01',
    question: 'identify_how',
    theme: 'training',
    kind: 'invitation',
    smallest: '10',
    sample: '1',
    answer: '1',
    organiser: '1',
  }
  return routes
    .filter((route) => route.method === 'get' && who.includes(route.who))
    .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? '1'))
}

describe('who reads blind', () => {
  /** Marks in an answer, rules, or what any theme is called. */
  const labels = codebook.themes.map(({ label }) => label.replace(/[()]/g, String.raw`\$&`))
  const CODED = new RegExp(['<mark>', 'class="app-rules', ...labels].join('|'))

  it('gets no page or file of theirs that tells what was found, until both have finished', async () => {
    const sample = await draw(lead)
    await readAll(two, sample, () => ['observation'])
    await finish(two, sample).expect(303)
    await one.post(`${sample}/places`)
    for (const [person, roles] of [
      [one, ['member', 'viewer']],
      [two, ['lead', 'member', 'viewer']],
    ] as const)
      for (const address of pages(roles)) {
        const answered = await person.get(address)
        // Where answers are read, all themes are offered, and none is ticked.
        const isReading = address.includes('/answers/1') && address.includes('/readers/')
        const { text } = answered
        if (isReading) expect(text, address).not.toMatch(/<mark>| checked/)
        else expect(CODED.exec(text)?.[0], address).toBeUndefined()
      }
    expect((await one.get('/rounds/spring/findings').expect(403)).text).toContain('You are reading answers')
    expect((await one.get(sample)).status).toBe(403)
  })

  it('would be noticed: whoever does not read gets them, and both do once they have finished', async () => {
    const sample = await draw(lead)
    await one.post(`${sample}/places`)
    const cell = '/rounds/spring/findings/tables/identify_how-themes/observation/all'
    expect((await lead.get(cell).expect(200)).text).toMatch(CODED)
    await one.get(cell).expect(403)
    await readAll(one, sample, () => 'NOTHING')
    await finish(one, sample).expect(303)
    await one.get(cell).expect(403)
    await readAll(two, sample, () => 'NOTHING')
    await finish(two, sample).expect(303)
    await one.get(cell).expect(200)
    await two.get(sample).expect(200)
  })

  it('has it back by giving up, or when a lead ends the reading', async () => {
    const sample = await draw(lead)
    await one.post(`${sample}/places`)
    await two.post(`${sample}/places`)
    await one.post(`${sample}/resignation`)
    await one.get('/rounds/spring/findings').expect(200)
    await two.get('/rounds/spring/findings').expect(403)
    await lead.post(`${sample}/ending`).expect(303)
    await two.get('/rounds/spring/findings').expect(200)
    await lead.get(sample).expect(404)
  })

  it('has no way around it by a program', async () => {
    const { token, organiserId } = await service.apiToken()
    const ask = () =>
      request(service.app).get('/api/v1/rounds/spring/findings').set('Authorization', `Bearer ${token}`)
    await ask().expect(200)
    await draw(lead)
    await service.db
      .insertInto('reader_places')
      .values({ sample_id: 1, reader: organiserId, taken_at: service.clock.now.toISOString() })
      .execute()
    expect((await ask().expect(403)).body).toMatchObject({ title: 'You are reading answers of this round' })
  })
})

describe('agreement', () => {
  it('is shown once both have finished: of each theme, of all, and with the rules', async () => {
    const sample = await readTwice()
    const { text } = await lead.get(sample).expect(200)
    expect(text).toContain('read the same 10 answers without seeing')
    const row = (label: string) =>
      [
        ...(text
          .split(`<th scope="row" class="govuk-table__header">${label}`)[1]
          ?.split('</tr>')[0]
          ?.matchAll(/<td[^>]*>([^<]*)/g) ?? []),
      ].map(([, cell]) => cell)
    // One said yes to all, the other to half: as often the same as by chance.
    expect(row('Training and development')).toEqual([
      '5',
      '5',
      '0',
      '0',
      '10',
      '50%',
      '0.00 (0.00 to 0.00)',
      '0.67',
    ])
    expect(row('Observation in a setting or home')[0]).toBe('0')
    expect(row('Domestic abuse').slice(-2)).toEqual([
      'no meaning: both said the same of every answer',
      'neither found it',
    ])
    expect(row('Test member and the rules')[0]).toBe('10')
  })
})

describe('what readers differ on', () => {
  const trainingOf = async () => {
    const { text } = await lead.get('/rounds/spring/themes/training').expect(200)
    return /(\d+) of 13 responses/.exec(text)?.[1]
  }

  it('is settled with who did, and the findings follow', async () => {
    const sample = await readTwice()
    expect(await trainingOf()).toBe('0')
    const { text } = await one.get(`${sample}/disagreements`).expect(200)
    expect(text).toContain('10 decisions, 10 to settle')
    expect(text).toContain('Test member found it; Test lead did not.')
    const form = filledIn(formFields(text, `${sample}/settlements`), {
      'settle-5-training': 'yes',
      'settle-6-training': 'no',
    })
    await one.post(`${sample}/settlements`, form).expect(303)
    const after = (await one.get(`${sample}/disagreements`)).text
    expect(after).toContain('10 decisions, 8 to settle')
    expect(after).toContain('Settled by Test member on 10 March 2027: it holds the theme.')
    expect(await trainingOf()).toBe('1')
    expect((await lead.get(sample)).text).toContain('10 decisions; 8 to settle')
  })

  it('is not written over by somebody who had not seen it settled', async () => {
    const sample = await readTwice()
    const pages = await Promise.all([one, two].map((person) => person.get(`${sample}/disagreements`)))
    const [first = '', second = ''] = pages.map(({ text }) => text)
    const settle = (html: string, choices: Record<string, string>) =>
      filledIn(formFields(html, `${sample}/settlements`), choices)
    await one.post(`${sample}/settlements`, settle(first, { 'settle-5-training': 'yes' })).expect(303)
    const mine = { 'settle-5-training': 'no', 'settle-6-training': 'yes' }
    const met = await two.post(`${sample}/settlements`, settle(second, mine)).expect(422)
    expect(met.text).toContain('Test member settled this otherwise meanwhile')
    expect(met.text).toContain('Settled by Test member')
    expect(met.text).toMatch(/name="settle-6-training"[^>]*value="yes"[^>]* checked/)
    const again = { 'settle-6-training': 'yes', 'settle-5-training': 'open' }
    await two.post(`${sample}/settlements`, settle(met.text, again)).expect(303)
    expect(await trainingOf()).toBe('2')
  })

  it('asks for something to be settled', async () => {
    const sample = await readTwice()
    const { text } = await one.post(`${sample}/settlements`, { 'settle-5-training': 'open' }).expect(422)
    expect(text).toContain('Settle at least one')
  })
})

describe('sign-off', () => {
  it('names the version and how far two readers agreed, and can be taken back', async () => {
    await readTwice()
    const { version } = service.services.codebook
    expect((await lead.get(READERS_PAGE)).text).toContain(
      `Version ${version} of the codebook is not signed off.`,
    )
    await lead.post('/rounds/spring/codebook/sign-offs', { version }).expect(303)
    const { text } = await one.get(READERS_PAGE).expect(200)
    expect(text).toContain(`Version ${version} was signed off by Test lead on 10 March 2027.`)
    expect(text).toContain('Two readers read 10 answers: kappa 0.')
    await lead.post('/rounds/spring/codebook/sign-offs/1/undoing').expect(303)
    expect((await one.get(READERS_PAGE)).text).toContain('is not signed off')
  })

  it('is said in a release, its data, its workbook and its report, and in the findings workbook', async () => {
    const draft = '/rounds/spring/release-drafts/10'
    const file = async (address: string) => {
      const answered = await two.get(address).responseType('blob').expect(200)
      return answered.body as Buffer
    }
    const said = async (words: RegExp) => {
      expect((await two.get(draft).expect(200)).text).toMatch(words)
      const report = await printedReport(await file(`${draft}/report.docx`))
      expect(report.paragraphs.map(({ text }) => text).join()).toMatch(words)
      for (const address of [`${draft}/findings.xlsx`, '/rounds/spring/findings.xlsx']) {
        const [cover] = (await readWorkbook(await file(address))).worksheets
        expect(JSON.stringify(cover?.getSheetValues()), address).toMatch(words)
      }
    }
    await said(/The group has not signed off this codebook/)
    await readTwice()
    const { version } = service.services.codebook
    await lead.post('/rounds/spring/codebook/sign-offs', { version }).expect(303)
    await said(/signed off by the group on 10 March 2027, by a lead .* kappa 0\.\d\d, F1 0\.\d\d \(n = 10\)/)
    const data = await two.get(`${draft}/findings.json`).expect(200)
    expect(JSON.parse(data.text)).toMatchObject({
      release: { codebookSignOff: { state: 'signed-off', version, readers: { answers: 10 } } },
    })
  })

  it('is refused of a version that is not there any more', async () => {
    const { text } = await lead.post('/rounds/spring/codebook/sign-offs', { version: '0.9' }).expect(422)
    expect(text).toContain('The codebook changed while you looked')
  })

  it('says so where the codebook has changed since', async () => {
    await service.db
      .insertInto('codebook_sign_offs')
      .values({
        round_id: 1,
        codebook_id: 'early-help',
        codebook_version: '0.9',
        sample_id: null,
        figures: null,
        signed_by: 1,
        signed_at: '2027-03-09T12:00:00Z',
      })
      .execute()
    const { text } = await lead.get(READERS_PAGE).expect(200)
    expect(text).toContain('The codebook has changed since: it is at version')
    expect(text).toContain('No two readers had read answers by it.')
  })
})
