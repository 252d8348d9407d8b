/** Which test files run on PostgreSQL as well: all that keep a store, or those that most depend on which one it is. */

const EVERY = ['test/db/**/*.test.ts', 'test/web/**/*.test.ts', 'test/proof/**/*.test.ts']
const ALSO = ['sendQueue', 'deliveries', 'start', 'attack/escaping', 'attack/session'].map(
  (name) => `test/${name}.test.ts`,
)

/** In `npm test`: the store, everything that several people do at once, and what respondents do. */
const CHOSEN = [
  'test/db/**/*.test.ts',
  'test/proof/twoClients.test.ts',
  'test/sendQueue.test.ts',
  'test/web/respond.test.ts',
  'test/web/together.test.ts',
]

/** The files, for the npm command that runs them: `npm run test:postgres` runs every one, and so does naming a file. */
export function onPostgres(command: string | undefined): string[] {
  return command === 'test' || command === 'check' ? CHOSEN : [...EVERY, ...ALSO]
}

/** What is about SQLite's files and nothing else. */
export const SQLITE_ALONE = [
  ...['backups', 'migrations', 'upgrades'].map((name) => `test/db/${name}.test.ts`),
  ...['fuzz', 'faults/disk', 'faults/storeFile', 'killedCommands', 'writePaths'].map(
    (name) => `test/proof/${name}.test.ts`,
  ),
]
