import Database from 'better-sqlite3'
import fc from 'fast-check'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.js'
import { openStore, storePath } from '../../server/db/store.js'
import { checkStore } from '../../server/operations/doctor/store.js'
import { measureProgram, runProgram, type Measured, type Moment, type Ran } from '../support/killedProgram.js'
import { allCommands, type Command } from './commands/commands.js'
import { numberless } from './story/crash.js'
import { changesBetween, readState, without } from './story/storeStates.js'

/** Of each command. */
const KILLS = Number(process.env.COMMAND_KILLS ?? 2)
// In `npm test` always the same, so that it says the same of the same code.
const SEED = Number(process.env.SEED ?? (process.env.COMMAND_KILLS === undefined ? 1 : Date.now()))
const MINUTE = 60_000

const home = mkdtempSync(join(tmpdir(), 'early-help-audit-commands-killed-'))
afterAll(() => {
  rmSync(home, { recursive: true })
})

/** Every row of a store, without what no two runs share, and how its tables are made. */
function contentsOf(folder: string): readonly string[] {
  const file = new Database(storePath(folder), { readonly: true })
  const shape = file
    .prepare('SELECT type, name, sql FROM sqlite_schema')
    .all()
    .map((one) => JSON.stringify(one))
  file.close()
  return [...changesBetween(new Map(), readState(folder)).map(numberless), ...shape].sort()
}

/** What SQLite finds wrong with a store; nothing where there is none yet. */
function damageOf(folder: string): readonly unknown[] {
  if (!existsSync(storePath(folder))) return []
  const file = new Database(storePath(folder), { readonly: true })
  const found = file.pragma('integrity_check', { simple: true })
  const stray = file.pragma('foreign_key_check') as readonly unknown[]
  file.close()
  return found === 'ok' ? stray : [found, ...stray]
}

/** What the doctor says of stores for tests, which hold something of days to come. */
const DAYS_TO_COME = 'By this machine’s clock'

/** What keeps the service from what a kill has left, or is found by `npm run doctor`; looked for in a copy. */
async function hindrancesIn(folder: string): Promise<readonly unknown[]> {
  const copy = join(home, 'copy')
  if (existsSync(folder)) cpSync(folder, copy, { recursive: true })
  try {
    const found = checkStore(readConfig({ DATA_DIR: copy }), new Date())
    await (await openStore(copy)).destroy()
    return found.filter(({ level, what }) => level === 'mend' && !what.startsWith(DAYS_TO_COME))
  } catch (error) {
    return [error]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** The last changes stand between the end of the work in the store and the end of the command. */
function momentsIn({ changes, milliseconds }: Measured): fc.Arbitrary<Moment> {
  const last = Math.max(1, changes - 10)
  return fc.oneof(
    fc.record({ change: fc.integer({ min: 1, max: changes }) }),
    fc.record({ change: fc.integer({ min: last, max: changes }) }),
    fc.record({ milliseconds: fc.nat(milliseconds) }),
  )
}

/** Whether a run came to the end that it should: done, or refused because it was done already. */
function isAnswered(command: Command, { ended, said }: Ran): boolean {
  return ended === 'well' || (ended === 'badly' && command.refusal?.test(said) === true)
}

/** Runs a command again as a person does after it was killed, who waits where it says to. */
async function runAgain(command: Command, folder: string) {
  const again = await runProgram(command.program(folder))
  if (again.ended !== 'badly' || !command.wait?.says.test(again.said)) return again
  command.wait.pass(folder)
  return runProgram(command.program(folder))
}

/** Kills a command at a moment, runs it again, and says what is not as after one that was left alone. */
async function killAndRunAgain(command: Command, before: string, whole: readonly string[], moment: Moment) {
  const folder = join(home, 'killed')
  const store = join(folder, command.store)
  cpSync(before, folder, { recursive: true })
  try {
    const { ended } = await runProgram(command.program(folder), moment)
    const faults: unknown[] = damageOf(store).map((one) => ['damaged by the kill', one])
    faults.push(...(await hindrancesIn(store)))
    const again = await runAgain(command, folder)
    if (!isAnswered(command, again)) faults.push(['run again, it said', again.said])
    await command.later?.(folder)
    faults.push(...damageOf(store), ...((await command.faults?.(folder)) ?? []))
    const found = contentsOf(store)
    faults.push(...without(whole, found).map((row) => `lost: ${row}`))
    faults.push(...without(found, whole).map((row) => `more: ${row}`))
    return { isKilled: ended === 'killed', isDone: again.ended === 'badly', faults }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a command that is killed', async () => {
  it.each(await allCommands())(
    `$name: run again, leaves the store as if it had not been, in ${KILLS} kills`,
    { timeout: (KILLS + 2) * MINUTE },
    async (command) => {
      const before = mkdtempSync(join(home, 'before-'))
      const alone = `${before}-alone`
      await command.prepare(before)
      cpSync(before, alone, { recursive: true })
      const measured = await measureProgram(command.program(alone))
      expect(measured, measured.said).toMatchObject({ ended: 'well' })
      await command.later?.(alone)
      expect((await command.faults?.(alone)) ?? []).toEqual([])
      const whole = contentsOf(join(alone, command.store))
      rmSync(alone, { recursive: true })

      const faults: unknown[] = []
      let [killed, refused] = [0, 0]
      // One in the middle, which comes before the end however long a run takes.
      const [, ...others] = fc.sample(momentsIn(measured), { numRuns: KILLS, seed: SEED })
      for (const at of [{ change: Math.ceil(measured.changes / 2) }, ...others]) {
        const result = await killAndRunAgain(command, before, whole, at)
        if (result.isKilled) killed += 1
        if (result.isDone) refused += 1
        if (result.faults.length > 0) faults.push([at, result.faults])
      }
      rmSync(before, { recursive: true })
      process.stderr.write(
        `${KILLS} kills (seed ${SEED}) of ${command.name}, which changes something ${measured.changes} times: ${killed} before its end, ` +
          `${refused} of these already done, ${faults.length} not as if it had been left alone.\n`,
      )
      expect(faults).toEqual([])
      expect(killed).toBeGreaterThan(0)
    },
  )
})
