/** Checks a workbook against the checklist for published spreadsheets: npm run --silent lint-workbook -- --help */
import { readFileSync } from 'node:fs'
import { RULES } from '../server/export/lint/rules.js'
import { lintWorkbook } from '../server/export/workbookLint.js'
import { CommandError, runCommand } from './command.js'

const HELP = `npm run --silent lint-workbook -- FILE.xlsx
npm run --silent lint-workbook -- --internal FILE.xlsx
npm run --silent lint-workbook -- --rules

Checks any Excel workbook against the Analysis Function's checklist for published spreadsheets, and says where it
breaks a rule and what to do. Ends with 0 where nothing was found, 1 where something was, 2 where the file can't be
read. Spelling, sense and the choice of words are for a person to check.

  --internal   the workbook is for working in: frozen panes and filters are allowed where it says how to turn them off
  --rules      lists the rules`

const options = { internal: { type: 'boolean' }, rules: { type: 'boolean' } } as const

await runCommand(
  HELP,
  options,
  async ({ internal, rules }, files) => {
    if (rules) {
      for (const [rule, advice] of Object.entries(RULES)) console.log(`${rule}: ${advice}`)
      return
    }
    const [file] = files
    if (file === undefined || files.length > 1) throw new CommandError('Name one workbook. See --help.')
    const found = await lintWorkbook(read(file), internal ? 'internal' : 'public').catch((error: unknown) => {
      throw new CommandError(`${file} is no Excel workbook (.xlsx), damaged, or protected with a password.`, {
        cause: error,
      })
    })
    for (const { rule, place } of found) console.log(`${place}: ${RULES[rule]} (${rule})`)
    if (found.length === 0) console.log('Nothing was found.')
    else process.exitCode = 1
  },
  { files: true, failure: 2 },
)

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CommandError(`${file} is not there, or can't be read.`, { cause: error })
  }
}
