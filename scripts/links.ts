// npm run --silent links -- …: private links for agencies that are known beforehand, as a file for a mail merge.
import { readFileSync, writeFileSync } from 'node:fs'
import { readConfig } from '../server/config.js'
import { loadData } from '../server/data.js'
import { findRound } from '../server/db/rounds.js'
import { openStore } from '../server/db/store.js'
import { printCsvTable, readCsvTable } from '../server/export/csvTable.js'
import { checkAgencies, linkAgencies } from '../server/knownAgencies.js'
import { CommandError, required, runCommand } from './command.js'

const usage = `Makes a private link for each agency of a table with the columns agency, sector and contact, and writes a table
with agency, reference and link. What is known stands in the response, and the agency can change it.
  npm run --silent links -- --round SLUG --input AGENCIES.csv --output LINKS.csv
The links are keys: whoever has one can read and change the response. Keep the file as you would keep passwords.`

const options = { round: { type: 'string' }, input: { type: 'string' }, output: { type: 'string' } } as const

await runCommand(usage, options, async (values) => {
  const slug = required(values.round, 'round')
  const input = required(values.input, 'input')
  const output = required(values.output, 'output')
  const { rows } = await readCsvTable(readFileSync(input, 'utf8'))
  const config = readConfig()
  const db = await openStore(config.dataDir)
  try {
    const round = await findRound(db, slug)
    const questionnaire = round && loadData().questionnaires.get(round.edition)
    if (!round || !questionnaire) throw new CommandError(`There is no round "${slug}".`)
    const faults = checkAgencies(rows, questionnaire)
    if (faults.length > 0) throw new CommandError(['No link was made.', ...faults].join('\n'))
    // A file that cannot be written would leave responses that nobody has a link to.
    writeFileSync(output, '', { mode: 0o600, flag: 'wx' })
    const links = await linkAgencies(db, round, questionnaire, rows, config.publicUrl, new Date())
    writeFileSync(
      output,
      await printCsvTable({
        columns: ['agency', 'reference', 'link'],
        rows: links.map((link) => ({ ...link })),
      }),
    )
    console.log(`Made ${links.length} links. They are in ${output}.`)
  } finally {
    await db.destroy()
  }
})
