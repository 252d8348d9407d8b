import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Conclusions } from '../../server/audit/conclusions.js'
import { conclusionTables } from '../../server/audit/conclusionTables.js'
import { cellText } from '../../server/audit/cellText.js'
import { listActivity } from '../../server/db/activity.js'
import { findRelease } from '../../server/db/releases.js'
import { listStatements } from '../../server/db/statements.js'
import { readCsvTable } from '../../server/export/csvTable.js'
import { importResponses } from '../../server/importResponses.js'
import { projectRoot } from '../../server/projectRoot.js'
import { elements, textOf } from '../support/dom.js'
import { formFields } from '../support/form.js'
import { startTestService, type TestService } from '../support/service.js'

const STATEMENTS = '/rounds/spring/statements'
const LEAD_ROLE =
  '20 of the 34 responses that gave a clear yes or no take on the lead practitioner role (59%); 2 were neither; 56 gave no answer.'

let service: TestService
let cookie: string
beforeEach(async () => {
  service = await startTestService()
  cookie = await service.organiserCookie('lead')
  await load(sampleLines())
})
afterEach(() => service.close())

function sampleLines(): readonly string[] {
  return readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8').trim().split('\n')
}

async function load(lines: readonly string[]): Promise<void> {
  const { questionnaires } = service.services
  const text = lines.join('\n')
  const { faults } = await importResponses(service.db, questionnaires, 'spring', text, service.clock.now)
  expect(faults).toEqual([])
}

/** A late response of a school whose staff take the role on. */
const late = (reference = 'LATE') =>
  JSON.stringify({
    reference,
    edition: 'working-together-2018',
    answers: { agency: 'Late School', sector: 'schools-education', assess_lead_practitioner: 'yes' },
  })

const post = (address: string, form: object, as = cookie) =>
  request(service.app).post(address).set('Cookie', as).type('form').send(form)
const get = async (address: string, as = cookie) =>
  (await request(service.app).get(address).set('Cookie', as).expect(200)).text
const keepDraft = (draft = 'assess_lead_practitioner/choices') =>
  post(STATEMENTS, { draft }).expect(303).expect('Location', `${STATEMENTS}?done=kept`)
const kept = async () => listStatements(service.db, 1)
const written = {
  section: 'assess',
  kind: 'strength',
  text: 'Most of the 34 clear answers say yes.',
  evidence: 'assess_lead_practitioner-choices/yes/all',
}

