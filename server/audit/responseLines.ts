/**
 * Responses as JSON lines, the shape of the sample round: one object a line with "reference", the answers to the
 * questionnaire's first section beside it ("agency", "sector", "health_detail" and so on) and the others under
 * "answers". Further keys beside them are ignored.
 */
import { isAnswered, type Answer, type AuditResponse } from './answers.js'
import { answerReader } from './answerValues.js'
import { answerIdsOf, type Questionnaire } from './questionnaire.js'

/** Why a line can't be read, in a sentence. Lines are counted from 1. */
export interface LineFault {
  readonly line: number
  readonly reason: string
}

/** What a text of lines holds. Where there are faults, the responses are those of the lines without any. */
export interface ResponseLines {
  readonly responses: readonly AuditResponse[]
  readonly faults: readonly LineFault[]
}

/** A line's response, or every reason why it holds none. */
export type ResponseLine =
  | { readonly response: AuditResponse; readonly reasons?: undefined }
  | { readonly response?: undefined; readonly reasons: readonly string[] }

const LONGEST_REFERENCE = 100

/** Reads every line; empty lines are passed over. A reference that came before is a fault of the later line. */
export function parseResponseLines(text: string, questionnaire: Questionnaire): ResponseLines {
  const parse = lineParser(questionnaire)
  const responses = new Map<string, { readonly line: number; readonly response: AuditResponse }>()
  const faults: LineFault[] = []
  for (const [index, source] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (source.trim() === '') continue
    const line = index + 1
    const { response, reasons = [] } = parse(source)
    faults.push(...reasons.map((reason) => ({ line, reason })))
    if (!response) continue
    const earlier = responses.get(response.reference)
    if (earlier) faults.push({ line, reason: `The reference is the same as on line ${earlier.line}.` })
    else responses.set(response.reference, { line, response })
  }
  return { responses: [...responses.values()].map(({ response }) => response), faults }
}

/** Reads one line. */
export function parseResponseLine(source: string, questionnaire: Questionnaire): ResponseLine {
  return lineParser(questionnaire)(source)
}

function lineParser(questionnaire: Questionnaire): (source: string) => ResponseLine {
  const read = answerReader(questionnaire)
  const idsBeside = answerIdsOf({ ...questionnaire, sections: questionnaire.sections.slice(0, 1) })
  return (source) => {
    const line = parseJson(source)
    if (line === undefined) return { reasons: ['The line is not valid JSON.'] }
    if (!isObject(line)) return { reasons: ['The line is not a JSON object.'] }
    const { reference, answers = {} } = line
    if (!isObject(answers)) return { reasons: ['"answers" is not an object with an answer a question id.'] }
    const beside = idsBeside.filter((id) => Object.hasOwn(line, id))
    const kept: [string, Answer][] = []
    const reasons = [...faultsOfReference(reference), ...faultsOfRepeats(beside, answers)]
    for (const [id, value] of [...beside.map((id) => [id, line[id]] as const), ...Object.entries(answers)]) {
      const { answer, fault } = read(id, value)
      if (fault !== undefined) reasons.push(fault)
      else if (answer !== null && isAnswered(answer)) kept.push([id, answer])
    }
    if (reasons.length > 0 || typeof reference !== 'string') return { reasons }
    const response = { reference, edition: questionnaire.edition, answers: Object.fromEntries(kept) }
    return { response }
  }
}

function faultsOfReference(reference: unknown): string[] {
  if (reference === undefined || reference === null) return ['"reference" is missing.']
  if (typeof reference !== 'string') return ['"reference" must be text.']
  if (reference.trim() === '') return ['"reference" is empty.']
  if (reference.length <= LONGEST_REFERENCE) return []
  return [`"reference" has more than ${LONGEST_REFERENCE} characters.`]
}

function faultsOfRepeats(beside: readonly string[], answers: Readonly<Record<string, unknown>>): string[] {
  return beside
    .filter((id) => Object.hasOwn(answers, id))
    .map((id) => `"${id}" stands both beside "answers" and in it.`)
}

/** The line's value; undefined, which JSON has no word for, where it is not JSON. */
function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
