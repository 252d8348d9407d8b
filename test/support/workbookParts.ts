/** Changes a workbook by its parts, as no program that keeps rules would. */
import { packArchive } from '../../server/export/offline/packArchive.js'
import { partsOf } from './workbooks.js'

/** A workbook's parts by name; changes are made in place. */
export type Parts = Map<string, string>

/** The workbook after a change of its parts. */
export async function changed(workbook: Buffer, change: (parts: Parts) => void): Promise<Buffer> {
  const parts = new Map(await partsOf(workbook))
  change(parts)
  return packArchive(new Map([...parts].map(([name, text]) => [name, Buffer.from(text)])))
}

export const sheetPart = (number: number) => `xl/worksheets/sheet${number}.xml`
export const tablePart = (number: number) => `xl/tables/table${number}.xml`

/** Replaces what a part holds; fails where it does not. */
export function replace(parts: Parts, part: string, from: string | RegExp, to: string): void {
  const text = parts.get(part) ?? ''
  const after = text.replace(from, () => to)
  if (after === text) throw new Error(`${part} has no ${String(from)}.`)
  parts.set(part, after)
}

const cellPattern = (name: string) => new RegExp(`<c r="${name}"([^>]*?)(/>|>.*?</c>)`, 's')

/** Puts text into a cell, in the style that is given or that the cell had. */
export function setText(parts: Parts, part: string, name: string, text: string, style?: number): void {
  setCell(parts, part, name, `<is><t>${text}</t></is>`, ' t="inlineStr"', style)
}

/** Puts what XML a cell is to hold into it; "" leaves it blank. */
export function setCell(
  parts: Parts,
  part: string,
  name: string,
  content: string,
  type = '',
  style?: number,
): void {
  const xml = parts.get(part) ?? ''
  const before = cellPattern(name).exec(xml)?.[1] ?? ''
  const kept = style ?? Number(/ s="(\d+)"/.exec(before)?.[1] ?? 2)
  const cell = `<c r="${name}" s="${kept}"${type}>${content}</c>`
  const row = name.replace(/\D/g, '')
  if (cellPattern(name).test(xml)) replace(parts, part, cellPattern(name), cell)
  else if (xml.includes(`<row r="${row}"`)) {
    const [found = ''] = new RegExp(`<row r="${row}".*?</row>`, 's').exec(xml) ?? []
    replace(parts, part, found, found.replace('</row>', `${cell}</row>`))
  } else replace(parts, part, '</sheetData>', `<row r="${row}">${cell}</row></sheetData>`)
}

/** Gives a cell another style and leaves what it holds. */
export function setStyle(parts: Parts, part: string, name: string, style: number): void {
  const [cell = ''] = cellPattern(name).exec(parts.get(part) ?? '') ?? []
  replace(parts, part, cell, cell.replace(/ s="\d+"/, ` s="${style}"`))
}

/** Adds a style like that of plain text, changed as given; its number. */
export function addStyle(parts: Parts, { font = '', xf = '', alignment = '' }): number {
  const part = 'xl/styles.xml'
  const styles = parts.get(part) ?? ''
  const fonts = /<fonts.*?<\/fonts>/s.exec(styles)?.[0].match(/<font>/g)?.length ?? 0
  const count = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1])
  replace(parts, part, '</fonts>', `<font>${font || '<sz val="12"/><name val="Arial"/>'}</font></fonts>`)
  const aligned = `<alignment wrapText="1"${alignment}/>`
  const added = `<xf numFmtId="0" fontId="${fonts}" fillId="0" borderId="0" xfId="0"${xf}>${aligned}</xf>`
  replace(parts, part, '</cellXfs>', `${xf === '' ? added : withOwn(added, xf)}</cellXfs>`)
  return count
}

/** An attribute stands once. */
function withOwn(added: string, xf: string): string {
  const [, name = ''] = /^ (\w+)=/.exec(xf) ?? []
  return added.replace(xf, '').replace(new RegExp(` ${name}="\\d+"`), xf)
}
