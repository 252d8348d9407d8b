import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../server/audit/themes/decidedExcerpts.js'
import { importResponses } from '../../server/importResponses.js'
import { insertRound, findRound } from '../../server/db/rounds.js'
import { listThemeDecisions } from '../../server/db/themeDecisions.js'
import { projectRoot } from '../../server/projectRoot.js'
import { NOON, springRound, startTestService, type TestService } from '../support/service.js'

const ROUND = '/rounds/sample'
let service: TestService
let lead: string
let member: string
let roundId: number

beforeAll(async () => {
  service = await startTestService({}, null)
  await insertRound(service.db, { ...springRound, slug: 'sample', invented: true }, NOON)
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  await importResponses(service.db, service.services.questionnaires, 'sample', lines, NOON)
  lead = await service.organiserCookie('lead')
  member = await service.organiserCookie('member')
  roundId = (await findRound(service.db, 'sample'))?.id ?? 0
}, 60_000)
afterAll(() => service.close())

const get = (address: string, cookie = lead) =>
  request(service.app).get(`${ROUND}/${address}`).set('Cookie', cookie)
const page = async (address: string, cookie = lead) => (await get(address, cookie).expect(200)).text
const post = (address: string, form: object, cookie = lead) =>
  request(service.app).post(`${ROUND}/${address}`).set('Cookie', cookie).type('form').send(form)
/** What the page's forms say that it showed. */
const seenIn = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
const acts = async () => (await listThemeDecisions(service.db, roundId)).map(({ act }) => act)
const unescaped = (text: string) =>
  text.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
/** Names of the fields that decide on excerpts. */
const places = (html: string) =>
  [...html.matchAll(/name="(excerpt\|[^"]+)"/g)].map(([, name]) => unescaped(name ?? ''))

