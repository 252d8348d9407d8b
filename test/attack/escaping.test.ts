import { parseString } from 'fast-csv'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { normaliseText } from '../../server/audit/answers.js'
import { csvText } from '../../server/export/csv.js'
import { createViewRenderer } from '../../server/web/views.js'
import { attribute, elements, textOf } from '../support/dom.js'
import { startResponse, startTestService, type TestService } from '../support/service.js'

/** Any text, and often what means something to HTML, SVG, EJS or a spreadsheet. */
const piece = fc.constantFrom(
  ...['<', '>', '"', "'", '&', '&lt;', '&#x27;', '<script>', '</script>', '</textarea>', '</svg>', '<!--'],
  ...[
    '-->',
    ']]>',
    '<%=',
    '%>',
    '${',
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\n',
    ',',
    '""',
    'onload=',
    '\u0000',
    '\ufeff',
  ],
)
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 }).map((pieces) => pieces.join('')),
)

/** Text as HTML can hold it: it drops a NUL or puts U+FFFD for it, and reads a carriage return as a line feed. */
const asHtml = (text: string) =>
  text.replace(/\r\n?/g, '\n').toWellFormed().replaceAll('\u0000', '').replaceAll('\ufffd', '')

describe('what is typed, in a page', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startTestService()
  })
  afterAll(() => service.close())

  it('is what is shown, letter for letter, in a form', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const browser = service.browser()
        const section = `${await startResponse(browser)}/sections/identify`
        await browser.post(section).type('form').send({ identify_how: text }).expect(303)
        const page = (await browser.get(section).expect(200)).text
        const box = elements(page, 'textarea').find((area) => attribute(area, 'name') === 'identify_how')
        expect(box && asHtml(textOf(box))).toBe(asHtml(normaliseText(text)))
        expect(elements(page, 'textarea').length + elements(page, 'script').length).toBe(8)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a label, in a drawing', () => {
  const render = createViewRenderer({ cache: true })

  it('is text alone, and adds no element', async () => {
    const chart = (text: string) =>
      render('components/bar-chart', {
        options: {
          title: text,
          subtitle: text,
          alternative: text,
          bars: [{ label: text, value: text, width: '5' }],
        },
      })
    const tagsOf = (html: string) =>
      ['figure', 'figcaption', 'div', 'span', 'svg', 'rect', 'script'].map(
        (tag) => elements(html, tag).length,
      )
    const plain = tagsOf(await chart('plain'))
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const html = await chart(text)
        expect(tagsOf(html)).toEqual(plain)
        const label = elements(html, 'span').find((span) => attribute(span, 'class') === 'app-bars__label')
        expect(label && asHtml(textOf(label))).toBe(asHtml(text))
        const drawing = elements(html, 'div').find((div) => attribute(div, 'role') === 'img')
        expect(asHtml(attribute(drawing, 'aria-label') ?? '')).toBe(asHtml(text))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a cell, in a CSV file', () => {
  /** What a spreadsheet program would work out. */
  const isFormula = (cell: string) => /^[=+\-@\t\r]/.test(cell)

  it('is the text, and never a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 4 }), async (cells) => {
        const rows: string[][] = []
        for await (const row of parseString(csvText([['first', ...cells]]), { headers: false }))
          rows.push(row as string[])
        expect(rows).toHaveLength(1)
        const read = rows[0]?.slice(1) ?? []
        expect(read).toEqual(cells.map((cell) => (isFormula(cell) ? `'${cell}` : cell)))
        expect(read.filter(isFormula)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
