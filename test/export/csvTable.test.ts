import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printCsvTable, readCsvTable } from '../../server/export/csvTable.js'

describe('readCsvTable', () => {
  it('reads quoted commas, quotes and line breaks, and drops a byte order mark', async () => {
    const table = await readCsvTable('\uFEFFid,text\r\n1,"No, ""never""\nagain"\r\n2,\r\n')
    expect(table).toEqual({
      columns: ['id', 'text'],
      rows: [
        { id: '1', text: 'No, "never"\nagain' },
        { id: '2', text: '' },
      ],
    })
  })

  it('reads a table without rows', async () => {
    expect(await readCsvTable('id,text\n')).toEqual({ columns: ['id', 'text'], rows: [] })
  })

  it.each([
    ['id,text\n1,2\n1,2,3\n', 'Row 3 has not as many cells as the first row, 2.'],
    ['id,text\n1\n', 'Row 2 has not as many cells'],
    ['id,id\n1,2\n', 'Duplicate headers found'],
    ['id,text\n1,"open\n', 'missing closing'],
  ])('says what is wrong with %j', async (text, message) => {
    await expect(readCsvTable(text)).rejects.toThrow(message)
  })

  it('reads back whatever was printed', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 })
    const rows = fc.array(fc.record({ id: fc.constant('x'), text: cell }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const table = { columns: ['id', 'text'], rows: cells.map((row) => ({ ...row })) }
        expect(await readCsvTable(await printCsvTable(table))).toEqual(table)
      }),
      { numRuns: 50 },
    )
  })
})
