/** The responses behind one figure, with the answer it rests on. */
import { textOf, sectorOf, type AuditResponse } from '../../audit/answers.js'
import { cellText } from '../../audit/cellText.js'
import type { Column, FindingTable, Row } from '../../audit/findings.js'
import { AGENCY_QUESTION, sectorLabel, type Question, type Questionnaire } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import { mayRestOn } from '../../audit/statements/evidence.js'
import type { Span } from '../../audit/personalData/spans.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { deletedWords } from './deletedWords.js'
import { wordingOf } from './fields.js'
import { markedPieces } from './markedText.js'
import { quotesOf } from './quotes/addresses.js'
import { wordingFor } from './roundWording.js'
import { statementsOf } from './statements/addresses.js'

export interface CellInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly table: FindingTable
  readonly row: Row
  readonly column: Column
  readonly cell: Row['cells'][number]
  /** The question the table is about; undefined for who took part. */
  readonly question: Question | undefined
  readonly answers: readonly Evidence[]
}

/** A response behind the figure, as its reader may see it. */
export interface Evidence {
  readonly response: AuditResponse
  /** The answer that the figure rests on; "" where none is shown. */
  readonly text: string
  /** The words in it that made it count here, where a rule read them. */
  readonly marks: readonly Span[]
}

/** The cell page's words and links. */
export function cellPage(input: CellInput, language: Language) {
  const { round, questionnaire, table, row, column, question } = input
  const words = language.findings
  const cell = { table: table.id, row: row.id, column: column.id }
  return {
    title: `${row.label}: ${cellText(input.cell)}`,
    caption: table.shortTitle,
    question: question === undefined ? '' : wordingOf(question, wordingFor(round)),
    column: `${words.column}: ${column.label}`,
    use: mayRestOn(cell) && {
      text: language.conclusions.statements.use,
      href: statementsOf(round).write({ cell }),
    },
    behind: words.behind,
    count: words.behindCount(input.answers.length),
    none: input.answers.length === 0 ? words.none : '',
    highlighted: round.wordsDeletedOn === null ? words.highlighted : '',
    deleted: deletedWords(round, language),
    responses: input.answers.map(({ response, text, marks }) => {
      return {
        agency: textOf(response.answers, AGENCY_QUESTION) || words.noAgency,
        sector: sectorLabel(questionnaire, sectorOf(response), words.blankSector),
        pieces: text === '' ? [] : markedPieces(text, marks),
        link: {
          text: words.whole(response.reference),
          href: addressesOf(round).sentResponse(response.reference),
        },
        propose: text !== '' &&
          question !== undefined && {
            text: language.conclusions.quotes.propose,
            reference: response.reference,
            href: quotesOf(round).choose({
              reference: response.reference,
              question: question.id,
              theme: row.themeId,
            }),
          },
      }
    }),
  }
}
