import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AuditResponse } from '../../server/audit/answers.js'
import { findPersonalDataIn } from '../../server/audit/personalData.js'
import type { Questionnaire } from '../../server/audit/questionnaire.js'

/** A response of the sample; `personal_data` lists the questions whose answers identify somebody, as a reader saw it. */
type SampleResponse = Omit<AuditResponse, 'edition'> & { readonly personal_data?: readonly string[] }

const questionnaire = JSON.parse(
  readFileSync('data/questionnaires/working-together-2018.json', 'utf8'),
) as Questionnaire
const { references } = JSON.parse(readFileSync('data/samples/put-aside.json', 'utf8')) as {
  references: string[]
}
const sample = readFileSync('data/samples/sample-round.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as SampleResponse)

/** Answers that the finder flags, that the reader flagged, that both did. */
function measure(responses: readonly SampleResponse[]) {
  const marked = responses.flatMap(({ reference, personal_data = [] }) =>
    personal_data.map((question) => `${reference} ${question}`),
  )
  const flagged = responses.flatMap(({ reference, answers }) =>
    findPersonalDataIn(answers, questionnaire).map(({ questionId }) => `${reference} ${questionId}`),
  )
  const both = flagged.filter((answer) => marked.includes(answer))
  return { responses: responses.length, marked: marked.length, flagged: flagged.length, both: both.length }
}

function print(name: string, { responses, marked, flagged, both }: ReturnType<typeof measure>): void {
  process.stdout.write(
    `personal data, ${name}: ${responses} responses; the reader marks ${marked} answers, the finder flags ${flagged}, ` +
      `both ${both}\n`,
  )
}

// Few answers of the sample identify anybody, so the figures bound false alarms better than they do misses.
describe('over the sample round', () => {
  it('flags the answers that a reader marked, and no others', () => {
    const read = measure(sample.filter(({ reference }) => !references.includes(reference)))
    print('read while writing', read)
    expect(read).toEqual({ responses: 62, marked: 4, flagged: 4, both: 4 })
  })

  it('raises no alarm in the responses put aside, none of which was marked', () => {
    const aside = measure(sample.filter(({ reference }) => references.includes(reference)))
    print('put aside', aside)
    expect(aside).toEqual({ responses: 30, marked: 0, flagged: 0, both: 0 })
  })
})
