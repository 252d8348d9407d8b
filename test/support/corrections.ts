/** Corrections as organisers make them, for tests of the clean layer. */
import fc from 'fast-check'
import { isAnswered, textOf } from '../../server/audit/answers.js'
import type { Correction, Remedy, SubmittedResponse } from '../../server/audit/corrections.js'
import { questionOf } from '../../server/audit/corrections.js'
import { GENERICS } from '../../server/audit/hiding.js'
import { questionsOf, sectorsOf } from '../../server/audit/questionnaire.js'
import { readingsOf } from '../../server/audit/choiceTables.js'
import { questionnaire } from './findings.js'

/** A correction of a response as it is now. */
export function correctionOf(response: SubmittedResponse, remedy: Remedy, id = 1): Correction {
  const questionId = questionOf(remedy)
  return {
    remedy,
    id,
    reference: response.reference,
    reason: 'Agreed by telephone',
    madeBy: 'Lee Dean',
    madeAt: '2027-03-10T12:00:00.000Z',
    version: response.version,
    madeOn: questionId === null ? '' : (response.answers[questionId] ?? ''),
    undone: null,
  }
}

/** The correction after it was undone. */
export function undo(correction: Correction): Correction {
  return { ...correction, undone: { by: 'Lee Dean', at: '2027-03-11T12:00:00.000Z' } }
}

/** Any remedy that the forms could make of a response, but for acceptances, which change nothing. */
export function anyRemedy(response: SubmittedResponse): fc.Arbitrary<Remedy> {
  const asked = questionsOf(questionnaire).filter(({ id }) => isAnswered(response.answers[id]))
  const inWords = asked.filter(({ id }) => typeof response.answers[id] === 'string')
  const remedies: fc.Arbitrary<Remedy>[] = [
    fc.constantFrom(...sectorsOf(questionnaire)).map(({ id }) => ({ kind: 'sector', sector: id })),
    fc.constant<Remedy>({ kind: 'exclusion' }),
    fc.constant<Remedy>({ kind: 'duplicate', of: 'Z9' }),
    ...inWords.map(({ id }) => fc.string().map((text): Remedy => ({ kind: 'text', questionId: id, text }))),
    ...inWords.map(({ id }) => anyRedaction(id, textOf(response.answers, id))),
    ...asked.flatMap((question) =>
      readingsOf(question).map((reading) =>
        fc.constant<Remedy>({ kind: 'reading', questionId: question.id, reading }),
      ),
    ),
  ]
  return fc.oneof(...remedies)
}

function anyRedaction(questionId: string, text: string): fc.Arbitrary<Remedy> {
  const characters = Array.from(text)
  const offset = fc.nat(characters.length).map((count) => characters.slice(0, count).join('').length)
  return fc
    .tuple(offset, offset, fc.constantFrom(...GENERICS))
    .map(([one, other, generic]) => ({ start: Math.min(one, other), end: Math.max(one, other), generic }))
    .map((span) => ({ kind: 'redaction', questionId, spans: span.end > span.start ? [span] : [] }))
}
