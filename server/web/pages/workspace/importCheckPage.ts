/** What a table of agencies would do, row by row, before it does anything. */
import type { AgencyRow } from '../../../audit/agencyRows.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { tableCell } from '../findingTable.js'
import { workspaceOf } from './addresses.js'
import { sectorNames } from './sectorNames.js'
import { formOptions } from './formPage.js'

export interface ImportCheckInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  /** The upload that was checked. */
  readonly id: string
  readonly rows: readonly AgencyRow[]
}

/** The page's words, tables and forms. */
export function importCheckPage({ round, questionnaire, id, rows }: ImportCheckInput, language: Language) {
  const { import: words } = language.workspace
  const addresses = workspaceOf(round)
  const having = (outcome: AgencyRow['outcome']) => rows.filter((row) => row.outcome === outcome)
  const problems = having('leave-out')
  const good = rows.filter(({ outcome }) => outcome !== 'leave-out')
  const alike = good.filter((row) => row.alike !== undefined)
  return {
    title: words.checkTitle,
    summary: words.summary(having('add').length, having('update').length, problems.length),
    problems: problems.length > 0 && problemTable(problems, language),
    alike: alike.length > 0 && { text: words.alikeText, table: alikeTable(alike, language) },
    apply:
      good.length > 0 &&
      formOptions(
        {
          action: addresses.importApplication,
          hidden: [{ name: 'upload', value: id }],
          fields: [],
          button: words.apply(good.length),
        },
        language,
      ),
    nothing: good.length === 0 ? words.nothing : '',
    cancel: {
      action: addresses.importCancellation,
      button: { text: words.cancel, classes: 'govuk-button--secondary', preventDoubleClick: true },
    },
    good: good.length > 0 && goodTable(good, questionnaire, language),
  }
}

const heading = (text: string, numeric = false) => ({ text, numeric })

function problemTable(rows: readonly AgencyRow[], language: Language) {
  const { import: words } = language.workspace
  return {
    id: 'problems',
    caption: words.problems,
    head: [heading(words.row), heading(words.agency), heading(words.problem)],
    rows: rows.map(({ row, agency, faults }) => ({
      label: language.number(row),
      cells: [tableCell(agency.name), tableCell(faults.map(words.faultIn).join('. '))],
    })),
    notes: [],
  }
}

function alikeTable(rows: readonly AgencyRow[], language: Language) {
  const { import: words } = language.workspace
  return {
    id: 'alike',
    caption: words.alike,
    head: [heading(words.row), heading(words.agency), heading(words.alikeTo)],
    rows: rows.map(({ row, agency, alike }) => ({
      label: language.number(row),
      cells: [
        tableCell(agency.name),
        tableCell(
          alike?.row === undefined
            ? words.alikeRegistered(alike?.name ?? '')
            : words.alikeRow(alike.name, alike.row),
        ),
      ],
    })),
    notes: [],
  }
}

function goodTable(rows: readonly AgencyRow[], questionnaire: Questionnaire, language: Language) {
  const { import: words, agencies } = language.workspace
  const sectorName = sectorNames(questionnaire, language)
  return {
    id: 'good',
    caption: words.good,
    head: [words.row, words.agency, agencies.sector, agencies.contact, agencies.email, words.outcome].map(
      (text) => heading(text),
    ),
    rows: rows.map(({ row, agency, outcome }) => ({
      label: language.number(row),
      cells: [
        ...[agency.name, sectorName(agency.sector), agency.contact, agency.email],
        outcome === 'update' ? words.update : words.add,
      ].map((text) => tableCell(text)),
    })),
    notes: [],
  }
}
