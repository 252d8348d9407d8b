import { beforeAll, describe, expect, it } from 'vitest'
import type { Release } from '../../server/audit/releases.js'
import { RULES, type RuleId } from '../../server/export/lint/rules.js'
import { lintWorkbook } from '../../server/export/workbookLint.js'
import { concluded } from '../support/conclusions.js'
import { findingsOf, sampleResponses } from '../support/findings.js'
import { releaseOf } from '../support/releases.js'
import {
  addStyle,
  changed,
  replace,
  setCell,
  setStyle,
  setText,
  sheetPart,
  tablePart,
  type Parts,
} from '../support/workbookParts.js'
import { releaseFile } from '../support/workbooks.js'

/** The sample's release with one question: its sheets are these. */
function smallRelease(): Release {
  const release = releaseOf()
  const sections = release.findings.sections
    .slice(0, 1)
    .map((section) => ({ ...section, questions: section.questions.slice(0, 1) }))
  return { ...release, findings: { ...release.findings, sections } }
}
const [COVER, CONTENTS, NOTES, SECTORS, HEALTH] = [1, 2, 3, 4, 5].map(sheetPart) as [
  ...[string, string, string, string, string],
]
const [NOTES_TABLE, SECTORS_TABLE, POLARITY_TABLE] = [2, 3, 8].map(tablePart) as [string, string, string]
const CORE = 'docProps/core.xml'
const WORKBOOK = 'xl/workbook.xml'
const STYLES = 'xl/styles.xml'
const LONG = 'A text that is longer than the column in which it stands and so is cut. '.repeat(2)

const inSectors = (name: string, text: string) => (parts: Parts) => {
  setText(parts, SECTORS, name, text)
}
const styled = (style: Parameters<typeof addStyle>[1]) => (parts: Parts) => {
  setStyle(parts, SECTORS, 'A9', addStyle(parts, style))
}
const arial = (more: string) => `${more}<sz val="12"/><name val="Arial"/>`
const behindCells = (part: string, xml: string) => (parts: Parts) => {
  replace(parts, part, '</sheetData>', `</sheetData>${xml}`)
}
const replacing = (part: string, from: string | RegExp, to: string) => (parts: Parts) => {
  replace(parts, part, from, to)
}
const without = (sheet: string) => replacing(WORKBOOK, new RegExp(`<sheet [^>]*name="${sheet}"[^>]*/>`), '')

