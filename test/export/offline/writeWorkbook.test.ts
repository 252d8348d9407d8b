import fc from 'fast-check'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { normaliseText, type Answers } from '../../../server/audit/answers.js'
import { visibleText } from '../../../server/audit/visibleText.js'
import { sheetText } from '../../../server/export/sheetText.js'
import { writeOfflineWorkbook } from '../../../server/export/offline/writeWorkbook.js'
import { allOf, copyAfter, copyWith, form, partsOf, readCopy, rowOf, xmlIn } from '../../support/offline.js'

const answers: Answers = {
  respondent_name: 'A. Person',
  contact_details: 'a.person@school.example',
  sector: 'health',
  health_detail: 'GP practice',
  identify_how: ' Two lines,\n\n\tand what looks like <b>markup</b> & “quotes”  ',
  identify_data: '=HYPERLINK("https://example.org")',
  assess_lead_practitioner: 'no',
  families_count: '012',
  families_issues: ['attendance', 'health'],
}

/** UTF-16 units of any kind: control characters, half surrogate pairs and what spreadsheet programs escape. */
const hostile = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.integer({ min: 0, max: 0x20 }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        '_x0041_',
        '_x005F_',
        '_x000d_',
        '&amp;',
        '<t>',
        ']]>',
        '\r\n',
        '👩‍👧‍👦',
        'e\u0301',
        '=1+1',
        "'",
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

const asKept = (text: string) => visibleText(normaliseText(text))

describe('the Excel copy', () => {
  it('gives back the answers it was printed with', async () => {
    expect(await readCopy(await writeOfflineWorkbook({ ...form, answers }))).toEqual({ answers })
  })

  it('gives back nothing where nothing was filled in', async () => {
    expect(await readCopy(await writeOfflineWorkbook(form))).toEqual({ answers: {} })
  })

  it('gives back whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (typed, printed) => {
        const kept = { identify_data: normaliseText(printed) }
        const first = await readCopy(await writeOfflineWorkbook({ ...form, answers: kept }))
        const second = await readCopy(await copyWith('identify_how', sheetText(normaliseText(typed))))
        expect(first).toEqual({ answers: printed === '' ? {} : { identify_data: asKept(printed) } })
        expect(second).toEqual({ answers: typed === '' ? {} : { identify_how: asKept(typed) } })
      }),
      { numRuns: 25 },
    )
  })

  it('holds the longest answers whole', async () => {
    const longest = { identify_how: '\u{1F469}&'.repeat(6_666), provide_gaps: 'é\n'.repeat(10_000) }
    expect(await readCopy(await writeOfflineWorkbook({ ...form, answers: longest }))).toEqual({
      answers: longest,
    })
  })

  it('leaves an answer out that no cell can hold, and says so', async () => {
    const bytes = await writeOfflineWorkbook({ ...form, answers: { agency: 'x'.repeat(32_768) } })
    expect(await readCopy(bytes)).toEqual({ answers: {} })
    const texts = (await partsOf(bytes)).get('xl/sharedStrings.xml')?.toString()
    expect(texts).toContain(form.words.workbook.tooLongForCell)
  })

  it('has no formula, macro or protection, and names its language, title and organisation', async () => {
    const bytes = await writeOfflineWorkbook({ ...form, answers })
    const parts = await partsOf(bytes)
    for (const [name, part] of parts)
      if (name.startsWith('xl/'))
        expect(part.toString(), name).not.toMatch(/<f[ >]|sheetProtection|vbaProject/)
    const core = parts.get('docProps/core.xml')?.toString()
    expect(core).toContain('<dc:language>en-GB</dc:language>')
    expect(core).toContain('<dc:title>Early help audit 2027</dc:title>')
    expect(core).toContain('<dc:creator>Early Help Audit</dc:creator>')
  })

  it('offers the choices as lists, in unlocked cells that are text', async () => {
    await copyAfter((sheet) => {
      const sector = sheet.getCell(`D${rowOf(sheet, 'sector')}`)
      expect(sector.dataValidation.formulae).toEqual([
        '"Local Authority,Schools / Education,Health,Police,Voluntary and Community Sector,Private"',
      ])
      const tick = sheet.getCell(`D${rowOf(sheet, 'families_issues/health')}`)
      expect(tick.dataValidation.formulae).toEqual(['"Yes"'])
      expect([tick.protection.locked, tick.numFmt, tick.alignment.wrapText]).toEqual([false, '@', true])
    })
  })

  it('prints every question in the exact words, with the thresholds line only where there is an address', async () => {
    const textIn = async (bytes: Buffer) =>
      (await partsOf(bytes)).get('xl/sharedStrings.xml')?.toString() ?? ''
    const withAddress = await textIn(await writeOfflineWorkbook(form))
    const without = await textIn(await writeOfflineWorkbook({ ...form, wording: { area: 'Anytown' } }))
    expect(withAddress).toContain('How many families are you currently working with in Anytown?')
    expect(withAddress).toContain('can be downloaded from https://council.example/thresholds')
    expect(without).not.toContain('can be downloaded from')
    expect(withAddress + without).not.toMatch(/[{}]/)
  })

  it('lets rows grow: heights are found, not chosen', async () => {
    const sheet = await xmlIn(await writeOfflineWorkbook(form), 'xl/worksheets/sheet2.xml')
    const rows = allOf(sheet, 'row')
    expect(rows.some(({ attributes }) => Number(attributes.get('ht')) > 30)).toBe(true)
    expect(rows.filter(({ attributes }) => attributes.has('customHeight'))).toEqual([])
  })
})

