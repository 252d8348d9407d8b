/** From a posted form to a correction, or what is wrong with the form. */
import { LONGEST_ANSWER, normaliseText, textOf } from '../../audit/answers.js'
import { readingsOf } from '../../audit/choiceTables.js'
import { whyLeftOut, type Correction, type Remedy, type RemedyKind } from '../../audit/corrections.js'
import { GENERICS, placesOf, type HiddenSpan } from '../../audit/hiding.js'
import { findPersonalData } from '../../audit/personalData.js'
import { ISSUE_KINDS } from '../../audit/qualityIssues.js'
import { answerIdsOf, findQuestion, sectorsOf } from '../../audit/questionnaire.js'
import { groupBy } from '../../audit/themes/order.js'
import type { Fields } from '../forms.js'
import type { Language } from '../language/en.js'
import type { ResponseVisit } from './visitResponse.js'

const LONGEST_REASON = 500

/** What is wrong, beside which field of which form. */
export interface FormProblem {
  readonly form: RemedyKind
  readonly field: string
  readonly text: string
}

export interface CorrectionRead {
  readonly remedy?: Remedy
  readonly reason: string
  readonly problem?: FormProblem
}

type Words = Language['reviewing']['corrections']['problems']

/** Every response of the round by its reference, with its corrections. */
export interface Others {
  readonly references: ReadonlySet<string>
  readonly corrections: readonly Correction[]
}

/** Reads a form of the response or answer page; undefined where it is none of ours. */
export function readCorrection(
  fields: Fields,
  visit: ResponseVisit,
  others: Others,
  words: Words,
): CorrectionRead | undefined {
  const value = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  const form = (Object.keys(READERS) as RemedyKind[]).find((kind) => kind === value('kind'))
  if (!form) return undefined
  const reason = value('reason').trim()
  const wrong = (field: string, text: string): CorrectionRead => ({ reason, problem: { form, field, text } })
  if (value('version') !== String(visit.history.version)) return wrong('reason', words.changed)
  const read = READERS[form]({ fields, value, visit, others, words })
  if (read === undefined) return undefined
  if ('text' in read && 'field' in read) return wrong(read.field, read.text)
  if (reason === '') return wrong('reason', words.reason)
  return reason.length > LONGEST_REASON ? wrong('reason', words.longReason) : { remedy: read, reason }
}

interface Sent {
  readonly fields: Fields
  readonly value: (name: string) => string
  readonly visit: ResponseVisit
  readonly others: Others
  readonly words: Words
}

type Read = Remedy | { readonly field: string; readonly text: string } | undefined

const READERS: Readonly<Record<RemedyKind, (sent: Sent) => Read>> = {
  sector: ({ value, visit, words }) =>
    sectorsOf(visit.questionnaire).some(({ id }) => id === value('sector'))
      ? { kind: 'sector', sector: value('sector') }
      : { field: 'sector', text: words.sector },
  duplicate: readDuplicate,
  exclusion: (sent) => originalOf(sent, 'reason') ?? { kind: 'exclusion' },
  redaction: readRedaction,
  text: readText,
  reading: readReading,
  acceptance: ({ value, visit }) => {
    const issue = ISSUE_KINDS.find((kind) => kind === value('issue'))
    const questionId = value('question') || null
    if (!issue || (questionId !== null && !findQuestion(visit.questionnaire, questionId))) return undefined
    return { kind: 'acceptance', issue, questionId, other: value('other') || null }
  },
}

function readDuplicate(sent: Sent): Read {
  const of = sent.value('of').trim()
  const { history } = sent.visit
  const ofOther = sent.others.corrections.filter(({ reference }) => reference === of)
  if (of === history.reference || !sent.others.references.has(of) || whyLeftOut(ofOther) !== undefined)
    return { field: 'of', text: sent.words.of }
  return originalOf(sent, 'of') ?? { kind: 'duplicate', of }
}

/** What to say where another response is left out in favour of this one. */
function originalOf({ visit, others, words }: Sent, field: string): Read {
  const { reference } = visit.history
  const copy = others.corrections.find(
    ({ remedy, undone }) => !undone && remedy.kind === 'duplicate' && remedy.of === reference,
  )
  return copy && { field, text: words.isOriginal(copy.reference) }
}

function readRedaction({ fields, value, visit, words }: Sent): Read {
  const questionId = value('question')
  if (!answerIdsOf(visit.questionnaire).includes(questionId)) return undefined
  const text = textOf(visit.history.answers, questionId)
  const generic = GENERICS.find((one) => one === value('generic'))
  const typed = normaliseText(value('words'))
    .split('\n')
    .filter((line) => line.trim() !== '')
  const ticked = [fields.hit].flat().map(Number)
  const hits = findPersonalData(text).filter((_, index) => ticked.includes(index))
  const places = new Map(typed.map((line) => [line, placesOf(line, text)] as const))
  const missing = [...places].filter(([, found]) => found.length === 0).map(([line]) => line)
  if (missing.length > 0) return { field: 'words', text: words.notThere(missing.join(', ')) }
  if (typed.length + hits.length === 0) return { field: 'words', text: words.words }
  if (!generic) return { field: 'generic', text: words.generic }
  const spans: HiddenSpan[] = [...hits, ...[...places.values()].flat()].map(({ start, end }) => ({
    start,
    end,
    generic,
  }))
  const once = [...groupBy(spans, ({ start, end }) => `${start}-${end}`).values()].flatMap(
    ([span]) => span ?? [],
  )
  return { kind: 'redaction', questionId, spans: once }
}

function readText({ value, visit, words }: Sent): Read {
  const questionId = value('question')
  const question = findQuestion(visit.questionnaire, questionId)
  if (!question || question.options) return undefined
  const text = normaliseText(value('text'))
  if (text.length > LONGEST_ANSWER) return { field: 'text', text: words.longText }
  return text === textOf(visit.clean.answers, questionId)
    ? { field: 'text', text: words.text }
    : { kind: 'text', questionId, text }
}

function readReading({ value, visit, words }: Sent): Read {
  const question = findQuestion(visit.questionnaire, value('question'))
  if (!question) return undefined
  const { id: questionId } = question
  if (question.kind === 'count') {
    const digits = value('reading').trim().replaceAll(',', '')
    return /^\d{1,9}$/.test(digits)
      ? { kind: 'reading', questionId, reading: Number(digits) }
      : { field: 'reading', text: words.number }
  }
  const reading = readingsOf(question).find((one) => one === value('reading'))
  return reading ? { kind: 'reading', questionId, reading } : { field: 'reading', text: words.reading }
}
