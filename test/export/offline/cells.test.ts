import { describe, expect, it } from 'vitest'
import { copyWithParts, EDITION, readCopy } from '../../support/offline.js'

/** What is read as the agency from a sheet with these rows, written as other programs may write them. */
async function agencyIn(rows: string, texts = '<sst/>') {
  const parts = { 'xl/worksheets/sheet2.xml': sheet(rows), 'xl/sharedStrings.xml': texts }
  const reading = await readCopy(await copyWithParts(parts))
  return 'answers' in reading ? reading.answers.agency : reading.fault.kind
}

const sheet = (rows: string) => `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`
const id = `<c r="E6" t="inlineStr"><is><t>${EDITION}/agency</t></is></c>`
const row = (answer: string) => `<row r="6">${answer}${id}</row>`

describe('cells as programs write them', () => {
  it('are read from the cell, in one font or several', async () => {
    expect(await agencyIn(row('<c r="D6" t="inlineStr"><is><t>A school</t></is></c>'))).toBe('A school')
    const several = '<is><r><rPr><b/></rPr><t>A </t></r><r><t xml:space="preserve">school </t></r></is>'
    expect(await agencyIn(row(`<c r="D6" t="inlineStr">${several}</c>`))).toBe('A school ')
  })

  it('are read from the table of texts, without reading aids', async () => {
    const texts =
      '<sst><si><t>none</t></si><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si></sst>'
    expect(await agencyIn(row('<c r="D6" t="s"><v>1</v></c>'), texts)).toBe('東京')
    expect(await agencyIn(row('<c r="D6" t="s"><v>9</v></c>'), texts)).toBeUndefined()
  })

  it('may have prefixed names, other quotes, comments and character data', async () => {
    const rows = `<x:row r='6'><x:c r = 'D6' t="str"><!-- > --><x:v>A <![CDATA[<school>]]> &#233;&#x1F469;&amp;lt;</x:v></x:c>${id}</x:row>`
    expect(await agencyIn(rows)).toBe('A <school> é👩&lt;')
  })

  it('may leave out where they are', async () => {
    const at = id.replace(' r="E6"', '')
    expect(await agencyIn(`<row><c/><c/><c/><c t="str"><v>A school</v></c>${at}</row>`)).toBe('A school')
  })

  it('may escape line breaks and write numbers their own way', async () => {
    expect(await agencyIn(row('<c r="D6" t="str"><v>one_x000D_\ntwo_x005F_x0041_</v></c>'))).toBe(
      'one\ntwo_x0041_',
    )
    expect(await agencyIn(row('<c r="D6"><v>1.2E1</v></c>'))).toBe('12')
    expect(await agencyIn(row('<c r="D6" t="n"><v>many</v></c>'))).toBe('unreadable-answer')
    expect(await agencyIn(row('<c r="D6" t="d"><v>2026-09-24</v></c>'))).toBe('2026-09-24')
  })
})
