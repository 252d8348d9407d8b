/** Codes any table of texts by a codebook: npm run --silent code -- --help */
import { readFileSync, writeFileSync } from 'node:fs'
import { readCodebook } from '../server/audit/themes/codebook.js'
import { codeTable } from '../server/audit/themes/codeTable.js'
import { createCoder } from '../server/audit/themes/coding.js'
import { printCsvTable, readCsvTable } from '../server/export/csvTable.js'
import { required, runCommand } from './command.js'

const HELP = `Usage: npm run --silent code -- --codebook FILE --input FILE.csv --text COLUMN --output FILE.csv

Writes the same rows with two columns added: themes (the ids of the themes that the text holds, parted by ";") and
thin (true where the text gives no assurance, such as "not sure"). The first row of the input names its columns.
Rules of the codebook that name their questions do not apply.`

const text = { type: 'string' } as const

/** Runs a step; what goes wrong is said with the file it went wrong in. */
async function about<T>(file: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const message = isMissing ? 'There is no such file or folder.' : String(error)
    throw new Error(`${file}: ${message.replace(/^Error: /, '')}`, { cause: error })
  }
}

await runCommand(HELP, { codebook: text, input: text, text, output: text }, async (values) => {
  const codebook = required(values.codebook, 'codebook')
  const input = required(values.input, 'input')
  const column = required(values.text, 'text')
  const output = required(values.output, 'output')
  const coder = await about(codebook, () =>
    createCoder(readCodebook(JSON.parse(readFileSync(codebook, 'utf8')))),
  )
  const coded = await about(input, async () =>
    codeTable(await readCsvTable(readFileSync(input, 'utf8')), column, coder),
  )
  const csv = await printCsvTable(coded)
  await about(output, () => {
    writeFileSync(output, csv)
  })
  console.log(`Coded ${coded.rows.length} texts into ${output}.`)
})
