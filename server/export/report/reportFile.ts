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
  const writer = writerOf(report, docx)
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
function writerOf(
  { stretches }: Report,
  docx: Docx,
): (block: ReportBlock, stretch: ReportStretch) => readonly FileChild[] {
  const { Paragraph } = docx
  const listed = stretches.flatMap(({ blocks }) => blocks.filter(isListed))
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
        return [contentsOf(listed, anchorOf, docx)]
    }
  }
}

type Heading = Extract<ReportBlock, { readonly kind: 'heading' }>

/** Of headings in the list of contents. */
const LISTED_LEVELS: readonly number[] = [2, 3]

/** The bookmark of a prompt, a heading or a heading's place: the same for it and for links to it. */
type AnchorOf = (target: Prompt | Heading | string) => string

/** Word takes letters, digits and underscores alone in a bookmark's name. */
function anchors(): AnchorOf {
  const names = new Map<Prompt | Heading | string, string>()
  return (target) => {
    const name = names.get(target) ?? `place_${names.size + 1}`
    names.set(target, name)
    return name
  }
}

function headingRun(heading: Heading, anchorOf: AnchorOf, docx: Docx): ParagraphChild {
  const run = runOf(heading.text, docx)
  const target = heading.place ?? (isListed(heading) ? heading : undefined)
  return target === undefined ? run : new docx.Bookmark({ id: anchorOf(target), children: [run] })
}

function linkRun(text: string, anchor: string, docx: Docx): ParagraphChild {
  return new docx.InternalHyperlink({ anchor, children: [runOf(text, docx, { style: 'Hyperlink' })] })
}

/** Whether the list of contents has the block: sections and what they are parted into. */
function isListed(block: ReportBlock): block is Heading {
  return block.kind === 'heading' && LISTED_LEVELS.includes(block.level)
}

/**
 * Links without page numbers, until somebody lets Word update the list: pages are known to Word alone, and a list that
 * is written to be updated asks whoever opens it.
 */
function contentsOf(listed: readonly Heading[], anchorOf: AnchorOf, docx: Docx): FileChild {
  return new docx.TableOfContents('Contents', {
    ...{ hyperlink: true, headingStyleRange: '2-3', beginDirty: false, tabLeader: docx.LeaderType.NONE },
    cachedEntries: listed.map((heading) => ({
      title: visibleText(heading.text),
      level: heading.level,
      href: anchorOf(heading),
    })),
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