/** One fault each, and what else follows from it. */
const FAULTS: readonly (readonly [RuleId, string, (parts: Parts) => void, RuleId?])[] = [
  ['no-title', 'no title', replacing(CORE, /<dc:title>.*?<\/dc:title>/, '')],
  ['no-language', 'no language', replacing(CORE, 'en-GB', '')],
  ['author-not-organisation', 'no author', replacing(CORE, /(?<=<dc:creator>)[^<]*/, '')],
  ['author-not-organisation', 'an editor by default', replacing(CORE, /(?<=ModifiedBy>)[^<]*/, 'Unknown')],
  [
    'macros',
    'macros',
    replacing(
      '[Content_Types].xml',
      '</Types>',
      '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    ),
  ],
  ['not-at-beginning', 'another sheet open', replacing(WORKBOOK, 'activeTab="0"', 'activeTab="2"')],
  ['not-at-beginning', 'the cursor elsewhere', replacing(COVER, 'activeCell="A1"', 'activeCell="C3"')],
  ['no-cover', 'no cover', without('Cover')],
  ['no-contents', 'no contents', without('Contents')],
  ['no-notes', 'no notes', without('Notes'), 'contents-rows'],
  ['hidden-sheet', 'a hidden sheet', replacing(WORKBOOK, /(?<=name="Sectors" state=")visible/, 'hidden')],
  [
    'sheet-name',
    'a space in a name',
    (parts) => {
      replace(parts, WORKBOOK, 'name="Sectors"', 'name="Our sectors"')
      replace(parts, CONTENTS, '&apos;Sectors&apos;', '&apos;Our sectors&apos;')
      replace(parts, 'xl/sharedStrings.xml', '>Sectors<', '>Our sectors<')
    },
  ],
  [
    'empty-sheet',
    'nothing on a sheet',
    replacing(HEALTH, /<sheetData>.*<\/tableParts>/s, '<sheetData/>'),
    'note-not-used',
  ],
  [
    'no-sheet-title',
    'no title on a sheet',
    (parts) => {
      setCell(parts, CONTENTS, 'A1', '')
    },
  ],
  [
    'title-not-heading',
    'a title in the style of text',
    (parts) => {
      setStyle(parts, SECTORS, 'A1', 2)
    },
  ],
  [
    'title-repeated',
    'two titles alike',
    (parts) => {
      setText(parts, CONTENTS, 'A1', 'notes')
    },
  ],
  ['tables-not-announced', 'no word of a table', inSectors('A2', 'By sector.')],
  [
    'merged-cells',
    'merged cells',
    behindCells(SECTORS, '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'),
  ],
  [
    'frozen-panes',
    'frozen panes',
    replacing(SECTORS, '<selection', '<pane ySplit="8" topLeftCell="A9" state="frozen"/><selection'),
  ],
  ['filter', "a sheet's filter", behindCells(SECTORS, '<autoFilter ref="A8:D16"/>')],
  [
    'filter',
    "buttons on a table's headings",
    replacing(
      SECTORS_TABLE,
      '<tableColumns',
      '<autoFilter ref="A8:D16"><filterColumn colId="0" hiddenButton="1"/></autoFilter><tableColumns',
    ),
  ],
  ['hidden-rows-or-columns', 'a hidden row', replacing(SECTORS, '<row r="10"', '<row r="10" hidden="1"')],
  [
    'hidden-rows-or-columns',
    'a hidden column',
    replacing(SECTORS, '<col min="2"', '<col hidden="1" min="2"'),
  ],
  [
    'header-or-footer',
    'a footer',
    behindCells(SECTORS, '<headerFooter><oddFooter>&amp;CNot yet checked</oddFooter></headerFooter>'),
  ],
  ['picture', 'a drawing', behindCells(SECTORS, '<drawing r:id="rId9"/>')],
  ['text-beside-column-a', 'text beside the head', inSectors('B2', 'Look here.')],
  [
    'text-beside-column-a',
    'text beside the cover',
    (parts) => {
      setText(parts, COVER, 'B3', 'Look here.')
    },
  ],
  [
    'blank-row-above-table',
    'a blank row',
    (parts) => {
      setCell(parts, SECTORS, 'A7', '')
    },
  ],
  ['no-table', 'cells that are no table', replacing(SECTORS, /<tableParts.*<\/tableParts>/s, '')],
  ['table-not-in-column-a', 'a table that begins in B', replacing(SECTORS_TABLE, 'ref="A8:', 'ref="B8:')],
  ['no-header-row', 'no header row', replacing(POLARITY_TABLE, 'headerRowCount="1"', 'headerRowCount="0"')],
  [
    'blank-heading',
    'a column without heading',
    (parts) => {
      setCell(parts, SECTORS, 'B8', '')
    },
  ],
  ['blank-heading', 'a heading that Excel made up', inSectors('B8', 'Column2')],
  ['heading-repeated', 'two headings alike', inSectors('D8', 'sector')],
  [
    'table-name',
    'a table name that says nothing',
    replacing(SECTORS_TABLE, /displayName="[^"]*"/, 'displayName="Table3"'),
  ],
  [
    'table-name-repeated',
    'two tables of one name',
    replacing(SECTORS_TABLE, /displayName="[^"]*"/, 'displayName="notes_of_workbook"'),
  ],
  ['below-table', 'a sentence below a table', inSectors('A18', 'Source: the audit.')],
  ['below-table', 'a sentence beside a table', inSectors('F10', 'Look here.')],
  [
    'blank-row',
    'a blank row',
    (parts) => {
      for (const letter of 'ABCD') setCell(parts, SECTORS, `${letter}12`, '')
    },
  ],
  [
    'blank-column',
    'a blank column',
    (parts) => {
      for (let row = 9; row <= 16; row += 1) setCell(parts, SECTORS, `D${row}`, '')
    },
  ],
  [
    'blank-cell',
    'a blank cell',
    (parts) => {
      setCell(parts, SECTORS, 'B10', '')
    },
  ],
  [
    'number-alignment',
    'a number on the left',
    (parts) => {
      setStyle(parts, SECTORS, 'B9', 2)
    },
  ],
  [
    'number-alignment',
    'a heading on the left of numbers',
    (parts) => {
      setStyle(parts, SECTORS, 'B8', 2)
    },
  ],
  ['text-alignment', 'text on the right', styled({ alignment: ' horizontal="right"' })],
  [
    'formula',
    'a formula',
    (parts) => {
      setCell(parts, SECTORS, 'B9', '<f>SUM(B10:B16)</f><v>16</v>')
    },
  ],
  ['small-font', 'small type', styled({ font: '<sz val="10"/><name val="Arial"/>' })],
  ['small-font', 'small type by default', replacing(STYLES, '<sz val="12"/><color', '<sz val="11"/><color')],
  ['serif', 'serifs', styled({ font: '<sz val="12"/><name val="Times New Roman"/>' })],
  ['italic', 'italics', styled({ font: arial('<i/>') })],
  ['underline', 'underlined text', styled({ font: arial('<u/>') })],
  ['coloured-text', 'red text', styled({ font: arial('<color rgb="FFFF0000"/>') })],
  ['vertical-text', 'text on its side', styled({ alignment: ' textRotation="90"' })],
  [
    'fill',
    'a white background',
    (parts) => {
      replace(
        parts,
        STYLES,
        '</fills>',
        '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>',
      )
      setStyle(parts, SECTORS, 'A9', addStyle(parts, { xf: ' fillId="2"' }))
    },
  ],
  [
    'border',
    'a border',
    (parts) => {
      replace(
        parts,
        STYLES,
        '</borders>',
        '<border><left/><right/><top/><bottom style="thin"/></border></borders>',
      )
      setStyle(parts, SECTORS, 'A9', addStyle(parts, { xf: ' borderId="1"' }))
    },
  ],
  [
    'text-not-wrapped',
    'a text that is cut',
    (parts) => {
      setText(parts, SECTORS, 'A9', LONG, 0)
    },
  ],
  ['placeholder', 'n/a', inSectors('B9', 'n/a')],
  ['placeholder', 'two dots', inSectors('B9', '..')],
  ['placeholder', 'a dash', inSectors('B9', '–')],
  ['unknown-shorthand', 'shorthand of its own', inSectors('B9', '[q]')],
  ['shorthand-not-explained', 'shorthand without explanation', inSectors('B9', '[x]')],
  ['mark-with-number', 'a number with shorthand', inSectors('B9', '12 [c]')],
  ['mark-with-number', 'shorthand with a number', inSectors('B9', '[r] 1,200')],
  ['number-as-text', 'a number as text', inSectors('B9', '1,234')],
  ['number-as-text', 'a percentage as text', inSectors('C9', '45%')],
  ['note-not-explained', 'a note that is nowhere', inSectors('A9', 'Local Authority [note 99]')],
  [
    'note-not-used',
    'a note of nothing',
    (parts) => {
      const [, last = ''] = / ref="A4:B(\d+)"/.exec(parts.get(NOTES_TABLE) ?? '') ?? []
      replace(parts, NOTES_TABLE, ` ref="A4:B${last}"`, ` ref="A4:B${Number(last) + 1}"`)
      setText(parts, NOTES, `A${Number(last) + 1}`, '[note 99]')
      setText(parts, NOTES, `B${Number(last) + 1}`, 'Of nothing.')
    },
  ],
  ['note-in-data-cell', 'a note in a data cell', inSectors('D9', '92 responses [note 1]')],
  ['footnote-symbol', 'an asterisk', inSectors('A9', 'Local Authority*')],
  ['footnote-symbol', 'superscript', styled({ font: arial('<vertAlign val="superscript"/>') })],
  [
    'contents-rows',
    'a row for a sheet that is none',
    (parts) => {
      replace(parts, CONTENTS, '&apos;Q01_polarity&apos;', '&apos;Other&apos;')
      replace(parts, 'xl/sharedStrings.xml', '>Q01_polarity<', '>Other<')
    },
  ],
  [
    'contents-title',
    'another title',
    (parts) => {
      setText(parts, CONTENTS, 'B7', 'By sector')
    },
  ],
  ['contents-link', 'a row without link', replacing(CONTENTS, /<hyperlink [^>]*>/, ''), 'underline'],
  ['link-text', 'an address', inSectors('A6', 'Source: https://council.example/audit')],
  ['link-text', 'a link that says nothing', inSectors('A7', 'Click here')],
]

let good: Buffer
beforeAll(async () => {
  good = await releaseFile(smallRelease())
})

const rulesOf = async (bytes: Buffer) => [
  ...new Set((await lintWorkbook(bytes, 'public')).map(({ rule }) => rule)),
]

describe('the linter of workbooks', () => {
  it('finds nothing in the workbook of a release', async () => {
    expect(await lintWorkbook(await releaseFile(releaseOf()), 'public')).toEqual([])
    expect(await lintWorkbook(await releaseFile(releaseOf([])), 'public')).toEqual([])
    const release = concluded(releaseOf(), findingsOf(sampleResponses()))
    expect(await lintWorkbook(await releaseFile(release), 'public')).toEqual([])
    const draft = releaseOf([], { releasedOn: null, contactEmail: '', invented: false })
    expect(await lintWorkbook(await releaseFile(draft), 'public')).toEqual([])
    expect(await lintWorkbook(good, 'public')).toEqual([])
  })

  it('has a fault planted for every rule', () => {
    expect([...new Set(FAULTS.map(([rule]) => rule))].sort()).toEqual(Object.keys(RULES).sort())
  })

  const faults = FAULTS.map(([rule, what, plant, also = rule]) => ({ rule, what, plant, also }))
  it.each(faults)('$rule: finds $what', async ({ rule, plant, also }) => {
    expect((await rulesOf(await changed(good, plant))).sort()).toEqual([...new Set([rule, also])].sort())
  })

  it('says where: the first cell, and how many more', async () => {
    const bytes = await changed(good, (parts) => {
      for (const name of ['B9', 'B10', 'B11']) setText(parts, SECTORS, name, 'n/a')
    })
    expect(await lintWorkbook(bytes, 'public')).toEqual([
      { rule: 'placeholder', place: 'Sectors!B9 (and 2 more)' },
    ])
  })

  it('rejects what is no workbook', async () => {
    await expect(lintWorkbook(Buffer.from('PK\u0003\u0004 no archive'), 'public')).rejects.toThrow()
    await expect(lintWorkbook(Buffer.from('a,b\n1,2\n'), 'public')).rejects.toThrow()
  })
})
