/** What a report is made of before it becomes a Word document: blocks in printing order, in stretches of one page shape. */
import type { PublishedTable } from '../../audit/published.js'

export type ReportBlock =
  /** A heading that something leads to has a place. */
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string; readonly place?: string }
  /** A link to the heading with this place. */
  | { readonly kind: 'reference'; readonly text: string; readonly place: string }
  /** A paragraph with the next number. */
  | { readonly kind: 'numbered'; readonly text: string }
  /** A paragraph without one, in a style of wordDocument.ts. */
  | { readonly kind: 'plain'; readonly style: 'Normal' | 'Lead' | 'Note' | 'Quoted'; readonly text: string }
  /** "Label: value". A value with an address is a link. */
  | { readonly kind: 'entry'; readonly label: string; readonly value: string; readonly href?: string }
  /** What an officer still has to write, under its heading or label. */
  | {
      readonly kind: 'prompt'
      readonly place: string
      readonly label?: string | undefined
      readonly text: string
    }
  | { readonly kind: 'table'; readonly table: PublishedTable }
  /** Links to these prompts. */
  | { readonly kind: 'prompts'; readonly prompts: readonly Prompt[] }
  | { readonly kind: 'contents' }

export type Prompt = Extract<ReportBlock, { readonly kind: 'prompt' }>

/** Blocks on pages of one shape. */
export interface ReportStretch {
  readonly landscape: boolean
  readonly blocks: readonly ReportBlock[]
}

/** How a prompt is printed. */
export function promptText({ text }: Pick<Prompt, 'text'>): string {
  return `[${text}]`
}

/** Everything that a block prints, a text each. */
export function textsOf(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'reference':
    case 'numbered':
    case 'plain':
      return [block.text]
    case 'entry':
      return [block.label, block.value]
    case 'prompt':
      return [block.label ?? '', block.text]
    case 'table':
      return tableTexts(block.table)
    case 'prompts':
      return block.prompts.flatMap(({ place, label = '', text }) => [place, label, text])
    case 'contents':
      return []
  }
}

function tableTexts({ shortTitle, rowHeading, columns, rows, notes }: PublishedTable): readonly string[] {
  const cells = rows.flatMap((row) => row.cells.flatMap((cell) => (cell.kind === 'text' ? cell.text : [])))
  return [
    shortTitle,
    rowHeading,
    ...columns.map(({ label }) => label),
    ...rows.map(({ label }) => label),
    ...cells,
    ...notes,
  ]
}
