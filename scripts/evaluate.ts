/** Measures the reading of themes against people's: npm run --silent evaluate -- --help */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createCoder } from '../server/audit/themes/coding.js'
import { evaluate, type LabelledText } from '../server/audit/themes/evaluation.js'
import { labelledRowsOf } from '../server/audit/themes/labelledTexts.js'
import { qualityLines, worstThemeLines } from '../server/audit/themes/qualityTable.js'
import { findCodebook, loadData } from '../server/data.js'
import { readCsvTable } from '../server/export/csvTable.js'
import { forPerson, required, runCommand } from './command.js'
import { sampleTexts } from './sampleTexts.js'

const HELP = `npm run --silent evaluate
npm run --silent evaluate -- --input FILE.csv --text COLUMN --labels COLUMN --codebook FILE

Without options: the sample round, the responses that were read while rules were written and those put aside apart;
only the former are quoted. --read-only leaves those put aside unmeasured, for use while writing rules.

  --input FILE     any table of labelled texts; the first row names its columns
  --text COLUMN    the column of the texts
  --labels COLUMN  the column of the labels: ids or labels of the codebook's themes, parted by ";"
  --codebook FILE  the codebook to read with (data/codebooks/early-help.json)`

const text = { type: 'string' } as const
const options = {
  ...{ input: text, text, labels: text, codebook: text },
  'read-only': { type: 'boolean' },
} as const

void runCommand(HELP, options, async (values) => {
  const codebook = await forPerson(() => findCodebook(loadData(), values.codebook))
  const coder = createCoder(codebook)
  const ids = codebook.themes.map(({ id }) => id)
  const print = (
    sets: Readonly<Record<string, readonly LabelledText[]>>,
    quoted: readonly LabelledText[],
  ) => {
    const qualities = Object.entries(sets).map(([name, texts]) => [name, evaluate(texts, ids)] as const)
    console.log(qualityLines(Object.fromEntries(qualities)).join('\n'))
    console.log(['', 'Worst themes:', ...worstThemeLines(quoted, evaluate(quoted, ids))].join('\n'))
  }
  if (values.input === undefined) {
    const { read, putAside } = sampleTexts(coder)
    print(values['read-only'] ? { 'read 62': read } : { 'read 62': read, 'put aside 30': putAside }, read)
    return
  }
  const { input } = values
  const columns = [required(values.text, 'text'), required(values.labels, 'labels')] as const
  const rows = await forPerson(async () =>
    labelledRowsOf(await readCsvTable(readFileSync(input, 'utf8')), ...columns, codebook, coder),
  )
  print({ [basename(input)]: rows }, rows)
})
