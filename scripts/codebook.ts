/** A codebook as JSON or CSV, and what is wrong with it: npm run --silent codebook -- --help */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { questionsOf } from '../server/audit/questionnaire.js'
import { checkCodebook, printCodebook, readCodebook } from '../server/audit/themes/codebook.js'
import { codebookDocument, codebookTable } from '../server/audit/themes/codebookTable.js'
import { codebookWarnings, readLookalikes } from '../server/audit/themes/codebookWarnings.js'
import { loadData, readDocument, readText } from '../server/data.js'
import { printCsvTable, readCsvTable } from '../server/export/csvTable.js'
import { projectRoot } from '../server/projectRoot.js'
import { forPerson, required, runCommand } from './command.js'

const HELP = `npm run --silent codebook -- --input FILE.json --output FILE.csv
npm run --silent codebook -- --input FILE.csv --output FILE.json
npm run --silent codebook -- --check FILE

A codebook is a JSON document or a CSV table with a rule a row; nothing is lost on the way there and back.
--check lists faults, with which a codebook can't be used, and warnings: rules that catch other words too.`

const text = { type: 'string' } as const

await runCommand(HELP, { input: text, output: text, check: text }, async (values) => {
  if (values.check !== undefined) return check(values.check)
  const [input, output] = [required(values.input, 'input'), required(values.output, 'output')]
  await forPerson(async () => {
    const codebook = readCodebook(await documentIn(input))
    const written = isCsv(output) ? await printCsvTable(codebookTable(codebook)) : printCodebook(codebook)
    writeFileSync(output, written)
  })
})

async function check(file: string): Promise<void> {
  const document = await forPerson(() => documentIn(file))
  const questions = [...loadData().questionnaires.values()].flatMap(questionsOf)
  const faults = checkCodebook(
    document,
    questions.map(({ id }) => id),
  )
  const lookalikes = readText(join(projectRoot(), 'data', 'lookalikes.txt'))
  const warnings =
    faults.length > 0 ? [] : codebookWarnings(readCodebook(document), readLookalikes(lookalikes))
  for (const fault of faults) console.log(`Fault: ${fault}`)
  for (const warning of warnings) console.log(`Warning: ${warning}`)
  if (faults.length + warnings.length === 0) console.log('No faults and no warnings.')
  if (faults.length > 0) process.exitCode = 1
}

async function documentIn(file: string): Promise<unknown> {
  if (isCsv(file)) return codebookDocument(await readCsvTable(readText(file)))
  return readDocument(file, (document) => document)
}

function isCsv(file: string): boolean {
  return file.toLowerCase().endsWith('.csv')
}
