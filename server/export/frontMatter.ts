import { leftOutText } from '../audit/corrections.js'
import type { Findings } from '../audit/findings.js'
import { readBy } from '../audit/readBy.js'
import { wordsDeletedNote } from '../audit/wordless.js'

/** Sentences that stand before the findings in every file: what they are, what they rest on, who signed that off. */
export function frontMatter(findings: Findings, banner?: string, signOff?: string): readonly string[] {
  const { edition, codebook, responses, expected } = findings
  const leftOut = leftOutText(findings.leftOut)
  return [
    ...(banner === undefined ? [] : [banner]),
    `Responses received: ${responses}. Agencies expected: ${expected ?? 'not stated'}.`,
    ...(findings.wordsDeletedOn === undefined ? [] : [wordsDeletedNote(findings.wordsDeletedOn)]),
    ...(leftOut === '' ? [] : [`Besides these, ${leftOut}.`]),
    `Questionnaire: ${edition}. Themes are read by rule: codebook ${readBy(codebook)}.`,
    ...(signOff === undefined ? [] : [signOff]),
    'Percentages are whole per cents, halves rounded up, each of the base named beside it. They need not add up to 100%.',
  ]
}
