/** Workbooks as a reader sees them, and their parts. */
import exceljs, { type CellValue, type Workbook } from 'exceljs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Release } from '../../server/audit/releases.js'
import { openArchive } from '../../server/export/offline/zip.js'
import { writeReleaseWorkbook } from '../../server/export/releaseWorkbook.js'
import { PERCENTAGE_FORMAT } from '../../server/export/worksheet.js'

/** The release's workbook as a file. */
export async function releaseFile(release: Release): Promise<Buffer> {
  const stream = new PassThrough()
  const [bytes] = await Promise.all([buffer(stream), writeReleaseWorkbook(release, stream)])
  return bytes
}

export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer)
  return workbook
}

/** What a spreadsheet program shows for a cell, with the one number format there is. */
export function shown(value: CellValue, format: string | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') throw new Error(`Neither text nor number: ${JSON.stringify(value)}`)
  if (format !== PERCENTAGE_FORMAT) return String(value)
  if (value === 0) return '0%'
  return value < 0.005 ? '<1%' : `${Math.floor(Number((value * 100).toPrecision(12)) + 0.5)}%`
}

/** The texts of a file's parts by name. */
export async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const archive = await openArchive(bytes, { file: Infinity, contents: Infinity })
  const parts = new Map<string, string>()
  for (const name of archive.names) parts.set(name, String(await archive.read(name)))
  return parts
}
