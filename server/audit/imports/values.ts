/**
 * Turns what another tool wrote in a cell into an answer. What fits no option is kept as it stands, in a list, where
 * it is taken for no option's id and counted as unclear: see Answer.
 */
import { normaliseText, type Answer } from '../answers.js'
import { optionsOf, type Option, type Question } from '../questionnaire.js'
import { plain } from './plain.js'

/** An answer, and the words in it that fit no option. */
export interface ImportedAnswer {
  readonly answer: Answer
  readonly unfit: readonly string[]
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true'])
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false'])
const TICKED: ReadonlySet<string> = new Set([...YES, 'x', '1', 'checked', 'selected', '✓', '✔', '☑', '☒'])
const NOT_TICKED: ReadonlySet<string> = new Set([
  ...NO,
  '0',
  'not selected',
  'unchecked',
  'quoted',
  'not quoted',
  '☐',
])

/** The answer that one cell is to a question; empty where the cell is. */
export function importedAnswer(question: Question, text: string): ImportedAnswer {
  if (text.trim() === '') return { answer: '', unfit: [] }
  switch (question.kind) {
    case 'choice':
      return chosen(question, text)
    case 'tick-list':
      return ticked(question, text)
    case 'yes-no':
      return yesNo(text)
    case 'text':
    case 'long-text':
    case 'count':
      return { answer: normaliseText(text), unfit: [] }
  }
}

/** What a cell in an option's own column ticks: the option's id, words that say neither, or nothing. */
export function importedTick(option: Option, text: string): ImportedAnswer {
  const said = plain(text) || text.trim()
  if (said === '' || NOT_TICKED.has(said)) return { answer: [], unfit: [] }
  if (TICKED.has(said) || optionNamed(text, [option])) return { answer: [option.id], unfit: [] }
  const words = `${option.label} ${normaliseText(text).trim()}`
  return { answer: [words], unfit: [words] }
}

/** The option whose label or id this is, whatever its case, marks and "please specify". */
export function optionNamed(text: string, options: readonly Option[]): Option | undefined {
  const said = plain(text)
  const bare = plain(text.replace(/\s*\([^()]*\)\s*$/, ''))
  return options.find(
    ({ id, label }) =>
      [said, bare].includes(plain(label)) || said === plain(id) || squeezed(said) === squeezed(id),
  )
}

/** Letters and digits alone: some tools allow nothing else in their codes. */
export function squeezed(text: string): string {
  return plain(text).replaceAll(' ', '')
}

function chosen(question: Question, text: string): ImportedAnswer {
  const option = optionNamed(text, optionsOf(question))
  if (option) return { answer: option.id, unfit: [] }
  const words = normaliseText(text).trim()
  return { answer: [words], unfit: [words] }
}

/** A yes-no answer may be any words: what is neither is counted as unclear. */
function yesNo(text: string): ImportedAnswer {
  const said = plain(text)
  if (YES.has(said)) return { answer: 'yes', unfit: [] }
  if (NO.has(said)) return { answer: 'no', unfit: [] }
  return { answer: normaliseText(text), unfit: [normaliseText(text).trim()] }
}

/** Several options in one cell: parted by semicolons or line breaks or, where labels hold commas, by those. */
function ticked(question: Question, text: string): ImportedAnswer {
  const options = optionsOf(question)
  const parts = normaliseText(text)
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => (optionNamed(part, options) ? [part] : partedByCommas(part, options)))
  const named = parts.map((part) => ({ part, id: optionNamed(part, options)?.id }))
  return {
    answer: [...new Set(named.map(({ part, id }) => id ?? part))],
    unfit: named.filter(({ id }) => id === undefined).map(({ part }) => part),
  }
}

/** A text taken apart at commas, each piece as long as it can be and still name an option. */
function partedByCommas(text: string, options: readonly Option[]): readonly string[] {
  const pieces = text.split(', ')
  const found: string[] = []
  let rest: string[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    const end = lastEnd(pieces, at, options)
    if (end === undefined) {
      rest.push(pieces[at] ?? '')
      continue
    }
    if (rest.length > 0) found.push(rest.join(', '))
    rest = []
    found.push(pieces.slice(at, end).join(', '))
    at = end - 1
  }
  return rest.length > 0 ? [...found, rest.join(', ')] : found
}

function lastEnd(pieces: readonly string[], from: number, options: readonly Option[]): number | undefined {
  for (let end = pieces.length; end > from; end -= 1)
    if (optionNamed(pieces.slice(from, end).join(', '), options)) return end
  return undefined
}