describe('themes of a round', () => {
  it('are listed across the audit with how they are spoken of, suggestions and answers without a theme', async () => {
    const html = await page('themes')
    expect(html).toContain('All themes across the audit')
    expect(html).toContain('R, responses that count: 92')
    expect(html).toMatch(/No theme found/)
    expect(html).toContain('/themes/suggestions/')
  })

  it('are added, named, and taken back; a name that is taken is refused with what was typed', async () => {
    const seen = seenIn(await page('themes'))
    const taken = await post('themes', { label: 'training and development', meaning: 'Mine', seen }).expect(
      422,
    )
    expect(taken.text).toContain('There is a theme called')
    expect(taken.text).toContain('Mine</textarea>')
    const added = await post('themes', {
      label: 'Lone parents',
      meaning: 'Parents on their own',
      seen,
    }).expect(303)
    expect(added.headers.location).toBe(`${ROUND}/themes/lone-parents?done=decided`)
    const theme = await page('themes/lone-parents?done=decided')
    expect(theme).toContain('No answer holds this theme')
    const wording = { 'wording-label': 'Single parents', 'wording-meaning': 'As before', seen: seenIn(theme) }
    await post('themes/lone-parents/wording', { ...wording, 'wording-reason': 'Agreed on Monday' }).expect(
      303,
    )
    expect(await page('themes')).toContain('Single parents')
    const history = await page('codebook')
    expect(history).toContain('Theme “Lone parents” named “Single parents”')
    expect(history).toContain('Reason: Agreed on Monday')
    expect(history).toContain('made version 1.1.1+2')
    await post('codebook/undoings', { decision: '2', seen: seenIn(history) }).expect(303)
    expect(await page('themes')).toContain('Lone parents')
    expect(await page('codebook')).toContain('Undone')
  })

  it('are changed by rules whose effect is seen before', async () => {
    const address = 'themes/lone-parents/rules/new'
    const form = { match: 'parents, famil*', unless: '', scope: 'all', state: 'on' }
    const preview = await post(address, { ...form, preview: 'yes' }).expect(200)
    expect(preview.text).toMatch(/\d+ answers would come/)
    expect(preview.text).toContain('<mark>')
    expect((await acts()).filter(({ kind }) => kind === 'rule-added')).toEqual([])
    const wrong = await post(address, { ...form, match: 'parents, , x', seen: seenIn(preview.text) }).expect(
      422,
    )
    expect(wrong.text).toContain('The pattern')
    const endless = await post(address, { ...form, match: 'drop-in '.repeat(200), preview: 'yes' }).expect(
      422,
    )
    expect(endless.text).toContain('can be written in more than 64 ways')
    const long = { ...form, match: 'a'.repeat(2_001), unless: 'b'.repeat(2_001), preview: 'yes' }
    expect(
      (await post(address, long).expect(422)).text.match(
        /The words .{1,45} must be 2,000 characters or less/g,
      ),
    ).toHaveLength(4)
    await post(address, { ...form, seen: seenIn(preview.text) }).expect(303)
    const [, count = ''] = /(\d+) answers would come/.exec(preview.text) ?? []
    expect(await page('themes/lone-parents')).toContain(`of ${count} that hold this theme`)
    const rule = /rules\/(lone-parents-added[\w-]*)"/.exec(await page('themes/lone-parents'))?.[1] ?? ''
    const off = await post(`themes/lone-parents/rules/${rule}`, { ...form, state: 'off', preview: 'yes' })
    expect(off.text).toContain(`${count} answers would go`)
  })

  it('lose, keep and pass on excerpts, many at once, and the findings follow', async () => {
    const html = await page('themes/lone-parents')
    const names = places(html)
    expect(names.length).toBeGreaterThanOrEqual(20)
    const [first = '', second = '', third = ''] = names
    const chosen = { [first]: ' remove', [second]: 'training', [third]: ' keep', seen: seenIn(html) }
    await post('themes/lone-parents/excerpts?page=1', chosen).expect(303)
    const after = await page('themes/lone-parents')
    expect(places(after)).not.toContain(first)
    expect(places(after)).not.toContain(second)
    expect(after).toContain('decided by a person')
    expect(places(await page('themes/training')).length).toBeGreaterThan(0)
    expect(await page('findings')).toContain('3 decisions of people on single answers')
    const nothing = await post('themes/lone-parents/excerpts', { [third]: '', seen: seenIn(after) }).expect(
      303,
    )
    expect(nothing.headers.location).toContain('done=nothing')
  })

  it('are given words that no rule finds', async () => {
    const html = await page('themes/lone-parents')
    const form = { 'excerpt-reference': 'S01', 'excerpt-question': 'identify_how', seen: seenIn(html) }
    const wrong = await post('themes/lone-parents/excerpt', { ...form, 'excerpt-words': 'not there' }).expect(
      422,
    )
    expect(wrong.text).toContain('exactly as they stand')
    const response = service.services.findingsMemory
      .get(roundId)
      ?.latest.responses.find(({ reference }) => reference === 'S01')
    const words = String(response?.answers.identify_how).slice(0, 12).trim()
    await post('themes/lone-parents/excerpt', { ...form, 'excerpt-words': words }).expect(303)
    expect((await acts()).at(-1)).toMatchObject({
      kind: 'excerpt-decided',
      from: null,
      to: 'lone-parents',
      start: 0,
    })
  })

  it('are decided again where an answer reads otherwise by now, once its words were seen', async () => {
    const before = await acts()
    const decided = before.findLast((act) => act.kind === 'excerpt-decided' && act.reference === 'S01')
    if (decided?.kind !== 'excerpt-decided') throw new Error('Nothing was decided on S01.')
    const text = 'Families come to us at the gate and we talk'
    await post('responses/S01/corrections', {
      ...{ kind: 'text', question: decided.questionId, text, version: '1', reason: 'Agreed by telephone' },
    }).expect(303)
    const history = await page('codebook')
    const words = text.slice(decided.start, decided.end)
    expect(unescaped(history)).toContain(`The words there now: “${words}”`)
    const decision = /codebook\/renewals"[\s\S]*?name="decision" value="(\d+)"/.exec(history)?.[1] ?? ''
    await post('codebook/renewals', { decision: '1', seen: seenIn(history) }).expect(422)
    await post('codebook/renewals', { decision, seen: seenIn(history) }).expect(303)
    const [undone, renewed] = (await acts()).slice(before.length)
    expect(undone).toEqual({ kind: 'undone', decision: Number(decision) })
    expect(renewed).toEqual({ ...decided, madeOn: fingerprintOf(text) })
    expect(await page('codebook')).not.toContain('codebook/renewals')
  })

  it('are merged, split and dismissed', async () => {
    const merging = await page('themes/data-use')
    await post('themes/data-use/merger', { 'merger-into': '', seen: seenIn(merging) }).expect(422)
    const merger = { 'merger-into': 'systems-tools', seen: seenIn(merging) }
    const merged = await post('themes/data-use/merger', merger).expect(303)
    expect(merged.headers.location).toContain('/themes/systems-tools')
    await get('themes/data-use').expect(302).expect('Location', `${ROUND}/themes/systems-tools`)
    const splitting = await page('themes/training')
    const rules = [...splitting.matchAll(/name="split-rules" type="checkbox" value="([^"]+)"/g)].map(
      ([, id]) => id,
    )
    const split = { 'split-label': 'Induction', 'split-meaning': 'First days', seen: seenIn(splitting) }
    expect((await post('themes/training/split', split).expect(422)).text).toContain(
      'Select at least one rule',
    )
    await post('themes/training/split', { ...split, 'split-rules': rules.slice(0, 1) }).expect(303)
    const dismissing = await page('themes/induction')
    await post('themes/induction/dismissal', { seen: seenIn(dismissing) }).expect(303)
    await get('themes/induction').expect(404)
  })

  it('take in suggestions, or dismiss them', async () => {
    const list = await page('themes')
    const named = [...list.matchAll(/\/themes\/suggestions\/([^"]+)"/g)].map(([, it]) => it ?? '')
    // Two with a phrase in common that say different things go one after the other.
    const [first = '', second = ''] = named.filter((it) => named.indexOf(it) === named.lastIndexOf(it))
    const suggestion = await page(`themes/suggestions/${first}`)
    const seen = seenIn(suggestion)
    const match = unescaped(/<textarea[^>]*name="match"[^>]*>([^<]*)/.exec(suggestion)?.[1] ?? '')
    expect(match).not.toBe('')
    const looked = { what: 'theme', label: 'Typed', match, preview: 'yes', seen }
    const preview = await post(`themes/suggestions/${first}`, looked).expect(200)
    expect(preview.text).toMatch(/0 answers hold the theme now, \d+ answers would/)
    expect(preview.text).toContain('<mark>')
    expect(preview.text).toContain('value="Typed"')
    expect(await page('themes')).not.toContain('>Typed<')
    const unsound = await post(`themes/suggestions/${first}`, { match: '((', preview: 'yes' }).expect(422)
    expect(unsound.text).toContain('words hold letters, digits, hyphens and apostrophes')
    await post(`themes/suggestions/${first}`, { seen, match }).expect(422)
    const accepted = { what: 'theme', label: 'From a suggestion', meaning: 'It', match, seen }
    await post(`themes/suggestions/${first}`, accepted).expect(303)
    expect(await page('themes')).toContain('From a suggestion')
    expect(await page('themes')).not.toContain(`/themes/suggestions/${first}"`)
    const again = await page(`themes/suggestions/${second}`)
    await post(`themes/suggestions/${second}`, { what: 'dismiss', seen: seenIn(again) }).expect(303)
    expect(await page('themes')).not.toContain(`/themes/suggestions/${second}"`)
    const late = await post(`themes/suggestions/${second}`, { what: 'dismiss', seen: seenIn(again) }).expect(
      422,
    )
    expect(late.text).toContain('no longer there')
  })

  it('have versions that can be compared, in sentences', async () => {
    const html = await page('codebook?from=0&to=6')
    expect(html).toContain('From version 1.1.1 to version 1.1.1+6')
    expect(html).toContain('Theme “Lone parents” added, with 1 rule.')
    expect(html).toMatch(/went from “Use of data to understand need” to “Recording systems/)
    expect(await page('codebook?from=3&to=3')).toContain('say the same')
  })
})

describe('two people at once', () => {
  it('both keep what they decide on different things', async () => {
    const [mine, theirs] = [
      seenIn(await page('themes/send')),
      seenIn(await page('themes/funding-reductions', member)),
    ]
    const meaning = 'Said anew'
    await post('themes/send/wording', {
      'wording-label': 'SEND',
      'wording-meaning': meaning,
      seen: mine,
    }).expect(303)
    const other = { 'wording-label': 'Money', 'wording-meaning': meaning, seen: theirs }
    await post('themes/funding-reductions/wording', other, member).expect(303)
    const html = await page('themes')
    expect(html).toContain('>SEND<')
    expect(html).toContain('>Money<')
  })

  it('on the same thing, the second is shown both and keeps what was typed; nothing is lost', async () => {
    const seen = seenIn(await page('themes/referral'))
    const wording = (label: string) => ({ 'wording-label': label, 'wording-meaning': 'Meaning', seen })
    await post('themes/referral/wording', wording('Told by others'), member).expect(303)
    const before = (await acts()).length
    const { text } = await post('themes/referral/wording', wording('Passed on')).expect(422)
    expect(text).toContain('Somebody decided on the same thing')
    expect(text).toContain('named “Told by others”')
    expect(text).toContain('value="Passed on"')
    expect(await acts()).toHaveLength(before)
    await post('themes/referral/wording', { ...wording('Passed on'), seen: seenIn(text) }).expect(303)
    expect(await page('themes')).toContain('Passed on')
  })

  it('whoever decides on a theme that was dismissed meanwhile is told, with what was typed', async () => {
    const seen = seenIn(await page('themes/observation'))
    await post('themes/observation/dismissal', { seen }, member).expect(303)
    const wording = { 'wording-label': 'Seen at home', 'wording-meaning': 'Meaning', seen }
    const { text } = await post('themes/observation/wording', wording).expect(422)
    expect(text).toContain('The theme is no longer there')
    expect(text).toContain('You typed: Seen at home')
    expect(text).toContain('dismissed')
  })

  it('on one excerpt, the second is told what the first decided', async () => {
    const html = await page('themes/mental-health')
    const [place = ''] = places(html)
    const seen = seenIn(html)
    await post('themes/mental-health/excerpts', { [place]: ' remove', seen }, member).expect(303)
    const { text } = await post('themes/mental-health/excerpts', { [place]: ' keep', seen }).expect(422)
    expect(text).toContain('taken out of')
  })
})
