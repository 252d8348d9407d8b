import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cellText } from '../../server/audit/cellText.js'
import { publishedTables, type PublishedTable } from '../../server/audit/published.js'
import type { Release } from '../../server/audit/releases.js'
import { writeCommitteeReport } from '../../server/export/committeeReport.js'
import { childrenOf, textIn, type XmlElement } from '../../server/export/offline/xml.js'
import { loadReportTemplate } from '../../server/export/report/template.js'
import { anyResponses } from '../support/anyResponses.js'
import { concluded } from '../support/conclusions.js'
import { findingsOf, sampleResponses } from '../support/findings.js'
import { allOf, partsOf, xmlIn } from '../support/offline.js'
import { releaseOf } from '../support/releases.js'
import { printedReport, type PrintedReport, type PrintedTable } from '../support/report.js'

const template = loadReportTemplate()
const draft = releaseOf(sampleResponses(), { releasedOn: null, number: 1 })
let bytes: Buffer
let report: PrintedReport

beforeAll(async () => {
  bytes = await writeCommitteeReport(draft)
  report = await printedReport(bytes)
})

const textsIn = ({ paragraphs }: PrintedReport, style: string) =>
  paragraphs.filter((paragraph) => paragraph.style === style).map(({ text }) => text)

/** Every text of the body in reading order. */
const allTexts = ({ paragraphs, tables }: PrintedReport) => [
  ...paragraphs.map(({ text }) => text),
  ...tables.flatMap(({ rows }) => rows.flat()),
]

/** Texts of the parts whose names fit. */
async function partTexts(file: Buffer, name: RegExp): Promise<readonly string[]> {
  const names = [...(await partsOf(file)).keys()].filter((part) => name.test(part))
  return Promise.all(names.map(async (part) => textIn(await xmlIn(file, part))))
}

/** Tables of a stretch of the report, those that go on put together again. */
function wholeTables(tables: readonly PrintedTable[]): readonly PrintedTable[] {
  const whole: PrintedTable[] = []
  for (const table of tables) {
    const last = whole.at(-1)
    if (last && table.caption.endsWith(', continued')) {
      const rows = last.rows.map((row, at) => [...row, ...(table.rows[at] ?? []).slice(1)])
      whole[whole.length - 1] = { ...last, rows }
    } else whole.push(table)
  }
  return whole
}

/** The tables that the annex is of: a question's choices and themes, without the columns of ranges. */
function annexOf({ findings }: Release): readonly PublishedTable[] {
  return publishedTables(findings)
    .filter(({ id, rows }) => /-(choices|themes)$/.test(id) && rows.length > 0)
    .map((table) => {
      const kept = <Item>(items: readonly Item[]) =>
        items.filter((_, at) => !['low', 'high'].includes(table.columns[at]?.id ?? ''))
      const rows = table.rows.map((row) => ({ ...row, cells: kept(row.cells) }))
      return { ...table, columns: kept(table.columns), rows }
    })
}

const after = (items: readonly PrintedTable[], count: number) => items.slice(items.length - count)

