// npm run --silent links -- …: private links for agencies of a table, as a file for a mail merge.
import { readFileSync, writeFileSync } from 'node:fs'
import { AGENCY_COLUMNS, checkAgencyRows, type RowFault } from '../server/audit/agencyRows.js'
import { sectorsOf } from '../server/audit/questionnaire.js'
import { readConfig } from '../server/config.js'
import { loadData } from '../server/data.js'
import { expectAgencies, listAgencies } from '../server/db/agencies.js'
import { findRound } from '../server/db/rounds.js'
import { openStore } from '../server/db/store.js'
import { printCsvTable, readCsvTable } from '../server/export/csvTable.js'
import { LINK_COLUMNS, linksFor } from '../server/web/agencyLinks.js'
import { CommandError, required, runCommand } from './command.js'

const usage = `Puts the agencies of a table with the columns ${AGENCY_COLUMNS.join(', ')} in the register, expects them in
a round, makes a private link for each, and writes a table of those. What is known stands in the response, and the
agency can change it.
  npm run --silent links -- --round SLUG --input AGENCIES.csv --output LINKS.csv
The links are keys: whoever has one can read and change the response. Keep the file as you would keep passwords.`

const options = { round: { type: 'string' }, input: { type: 'string' }, output: { type: 'string' } } as const

await runCommand(usage, options, async (values) => {
  const slug = required(values.round, 'round')
  const input = required(values.input, 'input')
  const output = required(values.output, 'output')
  const { columns, rows } = await readCsvTable(readFileSync(input, 'utf8'))
  const { store, publicUrl } = readConfig()
  const db = await openStore(store)
  try {
    const round = await findRound(db, slug)
    const questionnaire = round && loadData().questionnaires.get(round.edition)
    if (!round || !questionnaire) throw new CommandError(`There is no round "${slug}".`)
    if (round.contactsDeletedOn !== null)
      throw new CommandError(`Contact details of "${slug}" were deleted: no more links are made for it.`)
    const table = rows.map((cells, index) => ({ row: index + 2, cells }))
    const checked = checkAgencyRows(table, columns, sectorsOf(questionnaire), await listAgencies(db))
    const faults = checked.flatMap((row) => row.faults.map((fault) => `Line ${row.row}: ${sentence(fault)}`))
    if (faults.length > 0) throw new CommandError(['No link was made.', ...faults].join('\n'))
    // A file that cannot be written would leave responses that nobody has a link to.
    writeFileSync(output, '', { mode: 0o600, flag: 'wx' })
    const now = new Date()
    const wanted = checked.map(({ agency }) => agency)
    const agencies = await expectAgencies(db, round.id, wanted, now)
    const links = await linksFor({ db, publicUrl }, round.id, agencies, 'invitation', now)
    writeFileSync(
      output,
      await printCsvTable({ columns: LINK_COLUMNS, rows: links.map((link) => ({ ...link })) }),
    )
    console.log(`Made ${links.length} links. They are in ${output}.`)
  } finally {
    await db.destroy()
  }
})

function sentence(fault: RowFault): string {
  switch (fault.kind) {
    case 'no-name':
      return 'the agency has no name.'
    case 'too-long':
      return `the ${fault.column} is too long.`
    case 'unknown-sector':
      return `"${fault.text}" is no sector of this questionnaire.`
    case 'bad-email':
      return `"${fault.text}" is no e-mail address.`
    case 'twice':
      return `the agency is in line ${fault.row} already.`
  }
}
