/** What is measured on the sample round besides the coder's agreement with its reader, as lines for a terminal. */
import { join } from 'node:path'
import { textOf, type AuditResponse } from '../server/audit/answers.js'
import { codingsOf, isReadForThemes } from '../server/audit/codings.js'
import { computeFindings } from '../server/audit/computeFindings.js'
import { tablesOf, type Findings } from '../server/audit/findings.js'
import { questionsOf, sectorsOf } from '../server/audit/questionnaire.js'
import type { Codebook } from '../server/audit/themes/codebook.js'
import { createCoders } from '../server/audit/themes/coding.js'
import { emphasisedByChance } from '../server/audit/themes/emphasisQuality.js'
import {
  hiddenThemeRecovery,
  recoveredWithin,
  suggestionStability,
} from '../server/audit/themes/suggestionQuality.js'
import { usesOf, type AskedAnswers } from '../server/audit/themes/uses.js'
import { findEdition, loadData, loadResponses } from '../server/data.js'
import { projectRoot } from '../server/projectRoot.js'
import { sampleResponses } from './sampleTexts.js'

const SHUFFLES = 100

/** Suggestions, emphasis, quotes and counts of the whole sample. */
export function sampleMeasures(codebook: Codebook): string[] {
  const questionnaire = findEdition(loadData())
  const path = join(projectRoot(), 'data', 'samples', 'sample-round.jsonl')
  const responses = loadResponses(path, questionnaire)
  const coderFor = createCoders()
  const read = (by: Codebook) => {
    const coder = coderFor(by)
    return questionsOf(questionnaire)
      .filter(isReadForThemes)
      .map((question) => ({ question, answers: [...codingsOf(question, responses, coder).values()] }))
  }
  const asked = read(codebook)
  const mined = asked.flatMap((each) => usesOf(each).answers)
  const words = emphasisedByChance(mined, SHUFFLES) / sectorsOf(questionnaire).length
  const coder = coderFor(codebook)
  const findings = computeFindings({ responses, questionnaire, codebook, coder, expected: null })
  return [
    ...suggestionLines(codebook, read, asked),
    `words emphasised a sector where sectors are shuffled, mean of ${SHUFFLES}: ${words.toFixed(3)}`,
    quotesLine(findings, responses),
    countsLine(findings),
  ]
}

function suggestionLines(
  codebook: Codebook,
  read: (by: Codebook) => readonly AskedAnswers[],
  asked: readonly AskedAnswers[],
): string[] {
  const labels = new Map(sampleResponses().map(({ reference, codes }) => [reference, codes]))
  const hidden = hiddenThemeRecovery(codebook, read, (reference, question, theme) =>
    Boolean(labels.get(reference)?.[question]?.includes(theme)),
  )
  const found = (n: number) => `${(recoveredWithin(hidden, n) * 100).toFixed(1)}%`
  const held = suggestionStability(asked, codebook.glossary).toFixed(3)
  return [
    `hidden themes found again among the first 10 / 20 phrases: ${found(10)} / ${found(20)} of ${hidden.length}`,
    `first 20 phrases, mean Jaccard when a response is added: ${held}`,
  ]
}

function quotesLine({ questions }: Findings, responses: readonly AuditResponse[]): string {
  const answers = new Map(responses.map((response) => [response.reference, response.answers]))
  const quotes = questions.flatMap(({ question, themes, suggestions }) =>
    [...themes, ...suggestions].flatMap((item) =>
      item.quotes.map(({ reference, text }) =>
        textOf(answers.get(reference) ?? {}, question.id).includes(text),
      ),
    ),
  )
  return `quotes that stand in their answer letter for letter: ${quotes.filter(Boolean).length} of ${quotes.length}`
}

function countsLine(findings: Findings): string {
  const counts = tablesOf(findings)
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .flatMap((cell) => (cell.kind === 'count' ? [new Set(cell.references).size === cell.value] : []))
  return `counts that equal the responses they lead to: ${counts.filter(Boolean).length} of ${counts.length}`
}