describe('what spreadsheet programs make of answers', () => {
  const read = async (id: string, value: exceljs.CellValue) => {
    const reading = await readCopy(await copyWith(id, value))
    return 'answers' in reading ? reading.answers[id.split('/')[0] ?? ''] : reading.fault.kind
  }

  it('is read as text', async () => {
    expect(
      await read('agency', { richText: [{ text: 'A ' }, { font: { bold: true }, text: 'school' }] }),
    ).toBe('A school')
    expect(await read('contact_details', { text: 'a@b.example', hyperlink: 'mailto:a@b.example' })).toBe(
      'a@b.example',
    )
    expect(await read('families_count', 12)).toBe('12')
    expect(await read('families_count', 0.1 + 0.2)).toBe('0.30000000000000004')
    expect(await read('agency', true)).toBe('TRUE')
    expect(await read('agency', 'one\r\ntwo  ')).toBe('one\ntwo  ')
    expect(await read('families_count', { formula: '6*7', result: 42, date1904: false })).toBe('42')
    expect(await read('agency', { formula: 'A1&""', result: 'kept', date1904: false })).toBe('kept')
  })

  it('is read as the date, time or percentage that is shown', async () => {
    const shown = async (value: exceljs.CellValue, numFmt: string) => {
      const reading = await readCopy(
        await copyAfter((sheet) => {
          Object.assign(sheet.getCell(`D${rowOf(sheet, 'agency')}`), { numFmt, value })
        }),
      )
      return 'answers' in reading && reading.answers.agency
    }
    expect(await shown(new Date('2026-09-24T00:00:00Z'), 'dd/mm/yyyy')).toBe('24/09/2026')
    expect(await shown(new Date('2026-09-24T14:30:00Z'), '[$-809]d mmm yyyy hh:mm')).toBe('24/09/2026 14:30')
    expect(await shown(0.75, 'h:mm')).toBe('18:00')
    expect(await shown(0.07, '0%')).toBe('7%')
    expect(await shown(12, '0.00 "days"')).toBe('12')
    expect(await shown(12, 'General')).toBe('12')
  })

  it('is read as a choice by label or id, in any case', async () => {
    for (const said of ['Schools / Education', 'schools-education', ' SCHOOLS  / education '])
      expect(await read('sector', said)).toBe('schools-education')
    expect(await read('assess_lead_practitioner', 'YES')).toBe('yes')
    expect(await read('assess_lead_practitioner', false)).toBe('no')
    expect(await read('sector', '  ')).toBeUndefined()
    for (const tick of ['Yes', 'x', true, '✓', 1])
      expect(await read('families_issues/health', tick)).toEqual(['health'])
    for (const none of ['No', false, ' ']) expect(await read('families_issues/health', none)).toBeUndefined()
  })
})

describe('a copy that people have rearranged', () => {
  it('is read by its ids: rows moved or taken out, sheets renamed, added or copied blank', async () => {
    const bytes = await copyAfter((sheet, book) => {
      sheet.getCell(`D${rowOf(sheet, 'agency')}`).value = 'A school'
      sheet.spliceRows(rowOf(sheet, 'respondent_name'), 1)
      sheet.insertRow(4, [])
      sheet.name = 'Our answers'
      book.addWorksheet('Notes').addRow(['Ask Sam', '', '', 'about this'])
    })
    expect(await readCopy(bytes)).toEqual({ answers: { agency: 'A school' } })
  })
})
