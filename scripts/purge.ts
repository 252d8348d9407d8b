// npm run --silent purge -- …: deletes what confirmed dates say, or says what it would delete.
import { computeFindings } from '../server/audit/computeFindings.js'
import { datesOf, deletedOn, isInForce, PURGE_KINDS, type Keeping } from '../server/audit/retention.js'
import { ukDate, type Round } from '../server/audit/rounds.js'
import { createCoder } from '../server/audit/themes/coding.js'
import { readConfig } from '../server/config.js'
import { findCodebook, loadData } from '../server/data.js'
import type { PurgeCounts } from '../server/db/purgeStep.js'
import { countPurge } from '../server/db/purges.js'
import { findKeeping } from '../server/db/retentions.js'
import { findRound, listRounds } from '../server/db/rounds.js'
import { openStore } from '../server/db/store.js'
import { clearExports } from '../server/export/exportFolder.js'
import { purgeDue, type Purging } from '../server/purgeJob.js'
import { CommandError, runCommand } from './command.js'

const usage = `Deletes contact details and words of rounds whose confirmed dates have come, as the running service does by itself.
  npm run --silent purge
  npm run --silent purge -- --round spring-2027     that round alone
  npm run --silent purge -- --dry-run               what would be deleted and when; deletes nothing
    a line each: round, what, day, whether a lead has confirmed it, and how much there is today
Dates are set and confirmed by a lead, on the page "Deleting" of the round. Without that, nothing is ever deleted: with
--round, the command then says so and exits with 1.`

const options = { round: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const

await runCommand(usage, options, async (values) => {
  const config = readConfig()
  const data = loadData()
  const codebook = findCodebook(data)
  const coder = createCoder(codebook)
  const db = await openStore(config.store)
  const purging: Purging = {
    db,
    clock: () => new Date(),
    questionnaires: data.questionnaires,
    codebook,
    years: config.privacy.retentionYears,
    compute: (input) => computeFindings({ ...input, coder }),
    dropExports: () => {
      clearExports(config.dataDir)
    },
  }
  try {
    const named = values.round === undefined ? undefined : await findRound(db, values.round)
    if (values.round !== undefined && !named) throw new CommandError(`There is no round "${values.round}".`)
    if (values['dry-run']) await dryRun(purging, named ? [named] : await listRounds(db))
    else await run(purging, named)
  } finally {
    await db.destroy()
  }
})

async function run(purging: Purging, named: Round | undefined): Promise<void> {
  const keeping = named && (await findKeeping(purging.db, named, purging.years))
  if (keeping && !isInForce(keeping))
    throw new CommandError(
      `Nothing was deleted: no lead has confirmed dates for "${named.slug}", or it takes answers until after them.`,
    )
  const done = await purgeDue(purging, named)
  for (const { round, kind, counts } of done) console.log([round.slug, kind, countsText(counts)].join('\t'))
  if (done.length === 0) console.log('Nothing is due.')
}

async function dryRun({ db, questionnaires, years }: Purging, rounds: readonly Round[]): Promise<void> {
  const today = ukDate(new Date())
  for (const round of rounds) {
    const questionnaire = questionnaires.get(round.edition)
    if (!questionnaire) continue
    const keeping = await findKeeping(db, round, years)
    for (const kind of PURGE_KINDS) {
      const counts = await countPurge(db, kind, { round, questionnaire }, today)
      console.log([round.slug, kind, ...stateOf(keeping, kind), countsText(counts)].join('\t'))
    }
  }
}

function stateOf(keeping: Keeping, kind: (typeof PURGE_KINDS)[number]): readonly string[] {
  const on = deletedOn(keeping, kind)
  if (on !== null) return [on, 'deleted']
  return [datesOf(keeping)[kind], isInForce(keeping) ? 'confirmed' : 'not confirmed']
}

function countsText(counts: PurgeCounts): string {
  const all = Object.entries(counts).map(([thing, count]) => `${thing} ${count}`)
  return all.length === 0 ? 'nothing' : all.join(', ')
}
