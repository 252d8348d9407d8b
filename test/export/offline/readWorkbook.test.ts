import { describe, expect, it } from 'vitest'
import { faultMessage } from '../../../server/export/offline/faultMessage.js'
import { readOfflineWorkbook } from '../../../server/export/offline/readWorkbook.js'
import { writeOfflineWorkbook } from '../../../server/export/offline/writeWorkbook.js'
import {
  copyAfter,
  copyWith,
  EDITION,
  faultOf,
  form,
  questionnaire,
  readCopy,
  rowOf,
} from '../../support/offline.js'

const kindOf = async (bytes: Buffer) => (await faultOf(bytes))?.kind

describe('a workbook that is not this form', () => {
  it('is told apart from our own', async () => {
    const other = await copyAfter((sheet, book) => {
      book.removeWorksheet(sheet.id)
    })
    expect(await kindOf(other)).toBe('not-our-form')
    const moved = await copyAfter((sheet) => {
      sheet.spliceColumns(2, 0, [])
    })
    expect(await kindOf(moved)).toBe('not-our-form')
  })

  it('is named by its edition', async () => {
    const edition = { ...questionnaire, edition: 'working-together-2026' }
    const copy = await writeOfflineWorkbook({ ...form, questionnaire: edition })
    expect(await faultOf(copy)).toEqual({
      kind: 'wrong-edition',
      found: 'working-together-2026',
      expected: EDITION,
    })
    const known = new Map([[edition.edition, edition]])
    expect(await readOfflineWorkbook(copy, known, edition.edition)).toEqual({ answers: {} })
    expect(await readOfflineWorkbook(copy, new Map(), edition.edition)).toHaveProperty(
      'fault.kind',
      'wrong-edition',
    )
  })
})

describe('an answer that cannot be placed or read', () => {
  it('is named by its row where its id is unknown or gone', async () => {
    const withId = (id: string | null) =>
      copyAfter((sheet) => {
        sheet.getRow(5).values = ['', '', '', 'An answer', id]
      })
    const id = `${EDITION}/invented`
    expect(await faultOf(await withId(id))).toEqual({ kind: 'unknown-question', id, row: 5 })
    expect(await faultOf(await withId(null))).toEqual({ kind: 'unknown-question', id: '', row: 5 })
    expect(await faultOf(await withId('see below'))).toEqual({
      kind: 'unknown-question',
      id: 'see below',
      row: 5,
    })
    const extra = await copyAfter((sheet) => {
      sheet.addRow(['', '', '', '', `${EDITION}/families_issues/invented`])
    })
    expect(await kindOf(extra)).toBe('unknown-question')
  })

  it('is named by its question where it is an error or a formula with nothing kept', async () => {
    const place = { questionId: 'identify_how', number: '5', row: 9 }
    const fault = { kind: 'unreadable-answer', ...place }
    expect(await faultOf(await copyWith('identify_how', { error: '#REF!' }))).toEqual(fault)
    const formula = { formula: 'WEBSERVICE("https://example.org")', date1904: false }
    expect(await faultOf(await copyWith('identify_how', formula))).toEqual(fault)
    expect(await faultOf(await copyWith('identify_how', { ...formula, result: { error: '#N/A' } }))).toEqual(
      fault,
    )
  })

  it('is named by its question where it is not among the choices', async () => {
    const fault = { kind: 'not-a-choice', questionId: 'sector', number: '4', row: 7, text: 'Education' }
    expect(await faultOf(await copyWith('sector', 'Education'))).toEqual(fault)
    expect(await kindOf(await copyWith('families_issues/health', 'some'))).toBe('not-a-choice')
  })

  it('is named by its question where the workbook answers it twice', async () => {
    const copied = (answer: string) =>
      copyAfter((sheet) => {
        const row = rowOf(sheet, 'agency')
        sheet.getCell(`D${row}`).value = 'A school'
        sheet.addRow(['', '', '', answer, `${EDITION}/agency`])
      })
    expect(await faultOf(await copied('Another'))).toMatchObject({
      kind: 'two-answers',
      questionId: 'agency',
      number: '3',
    })
    expect(await readCopy(await copied('A school'))).toEqual({ answers: { agency: 'A school' } })
  })

  it('is refused where a sheet has more rows than any form', async () => {
    const long = await copyAfter((sheet) => {
      for (let row = 0; row < 1_100; row += 1) sheet.addRow(['', '', '', 'x', `${EDITION}/agency`])
    })
    expect(await kindOf(long)).toBe('not-our-form')
  })
})

describe('a fault in words', () => {
  it('says what to do and that nothing has changed', () => {
    const place = { questionId: 'sector', number: '4', row: 7 }
    const faults = [
      { kind: 'not-a-workbook' },
      { kind: 'has-macros' },
      { kind: 'too-large' },
      { kind: 'not-our-form' },
      { kind: 'wrong-edition', found: 'a', expected: 'b' },
      { kind: 'unknown-question', id: '', row: 5 },
      { kind: 'unknown-question', id: 'x/y', row: 5 },
      { kind: 'two-answers', ...place },
      { kind: 'unreadable-answer', ...place },
      { kind: 'none-and-others', ...place },
      { kind: 'not-a-choice', text: 'Education', ...place },
    ] as const
    const messages = faults.map((fault) => faultMessage(fault, form.words.faults))
    expect(new Set(messages).size).toBe(faults.length)
    for (const message of messages) expect(message).toMatch(/\. Nothing has been changed\.$/)
    expect(messages.at(-1)).toContain('question 4 (row 7)')
    expect(Object.keys(form.words.faults).sort()).toEqual([...new Set(faults.map(({ kind }) => kind))].sort())
  })
})
