/** What sort of answers a question got: among an audit's findings, "not sure" about thresholds is one. */
import type { Codings } from './codings.js'
import type { FindingTable } from './findings.js'
import { answersBase, tableHead, tallied, type QuestionTask } from './questionTables.js'
import { countTable } from './tables.js'
import { countIn } from './tallies.js'
import type { AnswerClass } from './themes/coded.js'

/** Every class with how it is called, in printing order. */
const CLASSES: readonly (readonly [AnswerClass, string])[] = [
  ['substantive', 'Says something'],
  ['generic', 'An evaluation only, such as "very well"'],
  ['nothing', 'Nothing or none'],
  ['dont-know', 'Does not know'],
  ['not-applicable', 'Not applicable'],
  ['refers-elsewhere', 'Refers elsewhere, such as "as above"'],
]

/** Answers by class and sector, each answer in one class, then responses without an answer. */
export function classesTable(task: QuestionTask, codings: Codings): FindingTable {
  const tallies = tallied(task, 'classes', ({ reference }) => [
    codings.get(reference)?.coded.answerClass ?? 'blank',
  ])
  const base = answersBase(CLASSES.reduce((sum, [id]) => sum + countIn(tallies, id), 0))
  const rows = [...CLASSES.map(([id, label]) => ({ id, label, base })), { id: 'blank', label: 'Left blank' }]
  const head = tableHead(task.question, 'classes', 'What sort of answers', 'Sort of answer', [
    'Every answer is of one sort. All but those that say something, and blanks, are called thin.',
  ])
  return countTable(head, task.sectors, rows, tallies)
}
