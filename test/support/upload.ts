/** Downloads and uploads files as a browser does. */
import exceljs from 'exceljs'
import { rowOf } from './offline.js'
import type { Browser } from './service.js'

export const RESPONSE = '/rounds/spring/response'
export const UPLOAD = `${RESPONSE}/upload`
export const CHANGES = `${UPLOAD}/changes`
export const APPLICATION = `${UPLOAD}/application`

/** The file at an address. */
export async function download(browser: Browser, address: string): Promise<Buffer> {
  const file = await browser.get(address).responseType('blob').expect(200)
  return file.body as Buffer
}

/** A copy of the form after a person has filled cells in, by the ids of their places. */
export async function filledCopy(copy: Buffer, cells: Readonly<Record<string, string>>): Promise<Buffer> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(copy as unknown as exceljs.Buffer)
  // The first sheet says how to fill in the second; their names are in the service's language.
  const [, sheet] = book.worksheets
  if (!sheet) throw new Error('The copy has no sheet for answers.')
  for (const [id, text] of Object.entries(cells)) sheet.getCell(`D${rowOf(sheet, id)}`).value = text
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Sends a file as the page's form does. */
export function upload(browser: Browser, bytes: Buffer, name = 'filled.xlsx') {
  return browser.post(UPLOAD).attach('file', bytes, name)
}
