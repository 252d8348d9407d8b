import { HtmlValidate } from 'html-validate'
import request from 'supertest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LOW_RELIABILITY, NOT_APPLICABLE, WITHHELD } from '../../server/audit/percentages.js'
import { GENERICS } from '../../server/audit/hiding.js'
import { YES_NO } from '../../server/audit/questionnaire.js'
import { loadData } from '../../server/data.js'
import { insertRound } from '../../server/db/rounds.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { createApp } from '../../server/web/app.js'
import { en } from '../../server/web/language/en.js'
import type { Services } from '../../server/web/services.js'
import { dropExports } from '../../server/web/workspace/exportJobs.js'
import { draftStatements } from '../../server/audit/statements/drafts.js'
import { linkFigures } from '../../server/audit/statements/figuresInText.js'
import { drafting as drafting2018 } from '../support/conclusions.js'
import { filesBelow } from '../support/files.js'
import { sampleLine } from '../support/sampleLine.js'
import { LEAD } from '../support/account.js'
import { INVITED, tourAccounts } from '../support/accountTour.js'
import { CONCLUSIONS_TYPED, tourConclusions } from '../support/conclusionsTour.js'
import { statusText } from '../../server/audit/themes/checkedThemes.js'
import { conclusionTables } from '../../server/audit/conclusionTables.js'
import { NO_CONCLUSIONS } from '../../server/audit/conclusions.js'
import type { Release } from '../../server/audit/releases.js'
import { filledIn, fillIn, formFields } from '../support/form.js'
import { outsideBrackets, pseudoLanguage, stringsIn } from '../support/pseudoLanguage.js'
import { NOON, springRound, startResponse, startTestService, type TestService } from '../support/service.js'
import { download, filledCopy } from '../support/upload.js'
import { tourComparison } from '../support/comparisonTour.js'
import { tourReaders } from '../support/readersTour.js'
import { tourReleases } from '../support/releaseTour.js'
import { THEMES_TYPED, tourThemes } from '../support/themesTour.js'
import { tourWorkspace, WORKSPACE_TYPED } from '../support/workspaceTour.js'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // EJS leaves white space at line ends; nobody sees it.
    'no-trailing-whitespace': 'off',
    // A checkbox group is several fields of one name.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio', 'submit'] }],
    // The Design System's own markup: buttons in links, a role that older readers need, long titles.
    'prefer-native-element': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
  },
})

/** Views that were rendered, and the pages' titles by address. */
const rendered = new Set<string>()
const titles = new Map<string, string>()

async function faultsIn(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) => messages.map((m) => `${m.line}: ${m.ruleId} ${m.message}`))
}

/** What stands beside the count of a theme that nobody has checked. */
const UNCHECKED = statusText({
  ...{ matching: 1, others: 1, matchesChecked: 0, matchesRight: 0, othersChecked: 0, othersMissed: 0 },
})

/** What stands in a value; gathered once for each object, since findings are large and asked about on every page. */
const gathered = new WeakMap<object, readonly string[]>()

function wordsIn(value: object): readonly string[] {
  const known = gathered.get(value) ?? [...new Set(stringsIn(value).flatMap(inAreas))]
  gathered.set(value, known)
  return known
}

/** A round that has no area yet has the language's word for it. */
function inAreas(text: string): readonly string[] {
  return text.includes('{area}')
    ? [springRound.area, ''].map((area) => text.replaceAll('{area}', area))
    : [text]
}

const CORE = [
  YES_NO,
  LOW_RELIABILITY,
  NOT_APPLICABLE,
  WITHHELD,
  GENERICS,
  UNCHECKED,
  'Test lead',
  'Test member',
]

/** The instrument's wording, guidance, the round's and council's names, findings' labels and what people typed. */
function wordsFromElsewhere({ services }: TestService): readonly string[] {
  const { questionnaires, guidance, scoreCards, drafting, findingsMemory, config } = services
  const fixed = [questionnaires, guidance, scoreCards, drafting, config, springRound, CORE, COOKIES, TYPED]
  const remembered = [...findingsMemory.values()].flatMap(({ latest }) => [
    latest.findings,
    latest.responses,
    latest.layer,
    latest.reading,
  ])
  return [...fixed, ...remembered].flatMap(wordsIn)
}

