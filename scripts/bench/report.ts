/** Names the machine, and writes what was measured to files. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { aimOf, isReached, valueOf, type Figure, type Measured } from './measured.js'

export interface Result extends Measured {
  readonly name: string
  readonly about: string
  /** How long measuring took. */
  readonly seconds: number
}

/** The machine in a sentence. */
export function thisMachine(): string {
  const cores = cpus()
  return `${cores[0]?.model.trim() ?? 'Unknown processor'}, ${cores.length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB of memory; Node ${process.versions.node} on ${process.platform}.`
}

/** The machine and how busy it is, a line each. */
export function machine(): readonly string[] {
  return [
    thisMachine(),
    `Load average before: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(', ')}. Figures are worth most where it is near 0.`,
  ]
}

/** What was measured, and what machine() said before it was. */
export interface Report {
  readonly machine: readonly string[]
  readonly results: readonly Result[]
}

/** Writes benchmarks.json and BENCHMARKS.md into a folder, made where it is missing. */
export function writeReport(folder: string, report: Report, now = new Date()): void {
  mkdirSync(folder, { recursive: true })
  const told = { measuredAt: now.toISOString(), ...report }
  writeFileSync(join(folder, 'benchmarks.json'), `${JSON.stringify(told, undefined, 2)}\n`)
  writeFileSync(join(folder, 'BENCHMARKS.md'), markdownOf(report, now))
}

function markdownOf({ machine: before, results }: Report, now: Date): string {
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0)
  return [
    '# Benchmarks',
    `Measured by \`npm run bench\` on ${now.toISOString().slice(0, 10)} in ${(total / 60).toFixed(0)} minutes. ${before.join(' ')}`,
    ...results.flatMap(({ name, about, lines, figures }) => [
      `## ${name}: ${about}`,
      ...(figures.length > 0 ? [tableOf(figures)] : []),
      ...(lines.length > 0 ? [lines.map((line) => `- ${line}`).join('\n')] : []),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((one) => {
    const value = isReached(one) === false ? `**${valueOf(one)}: missed**` : valueOf(one)
    return `| ${one.name} | ${value} | ${aimOf(one)} |`
  })
  return ['| Figure | Measured | Aim |', '|---|---|---|', ...rows].join('\n')
}
