import { describe, expect, it } from 'vitest'
import { findEdition, loadData, loadResponses } from '../../server/data.js'
import { readSurveyFile } from '../../server/export/surveyFile.js'
import type { SurveyTable } from '../../server/audit/imports/surveyTable.js'
import { csvOf, formsCells, limeSurveyCells, workbookOf } from '../support/surveyExports.js'

const questionnaire = findEdition(loadData())
const responses = loadResponses('data/samples/sample-round.jsonl', questionnaire)
const lime = limeSurveyCells(questionnaire, responses)

async function tableIn(bytes: Buffer): Promise<SurveyTable> {
  const read = await readSurveyFile(bytes)
  if ('fault' in read) throw new Error(read.fault)
  return read
}

describe('a file of another survey tool', () => {
  it.each([',', ';', '\t'])('is read as CSV with %j between cells', async (delimiter) => {
    const table = await tableIn(csvOf(lime, delimiter))
    expect(table.tool).toBe('limesurvey')
    // Without the address on the network.
    expect(table.rows.map(({ cells }) => cells)).toEqual(lime.slice(1).map((row) => row.toSpliced(5, 1)))
    expect(table.rows[0]?.row).toBe(2)
  })

  it('is read as a workbook, dates as people in Britain write them', async () => {
    const table = await tableIn(await workbookOf(formsCells(questionnaire, responses)))
    expect(table.tool).toBe('microsoft-forms')
    expect(table.rows).toHaveLength(responses.length)
    expect(table.rows[0]?.cells.slice(0, 4)).toEqual([
      '1',
      '03/03/2027 09:05',
      '03/03/2027 09:12',
      'anonymous',
    ])
    expect(table.rows[0]?.cells).toContain(responses[0]?.answers.identify_how)
  })

  it('may be in what Excel for Windows saves, or in UTF-16', async () => {
    const text = 'Sector;agency\r\nHealth;Caf\u00e9 \u2013 \u201cone\u201d\r\n'
    const windows = Buffer.from(
      text.replace('\u2013', '\u0096').replace('\u201c', '\u0093').replace('\u201d', '\u0094'),
      'latin1',
    )
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
    for (const bytes of [windows, wide])
      expect((await tableIn(bytes)).rows[0]?.cells).toEqual(['Health', 'Caf\u00e9 \u2013 \u201cone\u201d'])
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'no-rows'],
    ['headings alone', Buffer.from('id,Sector\n'), 'no-rows'],
    ['an open quotation mark', Buffer.from('id,Sector\n1,"Health\n'), 'unreadable'],
    ['something else', Buffer.from([1, 0, 2, 0, 3]), 'unreadable'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004and no more'), 'unreadable'],
    ['too many columns', Buffer.from(`${'a,'.repeat(600)}\n${'b,'.repeat(600)}`), 'too-large'],
  ])('with %s is refused in a word', async (_name, bytes, fault) => {
    expect(await readSurveyFile(bytes)).toEqual({ fault })
  })
})
