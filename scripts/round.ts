// npm run --silent round -- …: creates, closes and lists audit rounds.
import { checkRound, ROUND_DEFAULTS, stateOf, type NewRound } from '../server/audit/rounds.js'
import { readConfig } from '../server/config.js'
import { loadData } from '../server/data.js'
import { listReferences } from '../server/db/responses.js'
import { closeRound, findRound, insertRound, listRounds } from '../server/db/rounds.js'
import { openStore, type Db } from '../server/db/store.js'
import { CommandError, required, runCommand } from './command.js'

const usage = `Creates an audit round:
  npm run --silent round -- --slug spring-2027 --title "Early help audit 2027" --area "Your city" \\
    --opens 2027-03-01 --closes 2027-04-30 [--edition working-together-2018] [--expected 120] [--thresholds-url URL]
Closes one:   npm run --silent round -- --close spring-2027
Lists them:   npm run --silent round -- --list
  a line a round: slug, state, first and last day, responses, title`

const options = {
  slug: { type: 'string' },
  title: { type: 'string' },
  area: { type: 'string' },
  opens: { type: 'string' },
  closes: { type: 'string' },
  edition: { type: 'string', default: 'working-together-2018' },
  expected: { type: 'string' },
  'thresholds-url': { type: 'string' },
  close: { type: 'string' },
  list: { type: 'boolean' },
} as const

await runCommand(usage, options, async (values) => {
  const config = readConfig()
  const db = await openStore(config.store)
  try {
    if (values.list) await list(db)
    else if (values.close !== undefined) await close(db, values.close)
    else {
      const slug = await create(db, {
        ...ROUND_DEFAULTS,
        slug: required(values.slug, 'slug'),
        title: required(values.title, 'title'),
        area: required(values.area, 'area'),
        edition: values.edition,
        opensOn: required(values.opens, 'opens'),
        closesOn: required(values.closes, 'closes'),
        expected: values.expected === undefined ? null : Number(values.expected),
        thresholdsUrl: values['thresholds-url'] ?? null,
      })
      console.log(`Created. Agencies answer at ${config.publicUrl}/rounds/${slug}`)
    }
  } finally {
    await db.destroy()
  }
})

async function create(db: Db, round: NewRound): Promise<string> {
  const faults = checkRound(round, [...loadData().questionnaires.keys()])
  if (faults.length > 0) throw new CommandError(faults.join('\n'))
  if (await findRound(db, round.slug))
    throw new CommandError(`A round "${round.slug}" exists already. Choose another slug.`)
  return (await insertRound(db, round, new Date())).slug
}

async function close(db: Db, slug: string): Promise<void> {
  const round = await findRound(db, slug)
  if (!round) throw new CommandError(`There is no round "${slug}". --list shows the rounds.`)
  await closeRound(db, round, new Date())
  console.log(`Closed: "${slug}" takes no more answers.`)
}

async function list(db: Db): Promise<void> {
  const now = new Date()
  for (const round of await listRounds(db)) {
    const state = round.archivedAt === null ? stateOf(round, now) : 'archived'
    const { size: responses } = await listReferences(db, round.id)
    console.log([round.slug, state, round.opensOn, round.closesOn, responses, round.title].join('\t'))
  }
}
