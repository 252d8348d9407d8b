import { leftOutText } from '../audit/corrections.js'
import type { Findings } from '../audit/findings.js'
import { readBy } from '../audit/readBy.js'
import { wordsDeletedNote } from '../audit/wordless.js'

/** Sentences that stand before the findings in every file: what they are and what they rest on. */
export function frontMatter(findings: Findings, banner?: string): readonly string[] {
  const { edition, codebook, responses, expected } = findings
  const leftOut = leftOutText(findings.leftOut)
  return [
    ...(banner === undefined ? [] : [banner]),
    `Responses received: ${responses}. Agencies expected: ${expected ?? 'not stated'}.`,
    ...(findings.wordsDeletedOn === undefined ? [] : [wordsDeletedNote(findings.wordsDeletedOn)]),
    ...(leftOut === '' ? [] : [`Besides these, ${leftOut}.`]),
    `Questionnaire: ${edition}. Themes are read by rule: codebook ${readBy(codebook)}.`,
    'Percentages are whole per cents, halves rounded up, each of the base named beside it. They need not add up to 100%.',
  ]
}
