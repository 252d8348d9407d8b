/** Computes findings from a file of responses and writes them as JSON, a workbook or CSV. */
import { computeFindings } from '../server/audit/computeFindings.js'
import { createCoder } from '../server/audit/themes/coding.js'
import {
  SAMPLE_BANNER,
  findCodebook,
  findEdition,
  isSample,
  loadData,
  loadResponses,
} from '../server/data.js'
import { FORMATS, writeFindingsFiles } from '../server/export/findingsFiles.js'
import { CommandError, required, runCommand } from './command.js'

const HELP = `npm run --silent findings -- --input FILE.jsonl --format json|xlsx|csv --output PATH

  --input FILE        responses, one JSON object a line, as in data/samples/
  --format FORMAT     json, xlsx or csv
  --output PATH       the file to write; for csv the folder, which gets a file a table
  --questionnaire ID  the edition that was answered (working-together-2018)
  --codebook FILE     the codebook to read with (data/codebooks/early-help.json)
  --expected N        how many agencies were expected to respond
  --area NAME         the area's name where the wording leaves it open`

const text = { type: 'string' } as const
const options = {
  ...{ input: text, format: text, output: text },
  ...{ questionnaire: text, codebook: text, expected: text, area: text },
} as const

await runCommand(HELP, options, async (values) => {
  const { expected, area = 'the area' } = values
  const input = required(values.input, 'input')
  const output = required(values.output, 'output')
  const format = FORMATS.find((known) => known === values.format)
  if (!format) throw new CommandError('--format must be json, xlsx or csv.')
  if (expected !== undefined && !/^[1-9]\d{0,5}$/.test(expected)) {
    throw new CommandError('--expected must be a number of agencies, such as 120.')
  }
  const data = loadData()
  const questionnaire = findEdition(data, values.questionnaire)
  const codebook = findCodebook(data, values.codebook)
  const findings = computeFindings({
    responses: loadResponses(input, questionnaire),
    questionnaire,
    codebook,
    coder: createCoder(codebook),
    expected: expected === undefined ? null : Number(expected),
    wording: { area },
  })
  await writeFindingsFiles(findings, format, output, isSample(input) ? SAMPLE_BANNER : undefined)
})
