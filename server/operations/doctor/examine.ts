/** The whole examination, in the order in which things depend on each other. */
import { ConfigError, readConfig, type Config } from '../../config.js'
import { checkBackups } from './backups.js'
import { checkDatabase } from './database.js'
import { checkFiles } from './files.js'
import { mend, type Finding } from './finding.js'
import { checkProgram } from './program.js'
import { checkAddress, checkAnswering, checkMail } from './reach.js'
import { checkStore } from './store.js'

/** Everything that is wrong with, or worth knowing of, the installation that this environment describes. */
export async function examine(
  now: Date,
  env?: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  const config = configOf(env)
  if (!('dataDir' in config)) return [...checkProgram(), ...config]
  return [
    ...checkProgram(),
    ...checkFiles(config),
    ...(config.store === config.dataDir ? checkStore(config, now) : await checkDatabase(config.store)),
    ...checkAddress(config),
    ...(await checkAnswering(config)),
    ...(await checkMail(config)),
    ...(await checkBackups(config, now)),
  ]
}

/** The configuration, or every fault in it: what depends on it cannot be looked at then. */
function configOf(env?: Readonly<Record<string, string | undefined>>): Config | readonly Finding[] {
  try {
    return readConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message
      .split('\n')
      .map((line) =>
        mend(
          line,
          'The service does not start. The store, mail and backups were not looked at.',
          'Set the variable right, and run this again.',
        ),
      )
  }
}

/** What the doctor prints. */
export function reportOf(findings: readonly Finding[]): string {
  const faults = findings.filter(({ level }) => level === 'mend').length
  const lines = findings.map(
    ({ level, what, why, todo }) =>
      `${level === 'mend' ? 'MEND' : 'NOTE'}  ${what}\n      Why it matters: ${why}\n      What to do: ${todo}\n`,
  )
  const end =
    faults === 0
      ? 'Nothing has to be mended.'
      : faults === 1
        ? 'One thing has to be mended.'
        : `${String(faults)} things have to be mended.`
  return [...lines, `Looked at the program, files, store, address, mail and backups. ${end}`].join('\n')
}
