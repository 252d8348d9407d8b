/** From a posted form to answers: everything that can be kept is kept, and what is wrong is said beside its field. */
import { LONGEST_ANSWER, normaliseText, type Answer } from '../audit/answers.js'
import {
  contradictsItself,
  detailIdOf,
  optionsOf,
  type Question,
  type Section,
} from '../audit/questionnaire.js'
import type { Change } from '../audit/saving.js'
import { readSeen } from './seen.js'

export type ProblemKind = 'too-long' | 'none-and-others' | 'not-a-choice' | 'arrived-twice' | 'not-asked'

/** Something wrong with one field; the words are the page's to choose. */
export interface Problem {
  readonly fieldId: string
  readonly kind: ProblemKind
}

export interface PostedSection {
  /** What the form held of this section's fields, ready to be kept. */
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
  /** The page that the form was on, "" where it did not say. */
  readonly writer: string
  readonly initials: string
  /** What was said of the section's completeness; undefined where nothing new was. */
  readonly completed: boolean | undefined
}

/** A posted form's fields: a field that came several times is an array. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Fields of our own forms that are no answers. "shown" names tick-lists, which send nothing when none is ticked;
 * "seen.…" says what the page showed of an answer.
 */
const CONTROLS: ReadonlySet<string> = new Set([
  'then',
  'shown',
  'response',
  'writer',
  'initials',
  'completed',
  'earlier',
  'from',
])
const SEEN = 'seen.'

const LONGEST_INITIALS = 20

/** Reads a section's fields. A choice that was not offered is not kept; text always is, however long. */
export function readSection(fields: Fields, section: Section): PostedSection {
  const changes: Change[] = []
  const problems: Problem[] = []
  const shown = valuesOf(fields.shown)
  for (const { id, read } of fieldsOf(section)) {
    // A field that did not come says nothing: what was kept of it before stays.
    if (fields[id] === undefined && !shown.includes(id)) continue
    const { answer, problem } = read(valuesOf(fields[id]))
    if (answer !== undefined)
      changes.push({ questionId: id, answer, seen: readSeen(firstOf(fields[SEEN + id]), answer) })
    if (problem) problems.push({ fieldId: id, kind: problem })
  }
  return {
    changes,
    problems: [...problems, ...notAsked(fields, section)],
    writer: firstOf(fields.writer),
    initials: firstOf(fields.initials).trim().slice(0, LONGEST_INITIALS),
    completed: declaredIn(fields),
  }
}

/** A declaration that the page showed already is none: a colleague may have said otherwise meanwhile. */
function declaredIn({ completed, [`${SEEN}completed`]: shown }: Fields): boolean | undefined {
  if (completed === shown) return undefined
  return completed === 'yes' || (completed === 'no' ? false : undefined)
}

/** A form's fields that the section does not ask for. */
function notAsked(fields: Fields, section: Section): readonly Problem[] {
  const known = new Set(fieldsOf(section).map(({ id }) => id))
  return Object.keys(fields)
    .filter((id) => !known.has(id) && !CONTROLS.has(id) && !id.startsWith(SEEN))
    .map((fieldId) => ({ fieldId, kind: 'not-asked' }))
}

/** What stands in the way of sending an answer that a draft holds. */
export function problemOf(answer: Answer | undefined, question?: Question): ProblemKind | undefined {
  if (question && contradictsItself(answer, question)) return 'none-and-others'
  return typeof answer === 'string' && answer.length > LONGEST_ANSWER ? 'too-long' : undefined
}

interface Reading {
  readonly answer?: Answer
  readonly problem?: ProblemKind | undefined
}

interface Field {
  readonly id: string
  readonly read: (values: readonly string[]) => Reading
}

function fieldsOf(section: Section): readonly Field[] {
  return section.questions.flatMap((question) => [
    { id: question.id, read: readerOf(question) },
    ...optionsOf(question)
      .filter((option) => option.specify !== undefined)
      .map((option) => ({ id: detailIdOf(option), read: readText })),
  ])
}

function readerOf(question: Question): Field['read'] {
  const offered = new Set(optionsOf(question).map((option) => option.id))
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return (values) => readChoice(values, offered)
    case 'tick-list':
      return (values) => readTicks(values, offered, question)
    case 'text':
    case 'long-text':
    case 'count':
      return readText
  }
}

function readText(values: readonly string[]): Reading {
  // A field that arrives twice keeps both texts: which one was meant is not ours to guess.
  const answer = normaliseText(values.join('\n\n'))
  return { answer, problem: values.length > 1 ? 'arrived-twice' : problemOf(answer) }
}

function readChoice(values: readonly string[], offered: ReadonlySet<string>): Reading {
  const chosen = [...new Set(values.filter((value) => value !== ''))]
  const [only = ''] = chosen
  if (chosen.length > 1) return { problem: 'arrived-twice' }
  return only === '' || offered.has(only) ? { answer: only } : { problem: 'not-a-choice' }
}

function readTicks(values: readonly string[], offered: ReadonlySet<string>, question: Question): Reading {
  const ticked = [...offered].filter((id) => values.includes(id))
  const strange = values.some((value) => value !== '' && !offered.has(value))
  return { answer: ticked, problem: strange ? 'not-a-choice' : problemOf(ticked, question) }
}

/** A field as a list, however often it came; what is no text is left out. */
export function valuesOf(value: unknown): readonly string[] {
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
}

function firstOf(value: unknown): string {
  return valuesOf(value)[0] ?? ''
}
