// npm run --silent bench: measures the service against the plainest program that does the same, in the same run.
import { measureImport } from './bench/importing.js'
import { measureLists } from './bench/lists.js'
import { measureThemes } from './bench/themes.js'
import { measureWorkbook } from './bench/workbook.js'
import { CommandError, runCommand } from './command.js'

interface Measure {
  readonly name: string
  readonly about: string
  /** Lines to print. */
  readonly run: (responses: number) => Promise<readonly string[]>
}

const measures: readonly Measure[] = [
  { name: 'import', about: 'import of a table while respondents save on the form', run: measureImport },
  { name: 'lists', about: 'list, search, quality and response pages', run: measureLists },
  { name: 'themes', about: 'pages of the workbench, and what a changed rule would do', run: measureThemes },
  {
    name: 'workbook',
    about: 'workbook of all responses while respondents save on the form',
    run: measureWorkbook,
  },
]

const usage = `Measures, with many invented responses, on this machine and as it is now:
${measures.map(({ name, about }) => `  ${name.padEnd(8)} ${about}`).join('\n')}
  npm run --silent bench -- [--only NAME] [--responses 10000]`

const options = { only: { type: 'string' }, responses: { type: 'string', default: '10000' } } as const

await runCommand(usage, options, async ({ only, responses }) => {
  if (!/^([1-9]\d{0,4}|100000)$/.test(responses))
    throw new CommandError(`"${responses}" is no count from 1 to 100000.`)
  const chosen = measures.filter(({ name }) => only === undefined || name === only)
  if (chosen.length === 0) throw new CommandError(`There is no measure "${only ?? ''}". See --help.`)
  for (const { name, about, run } of chosen) {
    console.log(`${name}: ${about}, ${responses} responses`)
    for (const line of await run(Number(responses))) console.log(`  ${line}`)
  }
})
