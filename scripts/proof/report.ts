/** What the proof did, kept by part: a part that is run again takes the place of its last run. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PARTS, type PartName } from './parts.js'

export interface PartResult {
  /** When it was over, ISO 8601 UTC. */
  readonly at: string
  readonly machine: string
  /** Where the store was. */
  readonly project: 'sqlite' | 'postgres'
  /** The lines in which its tests count. */
  readonly said: readonly string[]
  readonly tests: readonly { readonly file: string; readonly fullName: string; readonly status: string }[]
  /** Whether every test that was run held. */
  readonly held: boolean
}

type Results = Partial<Record<PartName, PartResult>>

/** Keeps a part's result in the folder's results.json. */
export function keepResult(folder: string, name: PartName, result: PartResult): void {
  writeFileSync(
    pathIn(folder),
    `${JSON.stringify({ ...readResults(folder), [name]: result }, undefined, 1)}\n`,
  )
}

/** Writes README.md from everything that is kept in the folder. */
export function writeTable(folder: string): void {
  const results = readResults(folder)
  const sections = Object.entries(PARTS).flatMap(([name, { about }]) => {
    const result = results[name as PartName]
    return result ? sectionOf(name, about, result) : []
  })
  const text = ['# What the proof did', 'Written by `npm run proof`.', ...sections].join('\n\n')
  writeFileSync(join(folder, 'README.md'), `${text}\n`)
}

function sectionOf(name: string, about: string, { at, machine: where, project, said, tests }: PartResult) {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = tests.map(
    ({ file, fullName, status }) =>
      `| ${cell(fullName)} | ${status === 'passed' ? 'yes' : status} | \`${file}\` |`,
  )
  const store = project === 'postgres' ? 'PostgreSQL' : 'SQLite'
  return [
    `## ${name}: ${about}`,
    `On ${at.slice(0, 10)}, with a store in ${store}, on ${where}`,
    ...(said.length > 0 ? [said.map((line) => `- ${line.trim()}`).join('\n')] : []),
    ['| What happened | Held | Test |', '|---|---|---|', ...rows].join('\n'),
  ]
}

function readResults(folder: string): Results {
  const path = pathIn(folder)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : {}
}

function pathIn(folder: string): string {
  return join(folder, 'results.json')
}
