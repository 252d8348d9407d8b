// npm run --silent grace -- …: lets one unsent response of a closed round still be sent.
import { isDate } from '../server/audit/rounds.js'
import { readConfig } from '../server/config.js'
import { findDraftByReference, grantGrace } from '../server/db/drafts.js'
import { findRound } from '../server/db/rounds.js'
import { openStore } from '../server/db/store.js'
import { CommandError, required, runCommand } from './command.js'

const usage = `Lets one response be changed and sent until the end of a day, although its round has closed. The respondent
finds the reference on the page that their private link opens.
  npm run --silent grace -- --round SLUG --reference 7K4P-X9MQ --until 2027-05-07`

const options = {
  round: { type: 'string' },
  reference: { type: 'string' },
  until: { type: 'string' },
} as const

await runCommand(usage, options, async (values) => {
  const slug = required(values.round, 'round')
  const reference = required(values.reference, 'reference').toUpperCase()
  const until = required(values.until, 'until')
  if (!isDate(until)) throw new CommandError('--until must be a real date written as year-month-day.')
  const db = await openStore(readConfig().store)
  try {
    const round = await findRound(db, slug)
    const draft = round && (await findDraftByReference(db, round.id, reference))
    if (!draft) throw new CommandError(`Round "${slug}" has no response with the reference ${reference}.`)
    await grantGrace(db, draft.id, until)
    console.log(`Granted: ${reference} can be sent until the end of ${until}.`)
  } finally {
    await db.destroy()
  }
})
