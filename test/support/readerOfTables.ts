/**
 * A reader who works out what published tables hide: from the printed texts alone, and from what notes and
 * questionnaire tell of how figures hang together.
 */
import { cellText } from '../../server/audit/cellText.js'
import type { PublishedFindings, PublishedQuestion } from '../../server/audit/published.js'
import { rangeOf, type Limits, type Sum } from './integerSolver.js'

/** A printed "[c]", and between what it must lie. */
export interface Guess {
  readonly place: string
  readonly least: number
  readonly most: number
}

/** What must stand behind each "[c]" among the answers, choices and themes of the questions. */
export function guessesOf(findings: PublishedFindings): readonly Guess[] {
  return findings.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const { limits, sums } = knowledgeOf(question, findings)
      const hidden = [...limits].filter(([, { least, most }]) => least < most)
      return hidden.map(([name]) => {
        const [least, most] = rangeOf(name, limits, sums)
        return { place: `${question.id}: ${name}`, least, most }
      })
    }),
  )
}

/** Every printed cell as a variable called "row/column", and the sums that hold between them. */
function knowledgeOf(question: PublishedQuestion, findings: PublishedFindings) {
  const printed = new Set(question.tables.flatMap((table) => table.columns.map(({ id }) => id)))
  const groups = findings.sectorGroups.filter(({ id }) => printed.has(id))
  const columns = [...groups, { id: 'all', responses: findings.responses }]
  const limits = new Map([...columns.flatMap((column) => printedIn(question, column))])
  const sums: Sum[] = []
  const add = (terms: readonly (readonly [string, number])[], least: number, most = least) =>
    sums.push({ terms: new Map(terms), least, most })
  const { rows, parts, ticks, mentions } = rowsOf(question)
  if (groups.length > 0) {
    for (const id of rows) {
      add([...groups.map((group) => [`${id}/${group.id}`, 1] as const), [`${id}/all`, -1]], 0)
    }
  }
  for (const { id: column, responses } of columns) {
    const answered = `answered/${column}`
    const times = (ids: readonly string[], factor: number) =>
      ids.map((id) => [`${id}/${column}`, factor] as const)
    add([[answered, 1], ...times(['not-answered'], 1)], responses)
    if (parts.length > 0) add([[answered, -1], ...times(parts, 1)], 0)
    for (const id of ticks) add([[answered, 1], ...times([id], -1)], 0, responses)
    for (const id of mentions) {
      add([[answered, 1], ...times(id === 'no-theme' ? [id] : [id, 'no-theme'], -1)], 0, responses)
    }
    for (const all of [ticks, mentions].filter(({ length }) => length > 0)) {
      add([[answered, -1], ...times(all, 1)], 0, responses * all.length)
    }
  }
  return { limits: limits as Limits, sums }
}

function printedIn({ id: question, tables }: PublishedQuestion, column: { id: string; responses: number }) {
  return ['answers', 'choices', 'themes'].flatMap((kind) => {
    const table = tables.find(({ id }) => id === `${question}-${kind}`)
    const at = table?.columns.findIndex(({ id }) => id === column.id) ?? -1
    return (table?.rows ?? []).map(({ id, cells }) => {
      const cell = cells[at]
      const text = cell ? cellText(cell) : '[c]'
      const hidden = { least: 0, most: column.responses }
      return [
        `${id}/${column.id}`,
        text === '[c]' ? hidden : { least: Number(text), most: Number(text) },
      ] as const
    })
  })
}

function rowsOf({ id: question, kind, tables }: PublishedQuestion) {
  const ids = (name: string) =>
    tables.find(({ id }) => id === `${question}-${name}`)?.rows.map(({ id }) => id) ?? []
  const choices = ids('choices').filter((id) => id !== 'not-answered')
  const [parts, ticks] = kind === 'tick-list' ? [[], choices] : [choices, []]
  const mentions = ids('themes')
  return { rows: [...new Set([...ids('answers'), ...choices, ...mentions])], parts, ticks, mentions }
}
