/** Styles and list numbers that reports have beside those of every Word document of ours. */
import type { ICharacterStyleOptions, INumberingOptions, IParagraphStyleOptions } from 'docx'
import { paragraphStyle } from '../wordDocument.js'

/** One list through all numbered paragraphs: 1, 2, 3 and on. */
export const PARAGRAPHS = 'paragraphs'
export const BULLETS = 'bullets'

/** In twentieths of a point. */
const INDENT = { left: 567, hanging: 567 } as const

export function reportStyles(): readonly IParagraphStyleOptions[] {
  const contents = (level: number) => ({
    ...paragraphStyle(`TOC${level}`, { indent: { left: (level - 2) * 360 }, spacing: { after: 80 } }),
    name: `toc ${level}`,
  })
  return [
    paragraphStyle('Numbered', { indent: INDENT }),
    paragraphStyle('Entry', { spacing: { after: 80 } }),
    paragraphStyle('Quoted', { indent: { left: 2 * INDENT.left, right: INDENT.left } }),
    paragraphStyle('Note', { spacing: { before: 80, after: 80 } }),
    {
      ...paragraphStyle('Caption', { keepNext: true, spacing: { before: 240, after: 80 } }, true),
      name: 'caption',
    },
    paragraphStyle('TableText', { spacing: { before: 40, after: 40 } }),
    paragraphStyle('TableHead', { keepNext: true, spacing: { before: 40, after: 40 } }, true),
    ...[2, 3].map(contents),
  ]
}

/** What is still to be written: in brackets, so that its colour is not all that tells it. */
export const promptStyle: ICharacterStyleOptions = {
  ...{ id: 'Prompt', name: 'Prompt', quickFormat: true },
  run: { bold: true, shading: { type: 'clear', fill: 'FFDD00', color: 'auto' } },
}

export function numberingOf({ AlignmentType, LevelFormat }: typeof import('docx')): INumberingOptions {
  const level = (format: 'decimal' | 'bullet', text: string) => ({
    ...{ level: 0, format, text, alignment: AlignmentType.LEFT },
    style: { paragraph: { indent: INDENT } },
  })
  return {
    config: [
      { reference: PARAGRAPHS, levels: [level(LevelFormat.DECIMAL, '%1.')] },
      { reference: BULLETS, levels: [level(LevelFormat.BULLET, '•')] },
    ],
  }
}
