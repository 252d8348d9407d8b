/** A workbook that is written as it is made, whatever it is of. */
import type { Writable } from 'node:stream'
import type { stream } from 'exceljs'
import { tagHeadingsOf } from './headingStyles.js'
import { sheetText } from './sheetText.js'

/** Opens a workbook with its title and whoever publishes it: the organisation, never a person. */
export async function openWorkbook(
  output: Writable,
  about: { readonly title: string; readonly creator: string },
): Promise<stream.xlsx.WorkbookWriter> {
  // Loading exceljs takes a tenth of a second and 25 MB: only those who download a workbook wait for it.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: output,
    useSharedStrings: false,
    useStyles: true,
  })
  tagHeadingsOf(workbook)
  const [title, creator] = [sheetText(about.title), sheetText(about.creator)]
  return Object.assign(workbook, { title, creator, lastModifiedBy: creator, language: 'en-GB' })
}