describe('the committee report of the sample round', () => {
  it('prints the figures of the round', () => {
    const [sectors] = report.tables
    expect(sectors?.rows.slice(1, -1)).toHaveLength(7)
    const text = textsIn(report, 'Numbered').join('\n')
    expect(text).toContain(
      '20 of the 34 responses that gave a clear yes or no said yes (59%) and 14 said no (41%)',
    )
    expect(text).toContain('2 were neither; 56 gave no answer.')
    expect(text).toContain('7 of the 43 answers were thin (16%)')
    expect(text).toContain('18 of the 72 answers were thin')
  })

  it('prints choices and themes in its annex, cell for cell but for ranges', () => {
    const published = annexOf(draft)
    const annexed = after(wholeTables(report.tables), published.length)
    expect(published.length).toBeGreaterThan(20)
    expect(annexed.map(({ rows }) => rows)).toEqual(
      published.map(({ rowHeading, columns, rows }) => [
        [rowHeading, ...columns.map(({ label }) => label)],
        ...rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
      ]),
    )
    expect(annexed.map(({ caption }) => caption.replace(/^Table \d+: /, ''))).toEqual(
      published.map(({ shortTitle }) => shortTitle),
    )
    expect(textsIn(report, 'Numbered').join('\n')).toContain('The rest is in the workbook of the release')
  })

  it('prints no cell in its body that the release has not', () => {
    const published = publishedTables(draft.findings)
    const known = new Set(
      published.flatMap(({ rows }) =>
        rows.map(({ label, cells }) => [label, ...cells.map(cellText).slice(0, 3)].join('|')),
      ),
    )
    const body = wholeTables(report.tables).slice(0, -annexOf(draft).length)
    const figures = body.filter(({ caption }) => !caption.includes('across the audit'))
    expect(figures.length).toBe(body.length - 1)
    for (const row of figures.flatMap(({ rows }) => rows.slice(1))) expect(known).toContain(row.join('|'))
  })

  it('has the template’s sections in their order', () => {
    const headings = template.sections.map(({ heading }) => heading)
    expect(textsIn(report, 'Heading2')).toEqual([template.toComplete.heading, ...headings])
    expect(textsIn(report, 'Heading3')).toEqual(
      expect.arrayContaining(['Financial', 'Human Resources (HR)', 'Crime and Disorder', 'Other']),
    )
  })

  it('lists what officers have to complete: every prompt, and no other', () => {
    const printed = report.paragraphs.flatMap(({ text, element, style }) => {
      const [bookmark] = style.startsWith('Heading') ? [] : allOf(element, 'bookmarkStart')
      const [prompt] = /\[[^\]]+\]$/.exec(text) ?? []
      return bookmark ? [[bookmark.attributes.get('name'), prompt?.slice(1, -1)]] : []
    })
    const listed = report.paragraphs.flatMap(({ text, element, style }) => {
      const [link] = style === 'Entry' ? allOf(element, 'hyperlink') : []
      const anchor = link?.attributes.get('anchor')
      return anchor === undefined ? [] : [[anchor, text]]
    })
    expect(listed.length).toBeGreaterThan(25)
    expect(listed.map(([anchor]) => anchor)).toEqual(printed.map(([anchor]) => anchor))
    for (const [at, [, text]] of listed.entries()) expect(text?.endsWith(printed[at]?.[1] ?? '?')).toBe(true)
    const bracketed = report.paragraphs.filter(({ text }) => /to complete[^\]]*\]$/.test(text))
    expect(bracketed).toHaveLength(printed.length)
    expect(textsIn(report, 'Entry')).toContain('Committee: [Democratic services officer to complete]')
    expect(textsIn(report, 'Numbered')).toContain('[Finance officer to complete]')
  })

  it('lists every abbreviation that it uses, and no other', () => {
    const at = report.paragraphs.findIndex(
      ({ text, style }) => style === 'Heading2' && text === 'Abbreviations',
    )
    const before = { ...report, paragraphs: report.paragraphs.slice(0, at) }
    const used = allTexts(before).flatMap((text) => text.match(/\b[A-Z](?:[A-Z]{1,5}|&[A-Z])\b/g) ?? [])
    const listed = report.paragraphs.slice(at + 1).map(({ text }) => text.split(':')[0] ?? '')
    expect(listed).toEqual([...new Set(used)].filter((word) => word !== 'DRAFT').sort())
    expect(listed).toEqual(['HR', 'IT'])
    const ours = textsIn(before, 'Heading3').join('\n')
    for (const written of ['Human Resources (HR)', 'Information Technology (IT)'])
      expect(ours).toContain(written)
  })

  it('prints statements and quotes before the questions of their section, word for word', async () => {
    const release = concluded(draft, findingsOf(sampleResponses()))
    const printed = await printedReport(await writeCommitteeReport(release))
    const numbered = textsIn(printed, 'Numbered')
    for (const { text } of release.conclusions?.statements ?? []) expect(numbered).toContain(text)
    expect(textsIn(printed, 'Quoted')).toEqual([
      '“=We notice it at [a place]” – A school',
      '“Families tell us\nthemselves”',
    ])
    const headings = textsIn(printed, 'Heading4')
    expect(headings.slice(0, 5)).toEqual([
      ...['What the findings say', 'Strengths', 'Areas for development', 'What is made of it'],
      'In respondents’ words',
    ])
  })

  it('asks for the meaning of an abbreviation that nobody has explained', async () => {
    const text = (
      await printedReport(await writeCommitteeReport(releaseOf([], { title: 'QXZ audit' })))
    ).paragraphs
      .map((paragraph) => paragraph.text)
      .filter((one) => one.includes('QXZ: '))
    expect(text).toEqual([
      'Abbreviations: QXZ: Report author to complete: what it stands for',
      'QXZ: [Report author to complete: what it stands for]',
    ])
  })

  it('leaves no heading without anything below it', () => {
    const bodies = childrenOf(childrenOf(report.document, 'body')[0])
    const levelOf = (element: XmlElement | undefined) => {
      const style = childrenOf(childrenOf(element, 'pPr')[0], 'pStyle')[0]?.attributes.get('val')
      return Number(/^Heading(\d)$/.exec(style ?? '')?.[1] ?? 9)
    }
    const empty = bodies.filter(
      (element, at) => levelOf(element) < 9 && levelOf(bodies[at + 1]) <= levelOf(element),
    )
    expect(empty.map((element) => textIn(element))).toEqual([])
    expect(levelOf(bodies.at(-2))).toBe(9)
  })
})

