/**
 * A report as a Word document: real headings, list numbers, captions, links and a list of contents; tables whose first
 * row repeats, without merged cells; nothing under 12 points.
 */
import type { FileChild, ISectionOptions, Paragraph, ParagraphChild } from 'docx'
import { visibleText } from '../../audit/visibleText.js'
import { A4_SIZE, runOf, stylesFor } from '../wordDocument.js'
import { promptText, type Prompt, type ReportBlock, type ReportStretch } from './blocks.js'
import { promptLine, type Report } from './parts.js'
import { BULLETS, PARAGRAPHS, numberingOf, promptStyle, reportStyles } from './reportStyles.js'
import { tableChildren } from './tableChildren.js'

type Docx = typeof import('docx')

/** In twentieths of a point. */
const MARGIN = 1_134

/** The report as a .docx file. `creator` is the organisation that publishes. */
export async function writeReport(report: Report, creator: string, language: string): Promise<Buffer> {
  // Loading docx takes a while and much memory: only those who download a document wait for it.
  const docx = await import('docx')
  const title = visibleText([report.title, ...report.marks.map((mark) => mark.replace(/\.$/, ''))].join('. '))
  const writer = writerOf(docx)
  const sections = report.stretches.map((stretch, at) => {
    const opening = at === 0 ? [heading1(report.title, docx)] : []
    return {
      ...sectionOf(report, { landscape: stretch.landscape, isFirst: at === 0 }, docx),
      children: [...opening, ...stretch.blocks.flatMap((block) => writer(block, stretch))],
    }
  })
  const file = new docx.Document({
    ...{ title, creator: visibleText(creator), lastModifiedBy: visibleText(creator) },
    styles: { ...stylesFor(language, reportStyles()), characterStyles: [promptStyle] },
    numbering: numberingOf(docx),
    sections,
  })
  return docx.Packer.toBuffer(file)
}

function heading1(text: string, docx: Docx): Paragraph {
  return new docx.Paragraph({ style: 'Heading1', children: [runOf(text, docx)] })
}

/** The shape of the pages, with the marks at their heads and the title and number at their feet. */
function sectionOf(
  { title, marks }: Report,
  { landscape, isFirst }: { readonly landscape: boolean; readonly isFirst: boolean },
  docx: Docx,
): Omit<ISectionOptions, 'children'> {
  const { Footer, Header, PageNumber, PageOrientation, Paragraph, TextRun } = docx
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const margin = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN }
  const head = new Paragraph({ style: 'Lead', children: [runOf(marks.join('. '), docx)] })
  const foot = new Paragraph({
    children: [
      runOf(`${title}. Page `, docx),
      new TextRun({ children: [PageNumber.CURRENT] }),
      runOf(' of ', docx),
      new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
    ],
  })
  const footer = new Footer({ children: [foot] })
  return {
    // The first page has the marks below its title, where they are read out.
    properties: { titlePage: isFirst, page: { size: { ...A4_SIZE, orientation }, margin } },
    headers: {
      default: new Header({ children: [head] }),
      ...(isFirst ? { first: new Header({ children: [new Paragraph('')] }) } : {}),
    },
    footers: { default: footer, ...(isFirst ? { first: footer } : {}) },
  }
}

/** Writes blocks in their order: prompts and tables are numbered as they come. */
function writerOf(docx: Docx): (block: ReportBlock, stretch: ReportStretch) => readonly FileChild[] {
  const { Paragraph } = docx
  const anchorOf = anchors()
  let tables = 0
  const paragraph = (style: string, children: readonly ParagraphChild[]) =>
    new Paragraph({ style, children: [...children] })
  return (block, { landscape }) => {
    switch (block.kind) {
      case 'heading':
        return [paragraph(`Heading${block.level}`, [headingRun(block, anchorOf, docx)])]
      case 'reference':
        return [paragraph('Note', [linkRun(block.text, anchorOf(block.place), docx)])]
      case 'numbered':
        return [numbered([runOf(block.text, docx)], docx)]
      case 'plain':
        return [paragraph(block.style, [runOf(block.text, docx)])]
      case 'entry':
        return [paragraph('Entry', [labelRun(block.label, docx), valueOf(block, docx)])]
      case 'prompt':
        return [promptParagraph(block, anchorOf(block), docx)]
      case 'table':
        tables += 1
        return tableChildren(block.table, tables, roomOn(landscape), docx)
      case 'prompts':
        return block.prompts.map((prompt) => promptLink(prompt, anchorOf(prompt), docx))
      case 'contents':
        return [contentsOf(docx)]
    }
  }
}

/** The bookmark of a prompt or of a heading's place: the same for it and for links to it. */
type AnchorOf = (target: Prompt | string) => string

/** Word takes letters, digits and underscores alone in a bookmark's name. */
function anchors(): AnchorOf {
  const names = new Map<Prompt | string, string>()
  return (target) => {
    const name = names.get(target) ?? `place_${names.size + 1}`
    names.set(target, name)
    return name
  }
}

function headingRun(
  { text, place }: Extract<ReportBlock, { kind: 'heading' }>,
  anchorOf: AnchorOf,
  docx: Docx,
): ParagraphChild {
  const run = runOf(text, docx)
  return place === undefined ? run : new docx.Bookmark({ id: anchorOf(place), children: [run] })
}

function linkRun(text: string, anchor: string, docx: Docx): ParagraphChild {
  return new docx.InternalHyperlink({ anchor, children: [runOf(text, docx, { style: 'Hyperlink' })] })
}

/** Links without page numbers: pages are known to Word alone, and a list that is written to be updated asks whoever opens it. */
function contentsOf({ TableOfContents }: Docx): FileChild {
  return new TableOfContents('Contents', {
    ...{ hyperlink: true, headingStyleRange: '2-3', pageNumbersEntryLevelsRange: '1-9' },
    beginDirty: false,
  })
}

function roomOn(landscape: boolean): number {
  return (landscape ? A4_SIZE.height : A4_SIZE.width) - 2 * MARGIN
}

function numbered(children: readonly ParagraphChild[], { Paragraph }: Docx): Paragraph {
  return new Paragraph({
    style: 'Numbered',
    numbering: { reference: PARAGRAPHS, level: 0 },
    children: [...children],
  })
}

function labelRun(label: string, docx: Docx): ParagraphChild {
  return runOf(`${label}: `, docx, { bold: true })
}

function valueOf({ value, href }: Extract<ReportBlock, { kind: 'entry' }>, docx: Docx): ParagraphChild {
  if (href === undefined) return runOf(value, docx)
  return new docx.ExternalHyperlink({ link: href, children: [runOf(value, docx, { style: 'Hyperlink' })] })
}

function promptParagraph(prompt: Prompt, anchor: string, docx: Docx): Paragraph {
  const { Bookmark, Paragraph } = docx
  const run = new Bookmark({
    id: anchor,
    children: [runOf(promptText(prompt), docx, { style: 'Prompt' })],
  })
  if (prompt.label === undefined) return numbered([run], docx)
  return new Paragraph({ style: 'Entry', children: [labelRun(prompt.label, docx), run] })
}

function promptLink(prompt: Prompt, anchor: string, docx: Docx): Paragraph {
  return new docx.Paragraph({
    style: 'Entry',
    numbering: { reference: BULLETS, level: 0 },
    children: [linkRun(promptLine(prompt), anchor, docx)],
  })
}
