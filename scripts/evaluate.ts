/** Measures the reading of themes against people's: npm run --silent evaluate -- --help */
import { basename } from 'node:path'
import { createCoder } from '../server/audit/themes/coding.js'
import { evaluate, type LabelledText } from '../server/audit/themes/evaluation.js'
import { evaluateKeyphrases, readKeyedTexts } from '../server/audit/themes/keyphraseEvaluation.js'
import { labelledRowsOf } from '../server/audit/themes/labelledTexts.js'
import { qualityLines, worstThemeLines } from '../server/audit/themes/qualityTable.js'
import { findCodebook, loadData, readText } from '../server/data.js'
import { readCsvTable } from '../server/export/csvTable.js'
import { forPerson, required, runCommand } from './command.js'
import { sampleMeasures } from './sampleMeasures.js'
import { sampleTexts } from './sampleTexts.js'

const HELP = `npm run --silent evaluate
npm run --silent evaluate -- --input FILE.csv --text COLUMN --labels COLUMN --codebook FILE
npm run --silent evaluate -- --keyphrases FILE.jsonl

Without options: the sample round, the responses that were read while rules were written and those put aside apart;
only the former are quoted. --read-only leaves those put aside unmeasured, for use while writing rules.

  --input FILE       any table of labelled texts; the first row names its columns
  --text COLUMN      the column of the texts
  --labels COLUMN    the column of the labels: ids or labels of the codebook's themes, parted by ";"
  --codebook FILE    the codebook to read with (data/codebooks/early-help.json)
  --keyphrases FILE  lines of {"text": "…", "keys": ["…"]}: measures the phrases that label a text`

const text = { type: 'string' } as const
const options = {
  ...{ input: text, text, labels: text, codebook: text, keyphrases: text },
  'read-only': { type: 'boolean' },
} as const

await runCommand(HELP, options, async (values) => {
  if (values.keyphrases !== undefined) return printKeyphrases(values.keyphrases)
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
    if (!values['read-only']) console.log(['', 'The whole sample:', ...sampleMeasures(codebook)].join('\n'))
    return
  }
  const { input } = values
  const columns = [required(values.text, 'text'), required(values.labels, 'labels')] as const
  const rows = await forPerson(async () =>
    labelledRowsOf(await readCsvTable(readText(input)), ...columns, codebook, coder),
  )
  print({ [basename(input)]: rows }, rows)
})

async function printKeyphrases(file: string): Promise<void> {
  const keyed = await forPerson(() => readKeyedTexts(readText(file)))
  const { texts, f1At5, f1At10 } = evaluateKeyphrases(keyed)
  console.log(`${texts} texts: F1@5 ${f1At5.toFixed(3)}, F1@10 ${f1At10.toFixed(3)}`)
}
