import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../../server/audit/answers.js'
import { tablesOf } from '../../server/audit/findings.js'
import { expectAgencies } from '../../server/db/agencies.js'
import { insertRound, updateRound } from '../../server/db/rounds.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { routes } from '../../server/web/routes.js'
import { sampleResponses } from '../support/findings.js'
import { personWith } from '../support/readers.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'

/**
 * What an everyday word or two of it cannot be told from: agencies that call themselves "us" or "the centre", and one
 * that gives its kind for a name. Their answers are shown without them all the same.
 */
const COMMON = /^(the )?\p{L}+$/u

/** Where members may go; a new address has to be added here. */
const TOURED = [
  '/rounds/:round/responses/:reference',
  '/rounds/:round/findings',
  '/rounds/:round/findings.xlsx',
  '/rounds/:round/findings/sections/:section',
  '/rounds/:round/findings/tables/:table/:row/:column',
  '/rounds/:round/statements',
  '/rounds/:round/statements/new',
  '/rounds/:round/statements/:statement',
  '/rounds/:round/quotes',
  '/rounds/:round/quotes/new',
  '/rounds/:round/quotes/:quote',
  '/rounds/:round/themes',
  '/rounds/:round/themes/suggestions/:phrase',
  '/rounds/:round/themes/:theme',
  '/rounds/:round/themes/:theme/rules/:rule',
  '/rounds/:round/codebook',
  '/rounds/:round/readers',
  '/rounds/:round/readers/:sample',
  '/rounds/:round/readers/:sample/answers/:answer',
  '/rounds/:round/readers/:sample/disagreements',
  '/rounds/:round/themes/:theme/review',
  '/rounds/:round/actions',
  '/rounds/:round/actions.csv',
  '/rounds/:round/actions.xlsx',
  '/rounds/:round/actions/new',
  '/rounds/:round/actions/:action',
  '/rounds/:round/score-card',
  '/rounds/:round/score-card.csv',
  '/rounds/:round/comparison',
  '/rounds/:round/comparison.csv',
  '/rounds/:round/comparison/sections/:section',
  '/rounds/:round/offer',
  '/rounds/:round/offer.csv',
  '/rounds/:round/offer.xlsx',
]

const responses = sampleResponses()
const marked = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { reference: string; personal_data?: readonly string[] })

