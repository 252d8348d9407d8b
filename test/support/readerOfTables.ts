/**
 * A reader who works out what published tables hide: from the printed texts alone, and from what notes and
 * questionnaire tell of how figures hang together.
 */
import { cellText } from '../../server/audit/cellText.js'
import type { PublishedFindings, PublishedQuestion } from '../../server/audit/published.js'
import { limitsOf, narrowedBy, rangeOf, type Limits, type Sum } from './integerSolver.js'

/** A printed "[c]", and between what it must lie. */
export interface Guess {
  readonly place: string
  readonly least: number
  readonly most: number
}

interface Knowledge {
  readonly limits: Limits
  readonly sums: readonly Sum[]
}

/** What must stand behind each "[c]" among the answers, choices and themes of the questions. */
export function guessesOf(findings: PublishedFindings): readonly Guess[] {
  return questionsIn(findings).flatMap((question) =>
    guessesFrom(question.id, knowledgeOf(question, findings)),
  )
}

/**
 * The same for a reader who lays a later release beside an earlier one and supposes that responses only came: places
 * begin with "before/" or "after/". Groups of sectors with as many responses in both have not changed for them. They go
 * from sum to sum: what they find is certain, though a solver might find more.
 */
export function guessesOfReleases(before: PublishedFindings, after: PublishedFindings): readonly Guess[] {
  return questionsIn(before).flatMap((question) => {
    const later = questionsIn(after).find(({ id }) => id === question.id)
    if (!later) return []
    const [was, is] = [
      named('before', knowledgeOf(question, before)),
      named('after', knowledgeOf(later, after)),
    ]
    const came = new Map<string, number>([['all', after.responses - before.responses]])
    for (const { id, responses } of before.sectorGroups) {
      const now = after.sectorGroups.find((group) => group.id === id)
      if (now) came.set(id, now.responses - responses)
    }
    const grown = [...was.limits.keys()].flatMap((name): Sum[] => {
      const same = name.replace('before/', 'after/')
      const most = came.get(name.slice(name.lastIndexOf('/') + 1))
      if (most === undefined || !is.limits.has(same)) return []
      return [
        {
          terms: new Map([
            [same, 1],
            [name, -1],
          ]),
          least: 0,
          most,
        },
      ]
    })
    const limits = new Map([...was.limits, ...is.limits])
    const narrowed = narrowedBy([...was.sums, ...is.sums, ...grown], limits)
    return [...limits].flatMap(([name, { least, most }]) =>
      least < most ? [{ place: `${question.id}: ${name}`, ...limitsOf(narrowed, name) }] : [],
    )
  })
}

function questionsIn({ sections }: PublishedFindings): readonly PublishedQuestion[] {
  return sections.flatMap(({ questions }) => questions)
}

function guessesFrom(questionId: string, { limits, sums }: Knowledge): readonly Guess[] {
  const hidden = [...limits].filter(([, { least, most }]) => least < most)
  return hidden.map(([name]) => {
    const [least, most] = rangeOf(name, limits, sums)
    return { place: `${questionId}: ${name}`, least, most }
  })
}

function named(release: string, { limits, sums }: Knowledge): Knowledge {
  return {
    limits: new Map([...limits].map(([name, limit]) => [`${release}/${name}`, limit])),
    sums: sums.map(({ terms, ...limit }) => ({
      ...limit,
      terms: new Map([...terms].map(([name, factor]) => [`${release}/${name}`, factor])),
    })),
  }
}

/** Every printed cell as a variable called "row/column", and the sums that hold between them. */
function knowledgeOf(question: PublishedQuestion, findings: PublishedFindings): Knowledge {
  const printed = new Set(question.tables.flatMap((table) => table.columns.map(({ id }) => id)))
  const groups = findings.sectorGroups.filter(({ id }) => printed.has(id))
  const columns = [...groups, { id: 'all', responses: findings.responses }]
  const limits = new Map([...columns.flatMap((column) => printedIn(question, column))])
  const sums: Sum[] = []
  const add = (terms: readonly (readonly [string, number])[], least: number, most = least) =>
    sums.push({ terms: new Map(terms), least, most })
  const { rows, parts, ticks, mentions } = rowsOf(question)
  const isEither = hasTicksOrWords(question)
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
    if (isEither) {
      for (const id of ticks.filter((tick) => tick !== 'unclear'))
        add([[answered, 1], ...times([id, 'unclear'], -1)], 0, responses)
    }
    for (const id of ticks.filter((tick) => tick !== NONE && ticks.includes(NONE)))
      add([[answered, 1], ...times([id, NONE], -1)], 0, responses)
    for (const id of mentions) {
      add([[answered, 1], ...times(id === 'no-theme' ? [id] : [id, 'no-theme'], -1)], 0, responses)
    }
    for (const all of [ticks, mentions].filter(({ length }) => length > 0)) {
      add([[answered, -1], ...times(all, 1)], 0, responses * all.length)
    }
  }
  return { limits, sums }
}

/** The box that excludes all others where a list has one: its wording says so. */
const NONE = 'none-of-these'

/** Whether no answer to a tick list has both ticks and words beside: what percentages are of says so. */
function hasTicksOrWords({ id: question, kind, tables }: PublishedQuestion): boolean {
  const find = (name: string) => tables.find(({ id }) => id === `${question}-${name}`)
  const choices = find('choices')
  const [words, answered] = [
    choices?.rows.find(({ id }) => id === 'unclear')?.cells[0],
    find('answers')?.rows[0]?.cells[0],
  ]
  const share = choices?.rows[0]?.cells[1]
  if (kind !== 'tick-list' || words?.kind !== 'count' || answered?.kind !== 'count') return false
  return share?.kind === 'percentage' && share.base + words.value === answered.value
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
  const none: readonly string[] = []
  const [parts, ticks] = kind === 'tick-list' ? [none, choices] : [choices, none]
  const mentions = ids('themes')
  return { rows: [...new Set([...ids('answers'), ...choices, ...mentions])], parts, ticks, mentions }
}
