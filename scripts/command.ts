/** What every command has in common: its options, `--help`, and faults told in a sentence with exit code 1. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { ConfigError, readConfig } from '../server/config.js'
import { StoreError } from '../server/db/store.js'
import { ListenError } from '../server/start.js'

/** Thrown for what a person can put right; its message is all they are shown. */
export class CommandError extends Error {}

/** Whether an error's message is a sentence for the person at the keyboard, as all are that our own code throws. */
function isForPeople(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return (
    error.constructor === Error ||
    [CommandError, ConfigError, StoreError, ListenError].some((kind) => error instanceof kind)
  )
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values']

/** How a command differs from most. */
interface CommandKind {
  /** Whether it takes files without an option's name before them. */
  readonly files?: boolean
  /** The exit code where something is wrong with what it was given. */
  readonly failure?: number
}

/**
 * Runs a command: parses its options and prints its usage for `--help` and for options it does not know. The files
 * are those named without an option.
 */
export async function runCommand<const O extends Options>(
  usage: string,
  options: O,
  run: (values: Values<O>, files: readonly string[]) => Promise<void>,
  { files = false, failure = 1 }: CommandKind = {},
): Promise<void> {
  try {
    const { values, positionals } = parse(usage, { ...options, help: { type: 'boolean' } as const }, files)
    if ('help' in values && values.help === true) console.log(usage)
    else await run(values, positionals)
  } catch (error) {
    if (!isForPeople(error)) throw error
    console.error(error.message)
    process.exitCode = failure
  }
}

/** An option that must be given. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new CommandError(`--${option} is missing. See --help.`)
  return value
}

/** The folder of an SQLite store; where the store is in PostgreSQL, says which tool of PostgreSQL to use instead. */
export function folderOfStore(tool: string): string {
  const { store, dataDir } = readConfig()
  if (store === dataDir) return dataDir
  throw new CommandError(
    `The store is in PostgreSQL (DATABASE_URL), which has a tool of its own for this: ${tool}. Nothing was done. See "More than one machine" in the README.`,
  )
}

/** Runs a step on a person's input: what goes wrong there is theirs to put right. */
export async function forPerson<T>(step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function parse<const O extends Options>(usage: string, options: O, allowPositionals: boolean) {
  try {
    return parseArgs({ options, allowPositionals })
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${usage}`, { cause: error })
  }
}
