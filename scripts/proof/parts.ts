/** What the proof is made of: the longest parts first, so that none begins when all others are over. */

/** Test files, and what they are told how often to do. */
export interface Part {
  readonly about: string
  readonly files: readonly string[]
  /** Environment variables of the tests by the command's options. */
  readonly counts: Readonly<Record<string, string>>
  /** Whether it copies SQLite's files, and has nothing to do on PostgreSQL. */
  readonly isOfFiles?: boolean
}

const ALL = {
  crashes: {
    about: 'forms of every kind, cut off by kill -9',
    files: ['test/proof/writePaths.test.ts'],
    counts: { crashes: 'CRASHES' },
    isOfFiles: true,
  },
  fuzz: {
    about: 'hostile requests to every route',
    files: ['test/proof/fuzz.test.ts'],
    counts: { fuzz: 'FUZZ_CASES' },
    isOfFiles: true,
  },
  kills: {
    about: 'save sequences, cut off by kill -9',
    files: ['test/proof/killedServer.test.ts'],
    counts: { kills: 'KILLS' },
  },
  sender: {
    about: 'the queue of mail, cut off by kill -9',
    files: ['test/proof/killedSender.test.ts'],
    counts: { 'sender-kills': 'SENDER_KILLS' },
  },
  commands: {
    about: 'commands and upgrades of a store, cut off by kill -9',
    files: ['test/proof/killedCommands.test.ts'],
    counts: { 'command-kills': 'COMMAND_KILLS' },
    isOfFiles: true,
  },
  together: {
    about: 'two people at work on one section',
    files: ['test/proof/twoClients.test.ts', 'test/web/together.test.ts'],
    counts: { interleavings: 'INTERLEAVINGS' },
  },
  faults: {
    about: 'disk, store, network, clock and mail server that fail',
    files: ['test/proof/faults'],
    counts: {},
  },
} satisfies Readonly<Record<string, Part>>

export type PartName = keyof typeof ALL

/** By the name that the command knows them by. */
export const PARTS: Readonly<Record<PartName, Part>> = ALL
