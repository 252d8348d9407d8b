/** What is wrong with one question of a questionnaire document, beyond its shape. */
import { faultIf, repeatsIn } from './documentFaults.js'
import type { Question } from './questionnaire.js'

/** Ids that findings give to rows and columns of their own. */
const RESERVED_IDS = ['all', 'share', 'base', 'blank', 'total', 'unclear', 'not-answered']

/** Every fault of a question, a sentence each. */
export function checkQuestion(question: Question): readonly string[] {
  const faults = [...checkId(question), ...checkOptions(question), ...checkMarks(question)]
  return faults.map((fault) => `The question "${question.id}" ${fault}.`)
}

/** Ids of answers become form fields and parts of table ids, which join them with a hyphen. */
function checkId({ id }: Question): readonly string[] {
  return faultIf(
    !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(id),
    'needs an id of small letters and digits, words joined by "_"',
  )
}

function checkOptions({ kind, options = [] }: Question): readonly string[] {
  const ids = options.map(({ id }) => id)
  const hasOptions = kind === 'choice' || kind === 'tick-list'
  const specifies = options.some(({ specify }) => specify !== undefined)
  const exclusive = options.filter((option) => option.exclusive)
  return [
    ...faultIf(
      exclusive.length > 0 && kind !== 'tick-list',
      `is a ${kind}: only an option of a tick-list can be "exclusive"`,
    ),
    ...faultIf(exclusive.length > 1, 'has several "exclusive" options: only one can exclude all others'),
    ...faultIf(
      exclusive.length === 1 && options.at(-1)?.exclusive !== true,
      'has an "exclusive" option: put it last',
    ),
    ...faultIf(hasOptions && options.length < 2, `is a ${kind}: give it two options or more`),
    ...faultIf(!hasOptions && options.length > 0, `is a ${kind}: take its options away`),
    ...faultIf(
      kind === 'tick-list' && specifies,
      'is a tick-list: only options of a choice can have "specify"',
    ),
    ...repeatsIn(ids).map((id) => `has two options with the id "${id}": give each its own`),
    ...repeatsIn(options.map(({ label }) => label)).map((label) => `has two options called "${label}"`),
    ...ids.flatMap((id) => checkOptionId(id)),
  ]
}

function checkOptionId(id: string): readonly string[] {
  return [
    ...faultIf(
      RESERVED_IDS.includes(id),
      `has an option with the id "${id}", which the findings use themselves`,
    ),
    ...faultIf(
      id !== '' && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id),
      `has an option with the id "${id}": use small letters and digits, words joined by "-"`,
    ),
  ]
}

/** A mark that means nothing on the question's kind is a mistake: somebody expected an effect. */
function checkMarks({ kind, closed, personal, noneIsContent }: Question): readonly string[] {
  const isProse = kind === 'text' || kind === 'long-text'
  return [
    ...faultIf(closed && !isProse, `is a ${kind}: only text and long-text can be "closed"`),
    ...faultIf(noneIsContent && kind !== 'long-text', `is a ${kind}: only long-text can be "noneIsContent"`),
    ...faultIf(personal && kind !== 'text', `is a ${kind}: only text can be "personal"`),
    ...faultIf(personal && closed, 'is "personal", so its words are not read: take "closed" away'),
  ]
}
