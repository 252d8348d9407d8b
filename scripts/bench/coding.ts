/** Measures the reading of answers for themes against a single pass that parts them into words and stems. */
import type { Question } from '../../server/audit/questionnaire.js'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { createCoder } from '../../server/audit/themes/coding.js'
import { tokensOf } from '../../server/audit/themes/words.js'
import { findCodebook, findEdition, loadData } from '../../server/data.js'
import { figure, interleaved, median, type Measured, type Wanted } from './measured.js'
import { manyResponses } from './stores.js'

const ANSWERS = 10_000
const REPEATS = 5
/** Of a hundred answers one has changed when the others have been read. */
const CHANGED = 100

interface Text {
  readonly text: string
  readonly question: Question
}

/** In processor time. Cold, nothing is remembered of answers; incremental, one in a hundred is new. */
export async function measureCoding({ quick }: Wanted): Promise<Measured> {
  const data = loadData()
  const codebook = findCodebook(data)
  const questions = questionsOf(findEdition(data)).filter(({ kind }) => kind === 'long-text')
  const count = quick ? 500 : ANSWERS
  const texts = manyResponses(Math.ceil(count / 9))
    .flatMap(({ answers }) =>
      questions.flatMap((question): Text[] => {
        const text = answers[question.id]
        return typeof text === 'string' && text !== '' ? [{ text, question }] : []
      }),
    )
    .slice(0, count)
  const changed = (time: number) =>
    texts.map((one, at) => (at % CHANGED === 0 ? { ...one, text: `${one.text} Changed ${time}.` } : one))
  const read = (coder: ReturnType<typeof createCoder>, some: readonly Text[]) => {
    for (const { text, question } of some) coder.code(text, question)
  }
  const kept = createCoder(codebook)
  const first = processorOf(() => {
    read(kept, texts)
  })
  let time = 0
  const times = await interleaved(quick ? 1 : REPEATS, {
    cold: () => {
      const coder = createCoder(codebook)
      return Promise.resolve(
        processorOf(() => {
          read(coder, texts)
        }),
      )
    },
    incremental: () => {
      time += 1
      const some = changed(time)
      return Promise.resolve(
        processorOf(() => {
          read(kept, some)
        }),
      )
    },
    words: () =>
      Promise.resolve(
        processorOf(() => {
          texts.forEach(({ text }) => tokensOf(text))
        }),
      ),
  })
  const [cold, incremental, words] = [median(times.cold), median(times.incremental), median(times.words)]
  const size = `${texts.length} answers × ${codebook.themes.length} themes`
  return {
    lines: [`${size}; medians of ${times.cold.length}, in turn, in processor time.`],
    figures: [
      figure('the first time in a process', first, 'ms'),
      figure('cold', cold, 'ms'),
      figure('incremental, one answer in a hundred new', incremental, 'ms'),
      figure('words and stems alone', words, 'ms'),
      figure('cold / words and stems', cold / words),
      figure('incremental / words and stems', incremental / words),
    ],
  }
}

/** Processor time of a step, user and system, in milliseconds. */
function processorOf(step: () => void): number {
  const before = process.cpuUsage()
  step()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
