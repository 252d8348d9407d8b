/**
 * Accessible Word documents: real headings, one font of 12 points and more, everything on the left, a language and a
 * title, page numbers, no tables for layout. What is printed comes in as blocks, so only this file knows the format.
 */
import type { IParagraphStyleOptions, IStylesOptions, ParagraphChild } from 'docx'
import { visibleText } from '../audit/visibleText.js'

/** How a paragraph looks: all but the headings and "Normal" are defined here. */
export type BlockStyle =
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'Normal'
  /** Bold. */
  | 'Lead'
  /** Kept with the paragraph below, which it explains. */
  | 'Hint'
  /** One of the choices of a question. */
  | 'Choice'
  /** Room to write, with a border. */
  | 'Box'
  /** Words that somebody wrote, with a line down their left. */
  | 'Answer'

/** One paragraph. Line feeds and tabs in its text are printed as such. */
export interface Block {
  readonly style: BlockStyle
  readonly text: string
}

export interface WordDocument {
  readonly title: string
  /** Who publishes: the organisation, never a person. */
  readonly creator: string
  /** A language tag, such as "en-GB". */
  readonly language: string
  /** What stands at the foot of each page before its number. */
  readonly footer: string
  readonly blocks: readonly Block[]
}

/** The document as a .docx file. */
export async function wordDocument(document: WordDocument): Promise<Buffer> {
  // Loading docx takes a while and much memory: only those who download a document wait for it.
  const docx = await import('docx')
  const footer = new docx.Paragraph({
    children: [
      new docx.TextRun(visibleText(document.footer)),
      new docx.TextRun({ children: [docx.PageNumber.CURRENT] }),
    ],
  })
  const children = document.blocks.map(
    ({ style, text }) => new docx.Paragraph({ style, children: [runOf(text, docx)] }),
  )
  const page = { size: A4_SIZE }
  const file = new docx.Document({
    title: visibleText(document.title),
    creator: visibleText(document.creator),
    lastModifiedBy: visibleText(document.creator),
    styles: stylesFor(document.language),
    sections: [
      { properties: { page }, footers: { default: new docx.Footer({ children: [footer] }) }, children },
    ],
  })
  return docx.Packer.toBuffer(file)
}

/** How a run differs from its paragraph: a character style, bold. */
export interface RunLook {
  readonly style?: string
  readonly bold?: boolean
}

/** More line breaks and tabs than this in one text are shown as pictures: each costs Word, and us, an element. */
const MOST_BREAKS = 2_000

/**
 * Text as one run, not one a line: that takes a tenth of the time where a text is line breaks alone. What docx
 * would take for a command, such as "CURRENT" for a page's number, gets past it in two parts.
 */
export function runOf(
  text: string,
  { EmptyElement, PageNumber, Tab, TextRun }: typeof import('docx'),
  look: RunLook = {},
): ParagraphChild {
  const commands = new Set<string>(Object.values(PageNumber))
  const lineBreak = new EmptyElement('w:br')
  const tab = new Tab()
  const pieces = visibleText(text).split(/([\n\t])/)
  const rest = pieces.splice(2 * MOST_BREAKS + 1).join('')
  const children = pieces.flatMap((piece) => {
    if (piece === '\n') return lineBreak
    if (piece === '\t') return tab
    return commands.has(piece) ? [piece.slice(0, 1), piece.slice(1)] : piece
  })
  const pictured = rest.replaceAll('\n', '\u240A').replaceAll('\t', '\u2409')
  return new TextRun({ ...look, children: [...children, pictured].filter((child) => child !== '') })
}

/** In half-points. */
const BODY_SIZE = 24
/** In twentieths of a point. */
export const A4_SIZE = { width: 11_906, height: 16_838 }
const LINE = { style: 'single', size: 8, color: '505A5F', space: 6 } as const
const BLACK = '0B0C0C'
const NORMAL_SPACING = { after: 160, line: 288, lineRule: 'auto' } as const

/** The styles of every document of ours, and those that only this one has. */
export function stylesFor(language: string, more: readonly IParagraphStyleOptions[] = []): IStylesOptions {
  const heading = (outlineLevel: number, size: number, before: number) => ({
    run: { size, bold: true, color: BLACK },
    paragraph: { outlineLevel, keepNext: true, keepLines: true, spacing: { ...NORMAL_SPACING, before } },
  })
  const run = { font: 'Arial', size: BODY_SIZE, color: BLACK, language: { value: language } }
  return {
    default: {
      document: { run, paragraph: { spacing: NORMAL_SPACING } },
      heading1: heading(0, 40, 0),
      heading2: heading(1, 32, 480),
      heading3: heading(2, 26, 360),
      heading4: heading(3, BODY_SIZE, 320),
    },
    paragraphStyles: [
      paragraphStyle('Lead', {}, true),
      paragraphStyle('Hint', { keepNext: true }),
      paragraphStyle('Choice', { indent: { left: 360, hanging: 360 } }),
      paragraphStyle('Box', {
        keepLines: true,
        indent: { left: 140, right: 140 },
        spacing: { ...NORMAL_SPACING, before: 160, after: 240 },
        border: { top: LINE, bottom: LINE, left: LINE, right: LINE },
      }),
      paragraphStyle('Answer', { indent: { left: 240 }, border: { left: { ...LINE, space: 10 } } }),
      ...more,
    ],
  }
}

/** A style based on "Normal" that differs from it in this. */
export function paragraphStyle(
  id: string,
  paragraph: IParagraphStyleOptions['paragraph'],
  bold = false,
): IParagraphStyleOptions {
  return { id, name: id, basedOn: 'Normal', quickFormat: true, run: { bold }, paragraph }
}