const COOKIES = ['response', 'initials', 'organiser', 'known-browser', 'sign-on']
const TYPED = [
  'A & B <School>',
  'DE',
  'Without having seen',
  'Call 01632 960123',
  'Late',
  'Another',
  'Waiting lists',
  ...Object.values(LEAD),
  ...Object.values(INVITED),
  ...THEMES_TYPED,
  ...WORKSPACE_TYPED,
  ...CONCLUSIONS_TYPED,
  'Agreed by telephone',
  'Duty desk',
  'Attendance went up',
  'Jaydon Pickersgill',
  'Stacey',
  'Lee',
]

const languages = [
  { name: 'English', language: en, isPseudo: false },
  { name: 'a language of brackets', language: pseudoLanguage(en), isPseudo: true },
]

describe.each(languages)('every page, in $name', ({ language, isPseudo }) => {
  let service: TestService
  let services: Services
  let app: ReturnType<typeof createApp>

  async function expectSoundPage(
    address: string,
    html: string,
    given: readonly string[] = [],
  ): Promise<void> {
    titles.set(address, /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')
    expect(html.match(/<h1/g)).toHaveLength(1)
    if (!isPseudo) {
      expect(await faultsIn(html), address).toEqual([])
      return
    }
    const elsewhere = new Set([...wordsFromElsewhere(service), ...given])
    expect.soft(outsideBrackets(html, elsewhere), address).toEqual([])
  }

  beforeAll(async () => {
    service = await startTestService({
      SMTP_URL: 'smtp://localhost:1',
      MAIL_FROM: 'audit@example.org',
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'id',
      OIDC_CLIENT_SECRET: 'secret',
    })
    services = {
      ...service.services,
      language,
      render: (view, page) => {
        rendered.add(`views/${view}.ejs`)
        return service.services.render(view, page)
      },
    }
    app = createApp(services)
    const sample = await insertRound(service.db, { ...springRound, slug: 'sample', invented: true }, NOON)
    const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
    const { faults } = await importResponses(service.db, loadData().questionnaires, sample.slug, lines, NOON)
    expect(faults).toEqual([])
  })
  afterAll(() => service.close())

  it('is sound HTML with one heading, for a respondent', async () => {
    const browser = request.agent(app)
    const get = async (address: string) =>
      expectSoundPage(address, (await browser.get(address).expect(200)).text)
    await get('/')
    for (const page of ['', '/accessibility', '/privacy', '/cookies']) await get(`/help${page}`)
    await get('/rounds/spring')
    const response = await startResponse(browser)
    await get(response)
    const { questionnaires } = service.services
    for (const { id } of questionnaires.get('working-together-2018')?.sections ?? [])
      await get(`${response}/sections/${id}`)
    const about = `${response}/sections/about`
    const wrong = await browser.post(about).type('form').send({ sector: 'none', x: 'y' }).expect(422)
    await expectSoundPage('a section with errors', wrong.text)
    await expectSoundPage(
      'check with errors',
      (await browser.post(`${response}/submission`).expect(422)).text,
    )
    await fillIn(browser, about, { agency: 'A & B <School>', initials: 'DE', completed: 'yes' })
    await get(`${response}?saved=about`)
    await browser
      .post(about)
      .type('form')
      .send({ agency: 'Without having seen', writer: 'other' })
      .expect(303)
    await get(`${response}/differences`)
    const settlement = `${response}/settlement`
    const choice = formFields((await browser.get(`${response}/differences`)).text, settlement)
    await browser
      .post(settlement)
      .type('form')
      .send(filledIn(choice, { 'keep-0': 'kept' }))
      .expect(303)
    await get(`${response}/differences?writer=other`)
    await fillIn(browser, `${response}/sections/identify`, { identify_how: 'Call 01632 960123' })
    await get(`${response}/check`)
    await get(`${response}/copy`)
    await get(`${response}/upload`)
    await expectSoundPage('a wrong file', (await browser.post(`${response}/upload`).expect(422)).text)
    const form = { agency: 'Another', provide_gaps: 'Waiting lists' }
    const filled = await filledCopy(await download(browser, `${response}/offline.xlsx`), form)
    await browser.post(`${response}/upload`).attach('file', filled, 'filled.xlsx').expect(303)
    await get(`${response}/upload/changes`)
    await browser.post(`${response}/upload/cancellation`).expect(303)
    const asked = await browser.post(`${response}/submission`).expect(200)
    await expectSoundPage('personal data', asked.text)
    await browser.post(`${response}/submission`).type('form').send({ personal: 'keep' }).expect(303)
    await get(`${response}/receipt`)
    const mailed = await browser
      .post(`${response}/link-email`)
      .type('form')
      .send({ email: 'nobody' })
      .expect(422)
    await expectSoundPage('a wrong address', mailed.text)
    await browser.post(`${response}/link-renewal`).expect(303)
    await get(`${response}?renewed=yes`)
    service.clock.now = new Date('2027-04-30T12:00:00Z')
    await get(`${response}/copy?closed`)
    const late = await browser.post(about).type('form').send({ agency: 'Late' }).expect(410)
    await expectSoundPage('a section after closing', late.text)
    service.clock.now = NOON
  })

  it('is sound HTML with one heading, for an organiser', async () => {
    const cookie = await service.organiserCookie()
    const get = async (address: string) =>
      expectSoundPage(address, (await request(app).get(address).set('Cookie', cookie).expect(200)).text)
    await get('/')
    await get('/rounds/sample/findings')
    for (const { id } of service.services.questionnaires.get('working-together-2018')?.sections ?? [])
      await get(`/rounds/sample/findings/sections/${id}`)
    await get('/rounds/sample/findings/tables/sectors/health/all')
    await get('/rounds/sample/findings/tables/identify_how-themes/relationships/all')
    await tourResponses(get, cookie)
  })

  it('is sound HTML with one heading, while findings of many answers are worked out or a workbook is written', async () => {
    const cookie = await service.organiserCookie()
    const pace = { largeFrom: 1, exportFrom: 1, patience: 0, fresh: 0 }
    const findingsMemory: Services['findingsMemory'] = new Map()
    const slow = createApp({ ...services, pace, findingsMemory, findingsWork: new Map() })
    const get = async (address: string, status: number) => {
      const { text } = await request(slow).get(address).set('Cookie', cookie).expect(status)
      const labels = [...findingsMemory.values()].flatMap(({ latest }) => wordsIn(latest.findings))
      await expectSoundPage(`${address}?${status}`, text, labels)
    }
    await get('/rounds/sample/findings', 202)
    await get('/rounds/sample/findings?ask=no', 202)
    await get('/rounds/sample/responses.xlsx', 202)
    await get('/rounds/sample/responses.xlsx?ask=no', 202)
    await dropExports(services)
    await services.findingsThread.stop()
    await get('/rounds/sample/findings', 500)
    const isDone = async () =>
      (await request(slow).get('/rounds/sample/findings').set('Cookie', cookie)).status === 200
    await vi.waitUntil(isDone, 60_000)
    await sampleLine(service, { reference: 'S93' })
    await get('/rounds/sample/findings', 200)
  })

  it('is sound HTML with one heading, for a group that decides on themes', async () => {
    await tourThemes({ ...service, app }, async (address, html) =>
      expectSoundPage(address, html, answersIn(html)),
    )
  })

  it('is sound HTML with one heading, for somebody signing in', async () => {
    await tourAccounts(service, app, expectSoundPage)
  })

  it('is sound HTML with one heading, for a lead who runs a round', async () => {
    await tourWorkspace({ ...service, app }, expectSoundPage)
  })

  it('is sound HTML with one heading, for a lead who releases findings, and for their readers', async () => {
    const labels = await draftLabels()
    await tourReleases({ ...service, app }, async (address, html) => expectSoundPage(address, html, labels))
  })

  it('is sound HTML with one heading, for a lead who puts findings in sentences', async () => {
    // Sentences that are drafted from figures are the core's, cut at their numbers.
    const drafted = () =>
      [...service.services.findingsMemory.values()].flatMap(({ latest: { findings } }) =>
        draftStatements(findings, drafting2018).flatMap(({ text, evidence }) => [
          text,
          ...linkFigures(text, evidence).map((piece) => piece.text),
        ]),
      )
    const kept = new Set<string>()
    await tourConclusions({ ...service, app }, async (address, html) => {
      for (const text of drafted()) kept.add(text)
      const labels = address.includes('release-drafts') ? await draftLabels() : []
      await expectSoundPage(address, html, [...kept, ...labels])
    })
  })

  it('is sound HTML with one heading, for a lead who compares rounds', async () => {
    await tourComparison({ ...service, app }, expectSoundPage)
  })

  it('is sound HTML with one heading, for two people who read answers blind', async () => {
    await tourReaders({ ...service, app }, expectSoundPage)
  })

  /** What the draft of a release prints of findings. */
  async function draftLabels(): Promise<readonly string[]> {
    const lead = await service.organiserCookie('lead')
    const draft = request(app).get('/rounds/sample/release-drafts/10/findings.json').set('Cookie', lead)
    const { findings, conclusions } = JSON.parse((await draft.expect(200)).text) as Release
    const tables = conclusionTables(conclusions ?? NO_CONCLUSIONS, findings)
    return [...stringsIn([findings, conclusions, tables]), 'No sector named']
  }

  /** Looks through responses, makes every kind of mistake and puts some things right. */
  async function tourResponses(get: (address: string) => Promise<void>, cookie: string): Promise<void> {
    const responses = '/rounds/sample/responses'
    const post = (address: string, fields: object) =>
      request(app).post(`${responses}${address}`).set('Cookie', cookie).type('form').send(fields)
    const wrong = async (address: string, fields: object) =>
      expectSoundPage(`${address} with errors`, (await post(address, fields).expect(422)).text)
    const reason = 'Agreed by telephone'
    await get(responses)
    await get(`${responses}?search=nothinglikethis`)
    await get('/rounds/sample/quality')
    await get(`${responses}?flag=personal-data&page=1`)
    await get(`${responses}/B01`)
    const version = '1'
    await wrong('/B01/corrections', { kind: 'sector', version, reason: '' })
    await wrong('/B01/corrections', { kind: 'duplicate', version, of: 'B01', reason })
    await post('/B01/corrections', { kind: 'sector', version, sector: 'health', reason }).expect(303)
    await get(`${responses}/B01?saved=yes`)
    await get(`${responses}/S16/answers/provide_outcomes`)
    const redaction = { kind: 'redaction', version, question: 'provide_outcomes', hit: '0' }
    await wrong('/S16/corrections', { ...redaction, words: 'Nobody', reason })
    await post('/S16/corrections', { ...redaction, generic: '[a child]', reason }).expect(303)
    const cleaned = { kind: 'text', version, question: 'provide_outcomes', text: 'Attendance went up' }
    await post('/S16/corrections', { ...cleaned, reason }).expect(303)
    await get(`${responses}/S16/answers/provide_outcomes?saved=yes`)
    await get(`${responses}/H01/answers/families_count`)
    await get(`${responses}/H01/answers/assess_consent`)
    await get('/rounds/sample/concerns')
    await post('/S16/concerns', { question: 'provide_outcomes' }).expect(303)
    await get('/rounds/sample/concerns?marked')
    await get(`${responses}?marked`)
    await wrong('/S16/concerns/1/passing', { to: '', by: 'Lee', on: 'soon' })
    await post('/S16/concerns/1/passing', { to: 'Duty desk', by: 'Lee', on: '10 3 2027' }).expect(303)
    await get('/rounds/sample/concerns?passed')
    const member = await service.organiserCookie('member')
    const masked = await request(app).get(`${responses}/S02`).set('Cookie', member).expect(200)
    await expectSoundPage('a masked response', masked.text)
  }

  it('is sound HTML where something went wrong', async () => {
    const findings = () => request(app).get('/rounds/sample/findings')
    await expectSoundPage('403', (await findings().expect(403)).text)
    const viewer = await findings().set('Cookie', await service.organiserCookie('viewer'))
    await expectSoundPage('403 for a viewer', viewer.text)
    const signedOut = await request(app).post('/rounds/spring/settings').type('form').send({ title: '' })
    await expectSoundPage('a form sent signed out', signedOut.text)
    await expectSoundPage('404', (await request(app).get('/nowhere').expect(404)).text)
    const empty = await startTestService({}, null)
    try {
      const emptyApp = createApp({
        ...empty.services,
        language,
        render: (view, page) => (rendered.add(`views/${view}.ejs`), service.services.render(view, page)),
      })
      await expectSoundPage('first run', (await request(emptyApp).get('/').expect(200)).text)
      await empty.db.destroy()
      await expectSoundPage('500', (await request(emptyApp).get('/').expect(500)).text)
    } finally {
      await empty.close()
    }
  })

  it('has been seen: no view is left over, and no two pages share a title', () => {
    const views = filesBelow('views', '.ejs').filter((file) => !/^views\/(components|layouts)\//.test(file))
    expect([...rendered].sort()).toEqual(views)
    const pages = [...titles].filter(([address]) => /^\/[^?]+$/.test(address))
    expect(new Set(pages.map(([, title]) => title)).size).toBe(pages.length)
  })
})

/** The pieces of answers on a page: what stands around an excerpt is cut from one. */
function answersIn(html: string): readonly string[] {
  return [...html.matchAll(/app-answer">(.*?)<\/p>/gs)].flatMap(([, words = '']) =>
    words.split(/<[^>]+>/).map((piece) => unescapeHtml(piece)),
  )
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