describe('statements', () => {
  it('are drafted from the figures, every number a link to its cell', async () => {
    const text = await get(STATEMENTS)
    const form = elements(text, 'form').find((one) =>
      textOf(one).includes('take on the lead practitioner role'),
    )
    const [words] = form ? elements(text, 'p').filter((one) => textOf(one).startsWith('20 of the 34')) : []
    expect(words && textOf(words)).toBe(LEAD_ROLE)
    const cell = '/rounds/spring/findings/tables/assess_lead_practitioner-choices'
    for (const [number, row] of [
      ['20', 'yes'],
      ['34', 'yes'],
      ['59%', 'yes'],
      ['2', 'unclear'],
      ['56', 'not-answered'],
    ])
      expect(text).toContain(`<a class="govuk-link" href="${cell}/${row}/all">${number}</a>`)
    expect(await get(`${cell}/yes/all`)).toContain('20 responses')
  })

  it('are kept, and their drafts are offered no more', async () => {
    await keepDraft()
    expect(await kept()).toMatchObject([
      { text: LEAD_ROLE, kind: 'finding', sectionId: 'assess', version: 1, change: 'written' },
    ])
    const text = await get(STATEMENTS)
    expect(text).not.toContain('value="assess_lead_practitioner/choices"')
    await keepDraft()
    expect(await kept()).toHaveLength(1)
    await post(STATEMENTS, { draft: 'none/choices' })
      .expect(303)
      .expect('Location', /done=gone/)
    const [activity] = await listActivity(service.db)
    expect(activity).toMatchObject({ action: 'statement-written', object: 'statements/1' })
  })

  it('go out of date when a late response changes a figure, until somebody confirms them', async () => {
    await keepDraft()
    await load([late()])
    const text = await get(STATEMENTS)
    expect(text).toContain('1 statement is out of date')
    expect(text).toContain('Choices by sector, Yes: was 20 of 34 (59%), is 21 of 35 (60%)')
    expect(text).not.toContain('Choices by sector, Unclear: was')
    expect(text).toContain('21 of the 35 responses that gave a clear yes or no')
    const fields = fieldsOf(text, `${STATEMENTS}/1/confirmation`)
    await load([late('LATER')])
    await post(`${STATEMENTS}/1/confirmation`, fields).expect(422, /Figures changed once more/)
    const now = fieldsOf(await get(STATEMENTS), `${STATEMENTS}/1/confirmation`)
    await post(`${STATEMENTS}/1/confirmation`, now).expect(303)
    expect(await kept()).toMatchObject([
      {
        version: 2,
        change: 'confirmed',
        text: LEAD_ROLE.replace('20 of the 34', '22 of the 36').replace('59', '61'),
      },
    ])
    expect(await get(STATEMENTS)).not.toContain('Out of date')
  })

  it('are written with figures of their own, and a number that none of them has is asked about', async () => {
    await post(STATEMENTS, { ...written, section: '', kind: '', text: '' }).expect(422, /Enter the statement/)
    const stray = { ...written, text: 'Of the 34 clear answers, 21 say yes.' }
    const asked = await post(STATEMENTS, stray).expect(422)
    expect(asked.text).toContain('21 in the text is not a figure that the statement rests on')
    expect(asked.text).toContain('Of the 34 clear answers, 21 say yes.')
    await post(STATEMENTS, { ...stray, accepted: '20' }).expect(422)
    await post(STATEMENTS, { ...stray, accepted: '21' }).expect(303)
    await post(STATEMENTS, { ...written, text: 'Write to ann@mill.example.org.' }).expect(422, /may say who/)
    await post(STATEMENTS, written).expect(303)
    expect((await kept()).map(({ kind }) => kind)).toEqual(['strength', 'strength'])
    const cell = await get('/rounds/spring/findings/tables/assess_lead_practitioner-choices/no/health')
    const [, href = ''] = /href="([^"]*statements\/new[^"]*)"/.exec(cell) ?? []
    expect(await get(href.replaceAll('&amp;', '&'))).toMatch(/value="[^"]*\/no\/health" [^>]*checked/)
  })

  it('keep what two people wrote at once: the second sees the first’s before theirs replaces it', async () => {
    await post(STATEMENTS, written).expect(303)
    const edit = (version: string, text: string) => post(`${STATEMENTS}/1`, { ...written, version, text })
    await edit('1', 'The first to save.').expect(303)
    const { text } = await edit('1', 'The second to save.').expect(422)
    expect(text).toContain('changed the statement on')
    expect(text).toContain('The first to save.')
    expect(fieldsOf(text, `${STATEMENTS}/1`)).toMatchObject({ version: '2', text: 'The second to save.' })
    await edit('2', 'The second to save.').expect(303)
    await post(`${STATEMENTS}/1/withdrawal`, { version: '2' }).expect(422)
    await post(`${STATEMENTS}/1/withdrawal`, { version: '3' }).expect(303)
    expect(await get(STATEMENTS)).toContain('Withdrawn statements')
    await post(`${STATEMENTS}/1/restoration`, { version: '4' }).expect(303)
    const page = await get(`${STATEMENTS}/1`)
    for (const was of ['Version 1', 'Version 5', 'Most of the', 'The first to save.'])
      expect(page).toContain(was)
  })

  it('are put in order within their section', async () => {
    for (const draft of ['assess_thresholds/answered', 'identify_how/themes', 'assess_thresholds/thin'])
      await keepDraft(draft)
    await post(`${STATEMENTS}/3/place`, { direction: 'up' }).expect(303)
    expect((await kept()).map(({ draftId }) => draftId)).toEqual([
      ...['assess_thresholds/thin', 'identify_how/themes', 'assess_thresholds/answered'],
    ])
    await post(`${STATEMENTS}/3/place`, { direction: 'up' }).expect(303)
    await post(`${STATEMENTS}/3/place`, { direction: 'away' }).expect(404)
    await get(`${STATEMENTS}/9`).catch(() => undefined)
    await request(service.app).get(`${STATEMENTS}/9`).set('Cookie', cookie).expect(404)
  })

  it('can be written by members of the group, who read no name in them', async () => {
    const member = await service.organiserCookie('member')
    const naming = { ...written, text: 'Write to zq@mill.example.org.' }
    await post(STATEMENTS, { ...naming, accepted: 'zq@mill.example.org' }).expect(303)
    expect(await get(STATEMENTS, member)).not.toContain('zq@mill.example.org')
    const edited = { ...written, text: 'A member writes to them.', version: '1' }
    const refused = await post(`${STATEMENTS}/1`, edited, member).expect(422)
    expect(refused.text).toContain('saving it would lose them')
    expect(refused.text).toContain('A member writes to them.')
    await post(STATEMENTS, written, member).expect(303)
    await post(
      `${STATEMENTS}/2`,
      { ...written, text: 'The 34 clear answers differ.', version: '1' },
      member,
    ).expect(303)
    const [first, own] = await kept()
    expect(first).toMatchObject({ madeBy: 'Test lead', text: naming.text })
    expect(own).toMatchObject({ madeBy: 'Test member', text: 'The 34 clear answers differ.' })
    const viewer = await service.organiserCookie('viewer')
    await request(service.app).get(STATEMENTS).set('Cookie', viewer).expect(403)
  })
})