describe('the marks of a report', () => {
  const marksOf = async (file: Buffer) => ({
    title: (await partTexts(file, /^docProps\/core\.xml$/)).join(),
    heads: (await partTexts(file, /^word\/header\d\.xml$/)).filter((text) => text !== ''),
    lead: textsIn(await printedReport(file), 'Lead').filter((text) => text !== template.contents),
  })

  it('say on every page that it is a draft, and that its responses are invented', async () => {
    const { title, heads, lead } = await marksOf(bytes)
    expect(title).toContain('DRAFT – not for publication')
    expect(lead).toEqual([template.draft, template.invented])
    expect(heads.length).toBeGreaterThan(0)
    for (const head of heads) expect(head).toBe(`${template.draft}. ${template.invented}`)
  })

  it('are gone once it is released and its responses are real', async () => {
    const released = await writeCommitteeReport(releaseOf(sampleResponses(), { invented: false }))
    const { title, heads, lead } = await marksOf(released)
    expect(title).not.toContain('DRAFT')
    expect([...heads, ...lead]).toEqual([])
    const entries = textsIn(await printedReport(released), 'Entry')
    expect(entries).toContain('Released on: 20 May 2027')
    expect(entries).toContain('Release: 2')
    expect(textsIn(report, 'Entry')).toContain('Released on: not released: this is a draft')
  })
})

