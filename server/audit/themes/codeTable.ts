/** Codes a table of texts that belong to no questionnaire. */
import { isThin } from './coded.js'
import { themesOf, type Coder } from './coding.js'

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

const THEMES = 'themes'
const THIN = 'thin'

/**
 * The same rows with two columns added: "themes", the ids of the themes that the text holds, parted by ";", and
 * "thin", "true" where the text gives no assurance. Throws where the table lacks the text's column or has one of those.
 */
export function codeTable({ columns, rows }: Table, textColumn: string, coder: Coder): Table {
  if (!columns.includes(textColumn)) {
    throw new Error(`There is no column "${textColumn}". The columns are: ${columns.join(', ')}.`)
  }
  const taken = [THEMES, THIN].find((name) => columns.includes(name))
  if (taken !== undefined) throw new Error(`There is a column "${taken}" already: rename it first.`)
  const coded = rows.map((row) => {
    const answer = coder.code(row[textColumn] ?? '')
    return { ...row, [THEMES]: themesOf(answer).join(';'), [THIN]: String(isThin(answer.answerClass)) }
  })
  return { columns: [...columns, THEMES, THIN], rows: coded }
}