describe('a release of statements', () => {
  const release = (more: object = {}) =>
    post('/rounds/spring/releases', { smallestSector: '10', confirmed: 'yes', ...more })

  it('prints those that stand, and keeps them as they were', async () => {
    await keepDraft()
    await post(STATEMENTS, written).expect(303)
    await release().expect(303)
    const kept = await findRelease(service.db, 1, 1)
    expect(kept?.release.conclusions?.statements.map(({ text }) => text)).toEqual([LEAD_ROLE, written.text])
    await post(`${STATEMENTS}/1/withdrawal`, { version: '1' }).expect(303)
    const page = await get('/published/spring/1/sections/assess', '')
    expect(textsIn(page)).toContain(LEAD_ROLE)
    expect(page).toContain('#assess_lead_practitioner-choices">20</a>')
    expect(page).toContain('Strengths')
    await expect(service.db.updateTable('releases').set({ conclusions: '{}' }).execute()).rejects.toThrow()
  })

  it('leaves out what is out of date or withheld, once the lead has confirmed that', async () => {
    await keepDraft()
    const ofPolice = {
      ...written,
      evidence: 'assess_lead_practitioner-choices/yes/police',
      text: 'Police too.',
    }
    await post(STATEMENTS, ofPolice).expect(303)
    await load([late()])
    const page = await get('/rounds/spring/releases/new')
    expect(page).toContain('Its figures have changed since it was last confirmed')
    expect(page).toContain('Published tables do not print all its figures')
    await release().expect(422, /Confirm what the release leaves out/)
    await release({ leftOut: 'yes' }).expect(303)
    expect((await findRelease(service.db, 1, 1))?.release.conclusions?.statements).toEqual([])
    expect(await get('/published/spring/1/sections/assess', '')).not.toContain('lead practitioner role (59%)')
  })

  it('says the same on its page, in its files and in its draft', async () => {
    await keepDraft()
    await keepDraft('identify_how/themes')
    await post(STATEMENTS, { ...written, kind: 'interpretation' }).expect(303)
    const draft = await json('/rounds/spring/release-drafts/10/findings.json')
    await release().expect(303)
    const { findings, conclusions } = await json('/published/spring/1/findings.json')
    expect(conclusions).toEqual(draft.conclusions)
    expect(conclusions.statements).toHaveLength(3)
    for (const { section, text } of conclusions.statements)
      expect(textsIn(await get(`/published/spring/1/sections/${section}`, ''))).toContain(text)
    for (const { id, rowHeading, columns, rows } of conclusionTables(conclusions, findings)) {
      const csv = await readCsvTable(await get(`/published/spring/1/tables/${id}.csv`, ''))
      expect([csv.columns, ...csv.rows.map((row) => Object.values(row))]).toEqual([
        [rowHeading, ...columns.map(({ label }) => label)],
        ...rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
      ])
    }
  })

  async function json(address: string) {
    return JSON.parse(await get(address)) as {
      findings: Parameters<typeof conclusionTables>[1]
      conclusions: Conclusions
    }
  }
})

const fieldsOf = (html: string, action: string) => Object.fromEntries(formFields(html, action))

/** The paragraphs of a page as they read. */
function textsIn(html: string): readonly string[] {
  return elements(html, 'p').map((one) => textOf(one).trim())
}