describe('the report as a document', () => {
  it('has a title, the publisher and a language', async () => {
    const core = await xmlIn(bytes, 'docProps/core.xml')
    expect(textIn(childrenOf(core, 'title')[0] ?? core)).toMatch(/^Early help audit 2027: findings\. DRAFT/)
    expect(textIn(childrenOf(core, 'creator')[0] ?? core)).toBe('Dunmere Council')
    const defaults = allOf(await xmlIn(bytes, 'word/styles.xml'), 'rPrDefault')
    expect(defaults.flatMap((one) => allOf(one, 'lang'))[0]?.attributes.get('val')).toBe('en-GB')
  })

  it('has one first heading and skips no level', () => {
    const levels = report.paragraphs
      .flatMap(({ style }) => /^Heading(\d)$/.exec(style)?.[1] ?? [])
      .map(Number)
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels[0]).toBe(1)
    const skipped = levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)
    expect(skipped).toEqual([])
  })

  it('numbers its paragraphs in one list', () => {
    const numbered = report.paragraphs.filter(({ style }) => style === 'Numbered')
    expect(numbered.length).toBeGreaterThan(50)
    const lists = numbered.map(({ element }) => allOf(element, 'numId')[0]?.attributes.get('val'))
    expect(new Set(lists).size).toBe(1)
    expect(numbered.filter(({ text }) => /^\d+\./.test(text))).toEqual([])
  })

  it('has tables with a caption, a first row that repeats and no merged cells', () => {
    const tables = allOf(report.document, 'tbl')
    expect(tables.length).toBe(report.tables.length)
    for (const { caption } of report.tables) expect(caption).toMatch(/^Table \d+: ./)
    const styles = new Map(report.paragraphs.map(({ text, style }) => [text, style]))
    for (const { caption } of report.tables) expect(styles.get(caption)).toBe('Caption')
    for (const table of tables) {
      const rows = childrenOf(table, 'tr')
      const cells = rows.map((row) => childrenOf(row, 'tc').length)
      expect(new Set(cells).size).toBe(1)
      expect(rows.map((row) => allOf(row, 'tblHeader').length)).toEqual(
        rows.map((_, at) => (at === 0 ? 1 : 0)),
      )
      for (const row of rows) expect(allOf(row, 'cantSplit')).toHaveLength(1)
    }
    expect(
      ['gridSpan', 'vMerge', 'hMerge', 'drawing', 'pict'].flatMap((name) => allOf(report.document, name)),
    ).toEqual([])
  })

  it('numbers tables by fields that count as they are printed', () => {
    const fields = allOf(report.document, 'fldSimple').filter(
      ({ attributes }) => !attributes.get('instr')?.includes('\\c'),
    )
    const all = fields.map((field) =>
      Number(
        allOf(field, 't')
          .map((text) => textIn(text))
          .join(''),
      ),
    )
    expect(all).toEqual(all.map((_, at) => at + 1))
    expect(all.length).toBeGreaterThan(40)
  })

  it('fits its tables on the page', () => {
    const bodies = childrenOf(childrenOf(report.document, 'body')[0])
    let landscape = 0
    const sections = allOf(report.document, 'sectPr').map((section) => allOf(section, 'pgSz')[0]?.attributes)
    const widths = bodies.map((element) => {
      if (allOf(element, 'sectPr').length > 0) landscape += 1
      const total = allOf(element, 'gridCol').reduce(
        (sum, { attributes }) => sum + Number(attributes.get('w')),
        0,
      )
      return {
        total: element.name === 'tbl' ? total : 0,
        room: Number(sections[landscape]?.get('w')) - 2 * 1_134,
      }
    })
    expect(sections.map((size) => Number(size?.get('w')) > Number(size?.get('h')))).toEqual([
      false,
      true,
      false,
    ])
    expect(widths.filter(({ total, room }) => total > room)).toEqual([])
    expect(widths.filter(({ total }) => total > 0).length).toBeGreaterThan(40)
  })

  it('is set on the left, in 12 points and more', async () => {
    const styles = await xmlIn(bytes, 'word/styles.xml')
    const used = new Set(report.paragraphs.map(({ style }) => style).concat('TableText', 'TableHead'))
    const own = allOf(styles, 'style').filter(({ attributes }) => used.has(attributes.get('styleId') ?? ''))
    expect(own.length).toBeGreaterThan(10)
    const sizes = [...allOf(styles, 'docDefaults'), ...own, report.document].flatMap((one) =>
      allOf(one, 'sz'),
    )
    for (const { attributes } of sizes.filter(({ attributes }) => attributes.has('val'))) {
      expect(Number(attributes.get('val'))).toBeGreaterThanOrEqual(24)
    }
    expect(allOf(report.document, 'jc')).toEqual([])
  })

  it('has a list of contents whose every link leads to a heading', () => {
    const contents = allOf(report.document, 'sdt')
    const anchors = contents
      .flatMap((one) => allOf(one, 'hyperlink'))
      .map(({ attributes }) => attributes.get('anchor'))
    const names = new Set(
      allOf(report.document, 'bookmarkStart').map(({ attributes }) => attributes.get('name')),
    )
    const headings = [...textsIn(report, 'Heading2'), ...textsIn(report, 'Heading3')]
    expect(anchors).toHaveLength(headings.length)
    const titles = contents.flatMap((one) => allOf(one, 'hyperlink')).map((link) => textIn(link))
    expect(titles.toSorted()).toEqual(headings.toSorted())
    // With a switch \\n it would have no page numbers once it is updated either.
    expect(contents.flatMap((one) => allOf(one, 'instrText')).map((field) => textIn(field))).toEqual([
      'TOC \\h \\o "2-3"',
    ])
    expect(anchors.filter((anchor) => !names.has(anchor))).toEqual([])
    expect(
      allOf(report.document, 'fldChar').filter(({ attributes }) => attributes.get('dirty') === 'true'),
    ).toEqual([])
  })

  it('leads from each question to its tables in the annex, where it has some', () => {
    const place = (element: XmlElement) =>
      allOf(element, 'bookmarkStart').map(({ attributes }) => attributes.get('name'))
    const headings = report.paragraphs.filter(({ style }) => style === 'Heading4')
    const questions = headings.filter(({ element }) => place(element).length === 0)
    const annexed = new Set(annexOf(draft).map(({ title }) => title.replace(/^[^:]*: /, '')))
    const links = report.paragraphs.filter(({ text }) => text === 'Tables of this question in the annex')
    const targets = links.map(({ element }) => {
      const anchor = allOf(element, 'hyperlink')[0]?.attributes.get('anchor') ?? ''
      return headings.find((heading) => place(heading.element).includes(anchor))?.text
    })
    expect(targets).toEqual(questions.map(({ text }) => text).filter((text) => annexed.has(text)))
    expect(headings).toHaveLength(questions.length + links.length)
    expect(questions.length).toBeGreaterThan(15)
    const names = allOf(report.document, 'bookmarkStart').map(
      ({ attributes }) => attributes.get('name') ?? '',
    )
    expect(names.filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('prints whatever a round is called', async () => {
    const title = 'CURRENT'
    const council = '<b>&amp;</b> \u0007 \u{1F600}'
    const area = '{round} $& NUMPAGES'
    const odd = await writeCommitteeReport(releaseOf([], { title, council, area }))
    const printed = await printedReport(odd)
    expect(textsIn(printed, 'Heading1')).toEqual(['CURRENT: findings'])
    expect(textsIn(printed, 'Numbered').join('\n')).toContain('children and families in {round} $& NUMPAGES.')
    expect(textsIn(printed, 'Numbered').join('\n')).toContain('<b>&amp;</b> \u2407 \u{1F600}.')
  })

  it('links to the address for questions, or asks for one', async () => {
    const links = await partTexts(bytes, /^word\/document\.xml$/)
    expect(links.join()).toContain('early.help@council.example')
    const relations = (await partsOf(bytes)).get('word/_rels/document.xml.rels')?.toString()
    expect(relations).toContain('Target="mailto:early.help@council.example"')
    const without = await printedReport(await writeCommitteeReport(releaseOf([], { contactEmail: '' })))
    expect(textsIn(without, 'Entry')).toContain(
      'Questions about the audit: [Report author to complete: whom readers can ask]',
    )
  })
})

describe('the report of any round', () => {
  it('is written, and prints its tables cell for cell', async () => {
    await fc.assert(
      fc.asyncProperty(anyResponses('R', 30), async (responses) => {
        const release = releaseOf(responses)
        const printed = await printedReport(await writeCommitteeReport(release))
        const published = annexOf(release)
        const annexed = after(wholeTables(printed.tables), published.length)
        expect(annexed.map(({ rows }) => rows.slice(1).map((row) => row.slice(1)))).toEqual(
          published.map(({ rows }) => rows.map(({ cells }) => cells.map(cellText))),
        )
      }),
      { numRuns: 4 },
    )
  })
})
