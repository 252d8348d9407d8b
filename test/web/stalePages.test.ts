import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDraftAnswers } from '../../server/db/draftAnswers.js'
import {
  DIFFERENCES,
  linkOn,
  openSection as open,
  SECTION,
  SETTLEMENT,
  shareResponseOn,
} from '../support/colleagues.js'
import { fillIn, filledIn, formFields } from '../support/form.js'
import { startTestService, type TestService } from '../support/service.js'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const colleagues = () => shareResponseOn(service)

describe('a page opened some time ago', () => {
  it('changes nothing where a field was left untouched', async () => {
    const { one, two, draftId } = await colleagues()
    const old = await open(two)
    await fillIn(one, SECTION, { identify_how: 'New' })
    await old.save({ identify_data: 'Attendance' }).expect('Location', /sections\/assess/)
    expect((await listDraftAnswers(service.db, draftId)).get('identify_how')?.answer).toBe('New')
  })

  it('takes back what was typed although it never heard that it was saved', async () => {
    const { one, draftId } = await colleagues()
    await fillIn(one, SECTION, { identify_how: 'First' })
    const page = await open(one)
    await page.autosaveUnheard({ identify_how: 'Second' })
    await page.autosave({ identify_how: 'First' })
    expect((await listDraftAnswers(service.db, draftId)).get('identify_how')?.answer).toBe('First')
  })

  it('loses nothing when the back button sends a form with errors again', async () => {
    const { one, draftId } = await colleagues()
    const first = await open(one)
    const tooLong = { identify_how: 'x'.repeat(20_001) }
    const errors = await first.save(tooLong).expect(422)
    const shortened = filledIn(formFields(errors.text, SECTION), {
      identify_how: 'short',
      identify_data: 'new',
    })
    await one.post(SECTION).type('form').send(shortened).expect(303)
    await first.save(tooLong).expect('Location', /differences/)
    const kept = await listDraftAnswers(service.db, draftId)
    expect([kept.get('identify_how')?.answer, kept.get('identify_data')?.answer]).toEqual(['short', 'new'])
  })

  it('is told that it belongs to another response than its browser has open by now', async () => {
    const first = await colleagues()
    const page = await open(first.one)
    const second = await colleagues()
    const hub = await second.one.get('/rounds/spring/response')
    await first.one.get(linkOn(hub.text)).expect(303)
    const refused = await page.save({ identify_how: 'For the first agency' }).expect(409)
    expect(refused.text).toContain('For the first agency')
    for (const { draftId } of [first, second])
      expect((await listDraftAnswers(service.db, draftId)).size).toBe(0)
  })

  it('leaves a section complete that a colleague declared so meanwhile', async () => {
    const { one, two } = await colleagues()
    await fillIn(one, SECTION, { completed: 'no' })
    const old = await open(two)
    await fillIn(one, SECTION, { completed: 'yes' })
    await old.autosave({ identify_how: 'x' })
    expect((await two.get('/rounds/spring/response')).text).toContain('Completed')
    await old.autosave({ completed: 'yes' })
    await old.autosave({ completed: 'no' })
    expect((await two.get('/rounds/spring/response')).text).not.toContain('Completed')
  })

  it('does not ask again about a text that somebody has chosen from', async () => {
    const { one, two, draftId } = await colleagues()
    const page = await open(one)
    await fillIn(two, SECTION, { identify_how: 'Theirs' })
    expect((await page.autosave({ identify_how: 'Mine' })).beside).toEqual(['identify_how'])
    const choice = formFields((await two.get(DIFFERENCES)).text, SETTLEMENT)
    await two
      .post(SETTLEMENT)
      .type('form')
      .send(filledIn(choice, { 'keep-0': 'kept' }))
    expect((await page.autosave({ identify_data: 'Attendance' })).beside).toEqual([])
    expect((await page.autosave({ identify_how: 'Mine, once more' })).beside).toEqual(['identify_how'])
    expect((await listDraftAnswers(service.db, draftId)).get('identify_how')?.answer).toBe('Theirs')
  })
})
