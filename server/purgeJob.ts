/** Deletes what confirmed dates say: at start-up, and then whenever a day begins, for as long as the service runs. */
import type { Logger } from 'pino'
import type { FindingsInput } from './audit/computeFindings.js'
import type { Findings } from './audit/findings.js'
import type { Questionnaire } from './audit/questionnaire.js'
import { dueKinds, type PurgeKind } from './audit/retention.js'
import type { Round } from './audit/rounds.js'
import type { Codebook } from './audit/themes/codebook.js'
import type { PurgeCounts } from './db/purgeStep.js'
import {
  ChangedMeanwhile,
  figuresStamp,
  isWipeOwed,
  purgeContacts,
  purgeWords,
  wipeDeleted,
  type DuePurge,
} from './db/purges.js'
import { unlessDoneElsewhere } from './db/locks.js'
import { findKeeping } from './db/retentions.js'
import { findRoundById, listRounds } from './db/rounds.js'
import type { Db } from './db/store.js'
import { roundCodebookOf } from './web/findings/roundCodebook.js'
import { expectedIn, inputOf } from './web/findings/findingsInput.js'
import { readLayer } from './web/workspace/layer.js'
import { basisOf } from './web/workspace/publication.js'

/** What purges work with. */
export interface Purging {
  readonly db: Db
  readonly clock: () => Date
  readonly questionnaires: ReadonlyMap<string, Questionnaire>
  readonly codebook: Codebook
  /** For how many years after a round closes the council says that it keeps words. */
  readonly years: number
  /** Works out the figures that are frozen. */
  readonly compute: (input: Omit<FindingsInput, 'coder'>) => Findings | Promise<Findings>
  /** Deletes the workbooks that wait to be fetched. */
  readonly dropExports: () => void | Promise<void>
}

export interface DonePurge {
  readonly round: Round
  readonly kind: PurgeKind
  readonly counts: PurgeCounts
}

export interface PurgeJob {
  /** Lets the purge under way finish, and begins no other. */
  readonly stop: () => Promise<void>
}

/** Days begin at some hour of the service's own clock, whatever that is, so it is asked each hour. */
const HOUR = 60 * 60 * 1000
/** Whoever changes a response of a closed round does so rarely: trying again a few times is enough until the next hour. */
const TRIES = 3

/**
 * Starts the job. What stumbles is tried again an hour later.
 *
 * @param forget drops what the service remembers of a round
 */
export function startPurgeJob(
  purging: Purging,
  log: Logger,
  forget: (round: Round) => void = () => undefined,
): PurgeJob {
  const state: { running: Promise<void>; stopped: boolean } = { running: Promise.resolve(), stopped: false }
  const run = () => {
    state.running = state.running.then(async () => {
      if (state.stopped) return
      try {
        const done = await unlessDoneElsewhere(purging.db, 'purges', () => purgeDue(purging))
        for (const { round, kind, counts } of done ?? []) {
          forget(round)
          log.info({ round: round.slug, kind, counts }, 'deleted on its confirmed date')
        }
      } catch (error) {
        log.error({ error: error instanceof Error ? error.name : typeof error }, 'the purge job stumbled')
      }
    })
  }
  run()
  const timer = setInterval(run, HOUR).unref()
  return {
    stop: async () => {
      state.stopped = true
      clearInterval(timer)
      await state.running
    },
  }
}

/**
 * Deletes everything that is due, of one round where it is named, and then wipes what was deleted. Each round's
 * contact details, and its words, go whole or not at all: stopped in between, the next call goes on from there.
 */
export async function purgeDue(purging: Purging, only?: Pick<Round, 'id'>): Promise<readonly DonePurge[]> {
  const { db, dropExports } = purging
  const done: DonePurge[] = []
  for (const { id } of only ? [only] : await listRounds(db))
    for (const kind of ['contacts', 'words'] as const) {
      const one = await purgeIfDue(purging, id, kind)
      if (one) done.push(one)
    }
  // Owed by a purge that was killed as well: workbooks from before it may wait, and whoever made them need not know.
  if (await isWipeOwed(db)) await dropExports()
  await wipeDeleted(db)
  return done
}

async function purgeIfDue(
  purging: Purging,
  roundId: number,
  kind: PurgeKind,
): Promise<DonePurge | undefined> {
  const { db, clock, questionnaires, years } = purging
  const round = await findRoundById(db, roundId)
  const questionnaire = round && questionnaires.get(round.edition)
  if (!round || !questionnaire) return undefined
  const keeping = await findKeeping(db, round, years)
  const now = clock()
  if (!dueKinds(keeping, now).includes(kind)) return undefined
  const due = { round, questionnaire, keeping }
  const counts =
    kind === 'contacts' ? await purgeContacts(db, due, now) : await freezeAndPurge(purging, due, now)
  return counts && { round, kind, counts }
}

async function freezeAndPurge(
  purging: Purging,
  due: DuePurge,
  now: Date,
  tries = TRIES,
): Promise<PurgeCounts | undefined> {
  const { db, compute } = purging
  const stamp = await figuresStamp(db, due.round.id)
  const layer = await readLayer(db, due.round.id)
  const expected = await expectedIn(db, due.round)
  const { codebook, decided, dismissed } = await roundCodebookOf(purging, due.round)
  const findings = await compute(inputOf(layer, due, { codebook, decided, dismissed, expected }))
  const basis = basisOf(layer.responses, due.questionnaire)
  try {
    return await purgeWords(db, due, { findings, basis, stamp }, now)
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile) || tries === 1) throw error
    return freezeAndPurge(purging, due, now, tries - 1)
  }
}
