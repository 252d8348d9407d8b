/** Any responses that the form or a file could give, for property tests. */
import fc from 'fast-check'
import type { Answer, Answers, AuditResponse } from '../../server/audit/answers.js'
import {
  detailIdOf,
  optionsOf,
  questionsOf,
  sectorsOf,
  type Question,
} from '../../server/audit/questionnaire.js'
import { questionnaire, responseOf } from './findings.js'

const WORDS = [
  'Very well',
  'n/a',
  'Not sure',
  '  ',
  'Yes, mostly.',
  'No - we are a school',
  'Mentors do, clubs don’t',
  'Staff know families and talk to parents at the gate.',
  'Long waiting lists for CAMHS and no funding for family support',
  'about 30',
  '11 or 12',
  '1,200',
  '=SUM(A1:A9)',
  'line one\nline two\u0007 \u{1F600} e\u0301 <b>&',
]

const anyWords = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 40 }))

function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  const ids = optionsOf(question).map(({ id }) => id)
  if (question.kind === 'tick-list') return fc.subarray(ids)
  if (question.kind === 'choice') return fc.constantFrom(...ids)
  return question.kind === 'yes-no' ? fc.oneof(fc.constantFrom(...ids), anyWords) : anyWords
}

const details = sectorsOf(questionnaire).filter(({ specify }) => specify !== undefined)

const anyAnswers = fc.record(
  Object.fromEntries([
    ...questionsOf(questionnaire).map((question) => [question.id, anyAnswer(question)]),
    ...details.map((sector) => [detailIdOf(sector), fc.constantFrom('CAMHS', 'camhs ', 'GP surgery', '-')]),
  ]) as Record<string, fc.Arbitrary<Answer>>,
  { requiredKeys: [] },
)

/** Responses whose references begin with the prefix and are all different. */
export function anyResponses(prefix: string, maxLength = 12): fc.Arbitrary<readonly AuditResponse[]> {
  return fc
    .array(anyAnswers, { maxLength })
    .map((all) => all.map((answers, index) => responseOf(`${prefix}${index}`, answers as Answers)))
}

/** The same items in any order. */
export function anyOrder<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
}