/** Words that say who answered, each with the response that has them: none is printed where one is found. */
function identifying(): readonly {
  readonly reference: string
  readonly kind: string
  readonly words: string
}[] {
  return responses.flatMap(({ reference, answers }) => {
    const agency = textOf(answers, 'agency')
    const [person = ''] = textOf(answers, 'respondent_name').split(/[(,]/)
    const contacts = textOf(answers, 'contact_details').match(/\S+@[\w.-]+\w|\d{5} \d{6}/g) ?? []
    return [
      ...(COMMON.test(agency) ? [] : [{ kind: 'agency', words: agency }]),
      { kind: 'person', words: person.trim() },
      ...contacts.map((words) => ({ kind: 'contact', words })),
    ]
      .filter(({ words }) => words.length > 4)
      .map((one) => ({ reference, ...one }))
  })
}

describe('what a member of the group gets of the sample round', () => {
  let service: TestService
  let cookie: string
  const pages = new Map<string, string>()

  beforeAll(async () => {
    service = await startTestService({}, null)
    const sample = await insertRound(service.db, { ...springRound, slug: 'sample', invented: true }, NOON)
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    await importResponses(service.db, service.services.questionnaires, 'sample', lines, NOON)
    const earlier = await insertRound(service.db, { ...springRound, slug: 'earlier' }, NOON)
    await importResponses(service.db, service.services.questionnaires, 'earlier', lines, NOON)
    await updateRound(service.db, sample.id, { ...sample, earlierRoundId: earlier.id })
    cookie = await service.organiserCookie('member')
    const action = { text: 'Train', owner: 'Board', dueOn: '2027-09-30', status: 'done' }
    await request(service.app)
      .post('/rounds/sample/actions')
      .set('Cookie', cookie)
      .type('form')
      .send(action)
      .expect(303)
    const lead = await service.organiserCookie('lead')
    const naming = responses.find(({ reference }) => reference === 'S16')?.answers ?? {}
    const statement = {
      ...{ section: 'assess', kind: 'interpretation' },
      text: `${textOf(naming, 'agency')} does well.`,
      accepted: textOf(naming, 'agency'),
    }
    await request(service.app)
      .post('/rounds/sample/statements')
      .set('Cookie', lead)
      .type('form')
      .send(statement)
      .expect(303)
    await shareOffer(lead)
    const quote = { reference: 'S16', question: 'provide_outcomes', first: '1', last: '9' }
    await request(service.app)
      .post('/rounds/sample/quotes')
      .set('Cookie', lead)
      .type('form')
      .send(quote)
      .expect(303)
    for (const address of addresses()) pages.set(address, (await get(address).expect(200)).text)
    await tourThemesFurther()
    const file = await get('/rounds/sample/findings.xlsx').responseType('blob').expect(200)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.body as Parameters<typeof workbook.xlsx.load>[0])
    await readBlind()
    pages.set('findings.xlsx', JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues())))
  }, 240_000)
  afterAll(() => service.close())

  const get = (address: string) => request(service.app).get(address).set('Cookie', cookie)

  /** Drafts every entry and shares one, whose agency is not in the sample, in words that name one that is. */
  async function shareOffer(lead: string): Promise<void> {
    const post = (address: string, form: object) =>
      request(service.app).post(address).set('Cookie', lead).type('form').send(form).expect(303)
    await post('/rounds/sample/offer/drafts', {})
    const known = responses.find(({ reference }) => reference === 'S16')
    const { agency, respondent_name: person } = known?.answers ?? {}
    const words = `We run it with ${String(agency)}: ask ${String(person)}.`
    const shared = { title: 'Stay and play', agencyName: 'Zephyr Hall', words, sharing: 'group' }
    await post('/rounds/sample/offer', shared)
  }

  /** Every page of every theme's excerpts, every suggestion, what a rule would change, and what was decided. */
  async function tourThemesFurther(): Promise<void> {
    const look = async (address: string) => {
      const { text } = await get(address).expect(200)
      pages.set(address, text)
      return text
    }
    const list = await look('/rounds/sample/themes')
    for (const [, href = ''] of list.matchAll(/href="([^"]+\/suggestions\/[^"]+)"/g)) await look(href)
    for (const { id } of service.services.codebook.themes) {
      const first = pages.get(`/rounds/sample/themes/${id}`) ?? ''
      const numbers = [...first.matchAll(/\?page=(\d+)#/g)].map(([, page]) => Number(page))
      for (let page = 2; page <= Math.max(1, ...numbers); page += 1)
        await look(`/rounds/sample/themes/${id}?page=${page}`)
    }
    const rule = '/rounds/sample/themes/training/rules/new'
    const form = { match: 'we,they,our,school*', scope: 'all', state: 'on', preview: 'yes' }
    const moved = await request(service.app).post(rule).set('Cookie', cookie).type('form').send(form)
    pages.set(rule, moved.text)
    await look('/rounds/sample/codebook')
  }

  /** Every page that a member can open, and of each table the row totals: other columns show some of the same answers. */
  function addresses(): readonly string[] {
    const [questionnaire] = service.services.questionnaires.values()
    return [
      '/rounds/sample/findings',
      '/rounds/sample/actions',
      '/rounds/sample/actions.csv',
      '/rounds/sample/actions/new',
      '/rounds/sample/actions/1',
      '/rounds/sample/offer',
      '/rounds/sample/offer.csv',
      '/rounds/sample/score-card',
      '/rounds/sample/score-card.csv',
      ...(questionnaire?.sections.map(({ id }) => `/rounds/sample/findings/sections/${id}`) ?? []),
      ...service.services.codebook.themes.map(({ id }) => `/rounds/sample/themes/${id}`),
      ...service.services.codebook.themes.map(({ id }) => `/rounds/sample/themes/${id}/review`),
      ...responses.map(({ reference }) => `/rounds/sample/responses/${reference}`),
      // The longest of what was marked, and an answer that names people.
      '/rounds/sample/quotes/new?reference=S16&question=provide_outcomes',
      ...['/quotes', '/quotes/1'].map((end) => `/rounds/sample${end}`),
      ...['', '/new?section=assess', '/1'].map((end) => `/rounds/sample/statements${end}`),
      ...['', '?of=both', '.csv'].map((part) => `/rounds/sample/comparison${part}`),
      ...(questionnaire?.sections.map(({ id }) => `/rounds/sample/comparison/sections/${id}`) ?? []),
    ]
  }

  /** The pages of another member, who reads as many answers as can be drawn. */
  async function readBlind(): Promise<void> {
    const lead = personWith(service, await service.organiserCookie('lead'))
    const reader = personWith(service, await service.organiserCookie('member'))
    await lead.post('/rounds/sample/readers', { size: '40' }).expect(303)
    await reader.post('/rounds/sample/readers/1/places').expect(303)
    for (let answer = 1; answer <= 40; answer += 1) {
      const address = `/rounds/sample/readers/1/answers/${answer}`
      pages.set(address, (await reader.get(address).expect(200)).text)
    }
    pages.set('/rounds/sample/readers', (await reader.get('/rounds/sample/readers').expect(200)).text)
  }

  it('comes from all the addresses that are for members', () => {
    const shown = routes.filter(({ who, method }) => who === 'member' && method === 'get')
    expect(shown.map(({ path }) => path)).toEqual(TOURED)
  })

  it('leads to the answers behind every figure of the pages', async () => {
    const overview = [...pages].filter(([address]) => address.includes('/findings'))
    const links = overview.flatMap(([, html]) => [
      ...html.matchAll(/href="(\/rounds\/sample\/findings\/tables\/[^"]+\/all)"/g),
    ])
    const cells = [...new Set(links.map(([, href = '']) => href))]
    expect(cells.length).toBeGreaterThan(100)
    for (const href of cells) pages.set(href, (await get(href).expect(200)).text)
    const { findings } = service.services.findingsMemory.get(1)?.latest ?? {}
    expect(findings && tablesOf(findings).length).toBeGreaterThan(50)
  }, 240_000)

  it('has no name of an agency or respondent in it and no way to reach them', () => {
    const wordings = JSON.stringify([...service.services.questionnaires.values(), service.services.codebook])
    const found = identifying()
      .filter(({ words }) => !wordings.includes(words))
      .flatMap(({ reference, kind, words }) =>
        [...pages]
          .filter(([, text]) => hasWords(text, words))
          .map(([address]) => `${kind} of ${reference} in ${address}`),
      )
    expect(found).toEqual([])
  })

  it('has no personal data in it that a reader marked', () => {
    const answers = new Map(responses.map((response) => [response.reference, response.answers]))
    const texts = marked.flatMap(({ reference, personal_data = [] }) =>
      personal_data.map((question) => textOf(answers.get(reference) ?? {}, question)),
    )
    expect(texts.length).toBeGreaterThan(3)
    // Whoever a number, date, postcode or address belongs to: those stand in no other words.
    const details = texts.flatMap(
      (text) => text.match(/[^\s,()]+@\S+\w|\b\d[\d/ ]{6,}\d\b|\b[A-Z]{1,2}\d+ \d[A-Z]{2}\b/g) ?? [],
    )
    expect(details.length).toBeGreaterThan(4)
    for (const [address, text] of pages)
      expect(
        details.filter((detail) => text.includes(detail)),
        address,
      ).toEqual([])
    for (const [address, text] of pages)
      expect(text.match(/Pickersgill|Jaydon|Stacey|Dowthwaite/g) ?? [], address).toEqual([])
  })

  it('has of what is on offer only what a lead shared, with the agency that offers it', () => {
    const html = pages.get('/rounds/sample/offer') ?? ''
    expect(html.match(/<article/g)).toHaveLength(1)
    expect(html).toContain('Zephyr Hall')
    expect(html).toContain('We run it with [an agency]: ask [a person]')
  })

  it('would be noticed: the lead’s pages have all of it', async () => {
    const lead = await service.organiserCookie('lead')
    const { text } = await request(service.app).get('/rounds/sample/responses/S16').set('Cookie', lead)
    const own = identifying().filter(({ reference }) => reference === 'S16')
    expect(own.map(({ kind }) => kind)).toEqual(['agency', 'person', 'contact'])
    for (const { words } of own) expect(hasWords(text, words)).toBe(true)
    expect(text).toContain('Jaydon Pickersgill')
  })

  it('has the same figures as the lead’s', async () => {
    const lead = await service.organiserCookie('lead')
    const page = '/rounds/sample/findings/sections/provide'
    const figures = (html = '') =>
      [...html.matchAll(/cell--numeric">(?:<a[^>]*>)?([^<]+)/g)].map(([, text]) => text)
    const all = await request(service.app).get(page).set('Cookie', lead)
    expect(figures(pages.get(page))).toEqual(figures(all.text))
  })

  it('hides whom the register names from the moment that it does', async () => {
    const small = await insertRound(service.db, { ...springRound, slug: 'small' }, NOON)
    const text = 'Thornbar Academy and Petra Lindqvist help us with plans.'
    const line = {
      reference: 'R1',
      edition: springRound.edition,
      answers: { agency: 'Ash', identify_how: text },
    }
    await importResponses(service.db, service.services.questionnaires, 'small', JSON.stringify(line), NOON)
    const address = '/rounds/small/responses/R1'
    expect((await get(address).expect(200)).text).toContain('Thornbar')
    const agency = { name: 'Thornbar Academy', sector: '', contact: 'Petra Lindqvist', email: '', tags: [] }
    await expectAgencies(service.db, small.id, [agency], NOON)
    const masked = (await get(address).expect(200)).text
    expect(masked).toContain('[an agency] and [a person] help us with plans.')
  })

  it('has no answers in a file, and nothing to put right', async () => {
    for (const address of [
      'responses.xlsx',
      'responses',
      'quality',
      'concerns',
      'responses/S01/answers/agency',
    ])
      await get(`/rounds/sample/${address}`).expect(403)
    expect(pages.get('/rounds/sample/responses/S01')).not.toContain('<form method="post" action="/rounds')
  })
})

/** Whether a page has the words, whole and in their own capitals, as it prints them. */
function hasWords(text: string, words: string): boolean {
  const escaped = words.replaceAll('&', '&amp;').replaceAll("'", '&#39;')
  const isInside = (before = '', after = '') => /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)
  return [words, escaped].some((form) => {
    const around = text.split(form)
    return around.slice(1).some((after, index) => !isInside(around[index], after))
  })
}
