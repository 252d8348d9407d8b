import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import type { Questionnaire } from '../../server/audit/questionnaire.js'
import { packArchive } from '../../server/export/offline/packArchive.js'
import { readOfflineWorkbook } from '../../server/export/offline/readWorkbook.js'
import { writeOfflineWorkbook } from '../../server/export/offline/writeWorkbook.js'
import { openArchive } from '../../server/export/offline/zip.js'
import { parseXml, type XmlElement } from '../../server/export/offline/xml.js'
import { projectRoot } from '../../server/projectRoot.js'
import { en } from '../../server/web/language/en.js'

export const EDITION = 'working-together-2018'
export const questionnaire = JSON.parse(
  readFileSync(join(projectRoot(), 'data/questionnaires', `${EDITION}.json`), 'utf8'),
) as Questionnaire

/** What the copies of the form are made from in tests. */
export const form = {
  questionnaire,
  wording: { area: 'Anytown', thresholdsUrl: 'https://council.example/thresholds' },
  round: { title: 'Early help audit 2027', closesOn: '2027-04-30' },
  words: en.offline,
  organisation: 'Early Help Audit',
}

/** Reads a copy as one of the 2018 edition. */
export function readCopy(bytes: Buffer) {
  return readOfflineWorkbook(bytes, new Map([[EDITION, questionnaire]]), EDITION)
}

/** The fault of a copy, or undefined where it has none. */
export async function faultOf(bytes: Buffer) {
  const reading = await readCopy(bytes)
  return 'fault' in reading ? reading.fault : undefined
}

/** The blank copy after a person has worked on it in a spreadsheet program. */
export async function copyAfter(work: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void) {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await writeOfflineWorkbook(form)) as unknown as exceljs.Buffer)
  const sheet = book.getWorksheet('Answers')
  if (!sheet) throw new Error('The copy has no sheet “Answers”.')
  work(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The row of the place with this id, such as "sector" or "families_issues/health". */
export function rowOf(sheet: exceljs.Worksheet, id: string): number {
  let found = 0
  sheet.eachRow((row, number) => {
    const { value } = row.getCell('E')
    if (typeof value === 'string' && value.slice(value.indexOf('/') + 1) === id) found = number
  })
  if (found === 0) throw new Error(`No row for ${id}.`)
  return found
}

/** The blank copy with one answer filled in. */
export function copyWith(id: string, value: exceljs.CellValue) {
  return copyAfter((sheet) => {
    sheet.getCell(`D${rowOf(sheet, id)}`).value = value
  })
}

/** The archive's parts, by name. */
export async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const archive = await openArchive(bytes)
  const parts = new Map<string, Buffer>()
  for (const name of archive.names) parts.set(name, (await archive.read(name)) ?? Buffer.alloc(0))
  return parts
}

/** The blank copy with parts of its archive added or replaced. */
export async function copyWithParts(changes: Readonly<Record<string, string | Buffer>>) {
  const parts = await partsOf(await writeOfflineWorkbook(form))
  for (const [name, part] of Object.entries(changes)) parts.set(name, Buffer.from(part))
  return packArchive(parts)
}

/** A part of the archive as XML. */
export async function xmlIn(bytes: Buffer, name: string): Promise<XmlElement> {
  const part = await (await openArchive(bytes)).read(name)
  if (!part) throw new Error(`No part ${name}.`)
  return parseXml(part)
}

/** Every element below, itself included, of one name. */
export function allOf(element: XmlElement, name: string): readonly XmlElement[] {
  const below = element.children.flatMap((child) => (typeof child === 'string' ? [] : allOf(child, name)))
  return element.name === name ? [element, ...below] : below
}
