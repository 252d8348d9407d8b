/** Writes findings to disk: all of it or nothing, so that nobody mistakes half a file for a whole one. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Findings } from '../audit/findings.js'
import { csvFiles } from './csv.js'
import { findingsJson } from './findingsJson.js'
import { writeFindingsWorkbook } from './workbook.js'

export const FORMATS = ['json', 'xlsx', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/**
 * Writes findings to a file, or for csv to files in a folder, made where it is not there. Files of the same names are
 * replaced, others left alone. Everything is written beside its place first and then moved there. Throws an Error that
 * names the place where it can't be written.
 */
export async function writeFindingsFiles(
  findings: Findings,
  format: Format,
  output: string,
  banner?: string,
): Promise<void> {
  const folder = format === 'csv' ? output : dirname(output)
  let draft: string | undefined
  try {
    await mkdir(folder, { recursive: true })
    draft = await mkdtemp(join(folder, '.findings-'))
    const names = await writeDraft(findings, format, draft, basename(output), banner)
    for (const name of names) await rename(join(draft, name), join(folder, name))
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    throw new Error(`${output} could not be written (${code}).`, { cause: error })
  } finally {
    if (draft !== undefined) await rm(draft, { recursive: true, force: true })
  }
}

/** Writes into a folder of its own; gives the names of the files. */
async function writeDraft(
  findings: Findings,
  format: Format,
  folder: string,
  name: string,
  banner?: string,
): Promise<readonly string[]> {
  switch (format) {
    case 'json':
      await writeFile(join(folder, name), findingsJson(findings, banner))
      return [name]
    case 'xlsx':
      await writeFindingsWorkbook(findings, join(folder, name), { banner })
      return [name]
    case 'csv': {
      const files = csvFiles(findings, banner)
      for (const file of files) await writeFile(join(folder, file.name), file.text)
      return files.map((file) => file.name)
    }
  }
}
