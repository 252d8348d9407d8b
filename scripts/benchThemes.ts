/** Measures what reading themes costs, in processor time: npx tsx scripts/benchThemes.ts */
import type { Question } from '../server/audit/questionnaire.js'
import { questionsOf } from '../server/audit/questionnaire.js'
import { createCoder, createMemory } from '../server/audit/themes/coding.js'
import { medianOf } from '../server/audit/themes/statistics.js'
import { tokensOf } from '../server/audit/themes/words.js'
import { findCodebook, findEdition, loadData } from '../server/data.js'
import { sampleResponses } from './sampleTexts.js'

const ANSWERS = 10_000
const CHANGED = 500
const RUNS = 5

interface Answer {
  readonly text: string
  readonly question: Question
}

const data = loadData()
const codebook = findCodebook(data)
const questions = questionsOf(findEdition(data)).filter(({ kind }) => kind === 'long-text')
const sample = sampleResponses().flatMap(({ answers }) =>
  questions.flatMap((question) => {
    const text = answers[question.id]
    return typeof text === 'string' && text.trim() !== '' ? [{ text, question }] : []
  }),
)

/** Answers that are all unlike: the sample's again and again, each time without another of its words. */
function answersFrom(first: number, count: number): Answer[] {
  return Array.from({ length: count }, (_, i) => {
    const { text, question } = sample[(first + i) % sample.length] as Answer
    const round = Math.floor((first + i) / sample.length)
    const words = text.split(' ').filter((_word, at, all) => round === 0 || at !== round % all.length)
    return {
      text: round < text.split(' ').length ? words.join(' ') : `${words.join(' ')} ${round}`,
      question,
    }
  })
}

/** Processor time of a step, user and system, in milliseconds. */
function cost(step: () => void): number {
  const before = process.cpuUsage()
  step()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const answers = answersFrom(0, ANSWERS)
const changed = answersFrom(ANSWERS, CHANGED)
const coders = Array.from({ length: RUNS }, () => ({ coder: createCoder(codebook), ms: 0 }))
const readAll = (coder: ReturnType<typeof createCoder>) => {
  for (const { text, question } of answers) coder.code(text, question)
}
const first = cost(() => {
  readAll(createCoder(codebook))
})
for (const run of coders)
  run.ms = cost(() => {
    readAll(run.coder)
  })
const words = Array.from({ length: RUNS }, () =>
  cost(() => {
    answers.forEach(({ text }) => tokensOf(text))
  }),
)
const one =
  cost(() => {
    changed.forEach(({ text, question }) => coders[0]?.coder.code(text, question))
  }) / CHANGED

/** The codebook with one more word in a theme's first rule, read where the codebook itself has been. */
const rereadings = codebook.themes.map((changedTheme) => {
  const themes = codebook.themes.map((theme) =>
    theme === changedTheme
      ? {
          ...theme,
          rules: theme.rules.map((rule, i) => (i > 0 ? rule : { ...rule, match: `${rule.match}, zebra` })),
        }
      : theme,
  )
  const memory = createMemory()
  readAll(createCoder(codebook, memory))
  return cost(() => {
    readAll(createCoder({ ...codebook, themes }, memory))
  })
})

const cold = medianOf(coders.map(({ ms }) => ms)) ?? 0
const bare = medianOf(words) ?? 0
console.log(
  `${ANSWERS} answers x ${codebook.themes.length} themes, codebook and code cold: ${first.toFixed(0)} ms`,
)
console.log(`the same, nothing remembered of the answers, median of ${RUNS}: ${cold.toFixed(0)} ms`)
console.log(
  `only to words and stems, median of ${RUNS}: ${bare.toFixed(0)} ms; ratio ${(cold / bare).toFixed(1)}`,
)
console.log(`one changed answer, mean of ${CHANGED}: ${one.toFixed(3)} ms`)
console.log(
  `the same after a change of one theme, the new coder included, median of ${codebook.themes.length} themes: ${(medianOf(rereadings) ?? 0).toFixed(0)} ms`,
)
