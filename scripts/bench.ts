// npm run --silent bench: measures the service against the plainest program that does the same, in the same run.
import { measureCoding } from './bench/coding.js'
import { measureFindings } from './bench/findings.js'
import { measureImport } from './bench/importing.js'
import { measureJourneys } from './bench/journeys.js'
import { measureLists } from './bench/lists.js'
import { toldAs, type Measured, type Wanted } from './bench/measured.js'
import { measureProcesses } from './bench/processes.js'
import { measureRender } from './bench/render.js'
import { machine, writeReport, type Result } from './bench/report.js'
import { measureSaves } from './bench/saves.js'
import { measureStarting } from './bench/starting.js'
import { measureThemes } from './bench/themes.js'
import { measureWorkbook } from './bench/workbook.js'
import { CommandError, runCommand } from './command.js'

interface Measure {
  readonly name: string
  readonly about: string
  readonly run: (wanted: Wanted) => Promise<Measured>
}

/** A measure that tells all in sentences. */
const inLines = (run: (responses: number) => Promise<readonly string[]>) => async (wanted: Wanted) => ({
  lines: await run(wanted.responses),
  figures: [],
})

const measures: readonly Measure[] = [
  { name: 'start', about: 'start-up, and memory at rest', run: measureStarting },
  { name: 'render', about: 'a section’s page', run: measureRender },
  { name: 'save', about: 'saving a section durably', run: measureSaves },
  { name: 'journeys', about: 'whole journeys of 1, 10 and 100 people at once', run: measureJourneys },
  { name: 'findings', about: 'the findings page of small and large rounds', run: measureFindings },
  { name: 'coding', about: 'reading 10,000 answers for themes', run: measureCoding },
  {
    name: 'processes',
    about: 'saves of one process and of four that share a store in PostgreSQL',
    run: measureProcesses,
  },
  {
    name: 'workbook',
    about: 'workbook of all responses while respondents save on the form',
    run: measureWorkbook,
  },
  {
    name: 'import',
    about: 'import of a table while respondents save on the form',
    run: inLines(measureImport),
  },
  { name: 'lists', about: 'list, search, quality and response pages', run: inLines(measureLists) },
  {
    name: 'themes',
    about: 'pages of the workbench, and what a changed rule would do',
    run: inLines(measureThemes),
  },
]

const usage = `Measures, with invented responses, on this machine and as it is now:
${measures.map(({ name, about }) => `  ${name.padEnd(9)} ${about}`).join('\n')}
  npm run --silent bench -- [--only NAME,NAME] [--responses 10000] [--large] [--quick] [--out FOLDER]

  --responses N  in a large round, for the last four
  --large        findings of 100,000 responses as well
  --quick        as little as shows that it works: the figures mean nothing
  --out FOLDER   writes the results to FOLDER/benchmarks.json and FOLDER/BENCHMARKS.md`

const options = {
  only: { type: 'string' },
  responses: { type: 'string', default: '10000' },
  large: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  out: { type: 'string' },
} as const

await runCommand(usage, options, async ({ only, responses, large, quick, out }) => {
  if (!/^([1-9]\d{0,4}|100000)$/.test(responses))
    throw new CommandError(`"${responses}" is no count from 1 to 100000.`)
  const results: Result[] = []
  const chosen = chosenIn(only)
  const before = machine()
  console.log(before.join('\n'))
  for (const { name, about, run } of chosen) {
    console.log(`${name}: ${about}`)
    const start = performance.now()
    const found = await run({ responses: Number(responses), large, quick })
    const seconds = (performance.now() - start) / 1000
    for (const line of toldAs(found)) console.log(`  ${line}`)
    console.log(`  ${seconds.toFixed(0)} s.`)
    results.push({ name, about, seconds, ...found })
  }
  if (out !== undefined) writeReport(out, { machine: before, results })
})

function chosenIn(only: string | undefined): readonly Measure[] {
  if (only === undefined) return measures
  return only.split(',').map((wanted) => {
    const measure = measures.find(({ name }) => name === wanted)
    if (!measure) throw new CommandError(`There is no measure "${wanted}". See --help.`)
    return measure
  })
}
