/**
 * Cell styles of headings. exceljs writes the style "Normal" alone, in Calibri 11; people who find their way by
 * headings need titles tagged as such. So the part of a workbook that holds its styles is completed here.
 */
import type { stream } from 'exceljs'
import { FONT, TITLE_FONT } from './worksheet.js'

/** The type of headings below a sheet's title. */
export const SUBHEAD_FONT = { ...FONT, size: 14, bold: true }

/** A heading's style: how Excel numbers it among its own, and the type that says which cells are in it. */
const HEADINGS = [
  { name: 'Heading 1', builtinId: 16, size: TITLE_FONT.size },
  { name: 'Heading 2', builtinId: 17, size: SUBHEAD_FONT.size },
]

const NORMAL_FONT = `<font><sz val="${FONT.size}"/><color theme="1"/><name val="${FONT.name}"/><family val="2"/></font>`

/**
 * The part "xl/styles.xml" as exceljs writes it, with "Heading 1" and "Heading 2" for all cells in their type, and
 * with "Normal" in the type of everything else. Throws where the part is not as exceljs writes it.
 */
export function tagHeadings(styles: string): string {
  const fonts = [...styles.matchAll(/<font>.*?<\/font>/g)].map(([font]) => font)
  const used = HEADINGS.flatMap((heading) => {
    const font = fonts.findIndex((one) => one.includes(`<sz val="${heading.size}"/>`))
    return font === -1 ? [] : [{ ...heading, font }]
  })
  const bases = used.map(({ font }) => `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0"/>`)
  const names = used.map(
    ({ name, builtinId }, index) =>
      `<cellStyle name="${name}" xfId="${index + 1}" builtinId="${builtinId}"/>`,
  )
  let tagged = replaced(styles, fonts[0] ?? '', NORMAL_FONT)
  tagged = replaced(tagged, '</cellStyleXfs>', `${bases.join('')}</cellStyleXfs>`)
  tagged = replaced(tagged, '<cellStyleXfs count="1">', `<cellStyleXfs count="${used.length + 1}">`)
  tagged = replaced(tagged, '</cellStyles>', `${names.join('')}</cellStyles>`)
  tagged = replaced(tagged, '<cellStyles count="1">', `<cellStyles count="${used.length + 1}">`)
  return tagged.replaceAll(/<xf [^>]*xfId="0"[^>]*>/g, (xf) => {
    const style = used.findIndex(({ font }) => xf.includes(` fontId="${font}"`))
    return xf.replace('xfId="0"', `xfId="${style + 1}"`)
  })
}

function replaced(text: string, from: string, to: string): string {
  if (from === '' || !text.includes(from)) throw new Error(`exceljs writes styles without ${from}.`)
  return text.replace(from, () => to)
}

/** Has a workbook that is written as a stream complete its styles when it writes them. */
export function tagHeadingsOf(workbook: stream.xlsx.WorkbookWriter): void {
  // exceljs says nothing of its styles in its types.
  const { styles } = workbook as unknown as { readonly styles: { toXml: (model: unknown) => string } }
  const toXml = styles.toXml.bind(styles)
  styles.toXml = (model) => tagHeadings(toXml(model))
}
