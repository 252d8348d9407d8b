/** The sample round with its reader's labels, in two sets. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Coder } from '../server/audit/themes/coding.js'
import type { LabelledText } from '../server/audit/themes/evaluation.js'
import { labelledAnswersOf, type LabelledResponse } from '../server/audit/themes/labelledTexts.js'
import { findEdition, loadData } from '../server/data.js'
import { projectRoot } from '../server/projectRoot.js'

/** The sample's answers as a coder reads them: of the responses read while rules were written, and of those put aside. */
export function sampleTexts(coder: Coder): { read: LabelledText[]; putAside: LabelledText[] } {
  const questionnaire = findEdition(loadData())
  const { references } = JSON.parse(sampleFile('put-aside.json')) as { references: string[] }
  const responses = sampleResponses()
  const textsOf = (isWanted: (reference: string) => boolean) =>
    labelledAnswersOf(
      responses.filter(({ reference }) => isWanted(reference)),
      questionnaire,
      coder,
    )
  return {
    read: textsOf((reference) => !references.includes(reference)),
    putAside: textsOf((reference) => references.includes(reference)),
  }
}

/** The sample's responses with its reader's labels. */
export function sampleResponses(): LabelledResponse[] {
  return sampleFile('sample-round.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledResponse)
}

function sampleFile(name: string): string {
  return readFileSync(join(projectRoot(), 'data', 'samples', name), 'utf8')
}
