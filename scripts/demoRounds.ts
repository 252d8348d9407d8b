/** The rounds of the demonstration: two full ones to compare, and one to try. Everything in them is invented. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NewAgency } from '../server/audit/agencies.js'
import { textOf } from '../server/audit/answers.js'
import { AGENCY_QUESTION, SECTOR_QUESTION } from '../server/audit/questionnaire.js'
import { ROUND_DEFAULTS, ukDate, type NewRound, type Round } from '../server/audit/rounds.js'
import { loadData } from '../server/data.js'
import { expectAgencies } from '../server/db/agencies.js'
import { matchResponse } from '../server/db/matches.js'
import { insertResponses, listResponses } from '../server/db/responses.js'
import { closeRound, insertRound } from '../server/db/rounds.js'
import type { Db } from '../server/db/store.js'
import { importResponses } from '../server/importResponses.js'
import { projectRoot } from '../server/projectRoot.js'
import { secondRound } from './secondRound.js'

const DAY = 24 * 60 * 60 * 1000

const agency = (name: string, sector: string): NewAgency => ({
  name,
  sector,
  contact: '',
  email: '',
  tags: [],
})

/** Agencies that were expected in the sample round and did not answer, so that its coverage has gaps to show. */
const SILENT = [
  agency('Fenlow Junction Primary School', 'schools-education'),
  agency('Tarnby Road Infant School', 'schools-education'),
  agency('Ashwell Green Surgery', 'health'),
  agency('Little Otters Childminding', 'private'),
  agency('Exampleton Young Carers', 'voluntary-community'),
]

/** Puts the rounds into a store. */
export async function loadDemoRounds(db: Db): Promise<void> {
  const now = new Date()
  const round = (
    slug: string,
    title: string,
    [opens, closes]: readonly [number, number],
    earlier: Round | null = null,
  ): NewRound => ({
    ...ROUND_DEFAULTS,
    slug,
    title,
    area: 'Exampleton',
    edition: 'working-together-2018',
    opensOn: ukDate(new Date(now.getTime() + opens * DAY)),
    closesOn: ukDate(new Date(now.getTime() + closes * DAY)),
    invented: true,
    earlierRoundId: earlier?.id ?? null,
  })
  const sample = await insertRound(db, round('sample', 'Early help audit: sample round', [-120, -61]), now)
  const lines = readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8')
  const { faults } = await importResponses(db, loadData().questionnaires, sample.slug, lines, now)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  await expectThoseWhoAnswered(db, sample, now)
  await closeRound(db, sample, now)
  const second = await insertRound(
    db,
    round('second', 'Early help audit: a year later', [-60, 0], sample),
    now,
  )
  await insertResponses(db, second.id, secondRound(await listResponses(db, sample.id)), now)
  await expectThoseWhoAnswered(db, second, now)
  await closeRound(db, second, now)
  await insertRound(db, round('demo', 'Early help audit: try it', [0, 30], second), now)
}

async function expectThoseWhoAnswered(db: Db, round: Round, now: Date): Promise<void> {
  const named = (await listResponses(db, round.id))
    .map(({ reference, answers }) => ({
      reference,
      agency: agency(textOf(answers, AGENCY_QUESTION), textOf(answers, SECTOR_QUESTION)),
    }))
    .filter(({ agency: { name } }) => name !== '')
  const wanted = [...named.map((one) => one.agency), ...SILENT]
  const kept = await expectAgencies(db, round.id, wanted, now)
  for (const [index, { reference }] of named.entries())
    await matchResponse(db, round.id, reference, kept[index]?.id ?? null)
}
