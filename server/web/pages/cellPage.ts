/** The responses behind one figure, with the answer it rests on. */
import { textOf, sectorOf, type AuditResponse } from '../../audit/answers.js'
import { cellText } from '../../audit/cellText.js'
import type { Column, FindingTable, Row } from '../../audit/findings.js'
import { AGENCY_QUESTION, sectorsOf, type Question, type Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Excerpt } from '../../audit/themes/coded.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { wordingOf } from './fields.js'
import { markedPieces } from './markedText.js'
import { wordingFor } from './roundWording.js'

export interface CellInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly table: FindingTable
  readonly row: Row
  readonly column: Column
  readonly cell: Row['cells'][number]
  /** The question the table is about; undefined for who took part. */
  readonly question: Question | undefined
  readonly responses: readonly AuditResponse[]
  /** The words in an answer that made it count here, where a rule read it. */
  readonly excerptsOf: (answer: string) => readonly Excerpt[]
}

/** The cell page's words and links. */
export function cellPage(input: CellInput, language: Language) {
  const { round, questionnaire, table, row, column, question } = input
  const words = language.findings
  return {
    title: `${row.label}: ${cellText(input.cell)}`,
    caption: table.title,
    question: question === undefined ? '' : wordingOf(question, wordingFor(round)),
    column: `${words.column}: ${column.label}`,
    behind: words.behind,
    count: words.behindCount(input.responses.length),
    none: input.responses.length === 0 ? words.none : '',
    highlighted: words.highlighted,
    responses: input.responses.map((response) => {
      const answer = question && !question.personal ? textOf(response.answers, question.id) : ''
      return {
        agency: textOf(response.answers, AGENCY_QUESTION) || words.noAgency,
        sector:
          sectorsOf(questionnaire).find(({ id }) => id === sectorOf(response))?.label ?? words.blankSector,
        pieces: answer === '' ? [] : markedPieces(answer, input.excerptsOf(answer)),
        link: {
          text: words.whole(response.reference),
          href: addressesOf(round).sentResponse(response.reference),
        },
      }
    }),
  }
}
