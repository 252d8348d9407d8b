/** One import of responses: how far it is, what it would do row by row, and what it did. */
import { unmappedAnswers, type Mapping } from '../../../audit/imports/mapping.js'
import type { ImportOutcome } from '../../../audit/imports/outcome.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Import } from '../../../db/imports.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { answerLabels } from '../answerWords.js'
import { tableCell } from '../findingTable.js'
import type { Progress, Work } from '../progressPage.js'
import { workspaceOf } from './addresses.js'
import { formOptions } from './formPage.js'

export interface ImportInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly one: Import
  readonly mapping: Mapping
}

type Checked = ImportInput & { readonly outcome: ImportOutcome }

/** What is said while an import is being worked at. */
export function importWorkOf({ state }: Import, { read, of }: Progress, language: Language): Work {
  const words = language.workspace.responseImport
  const isImporting = state === 'importing'
  return {
    title: isImporting ? words.importingTitle : words.checkingTitle,
    state: words.progress(read, of),
    texts: isImporting ? [words.importingText] : [],
  }
}

/** What an import would do, for somebody to look at before it does anything. */
export function checkedPage(input: Checked, language: Language) {
  const { round, one, outcome } = input
  const words = language.workspace.responseImport
  const addresses = workspaceOf(round)
  const { take } = outcome.counts
  const apply = formOptions(
    {
      action: addresses.responseApplication(one.id),
      hidden: [{ name: 'checked', value: one.changedAt }],
      fields: [],
      button: words.apply(take),
    },
    language,
  )
  return {
    title: words.checkedTitle,
    summary: words.summary(take, one.rows),
    texts: [...textsOf(input, language), ...(take === 0 ? [words.nothingToTake] : [])],
    tables: tablesOf(input, language),
    forms: take > 0 ? [apply] : [],
    links: [{ text: words.changeMapping, href: addresses.responseMapping(one.id) }],
    cancel: cancelOf(input, language),
  }
}

/** What an import did. */
export function takenInPage({ round, one, outcome }: Checked, language: Language) {
  const words = language.workspace.responseImport
  const addresses = workspaceOf(round)
  const { take } = outcome.counts
  return {
    title: words.doneTitle,
    summary: words.done(take),
    texts: [words.doneLeft(one.rows - take)],
    tables: [],
    forms: [],
    links: [
      { text: words.toResponses, href: addressesOf(round).responses },
      { text: words.toMatches, href: addresses.matches },
      { text: words.another, href: addresses.responseImports },
    ],
    cancel: false,
  }
}

/** An import that was under way when the service was stopped, or that could not be ended. */
export function brokenPage(input: ImportInput, language: Language) {
  const words = language.workspace.responseImport
  const { responseCheck } = workspaceOf(input.round)
  return {
    title: words.brokenTitle,
    summary: words.broken,
    texts: [],
    tables: [],
    forms: [formOptions({ action: responseCheck(input.one.id), fields: [], button: words.again }, language)],
    links: [],
    cancel: cancelOf(input, language),
  }
}

function cancelOf({ round, one }: ImportInput, { workspace: { responseImport: words } }: Language) {
  return {
    action: workspaceOf(round).responseCancellation(one.id),
    button: { text: words.cancel, classes: 'govuk-button--secondary', preventDoubleClick: true },
  }
}

function textsOf({ round, questionnaire, mapping, outcome }: Checked, language: Language): readonly string[] {
  const words = language.workspace.responseImport
  const { counts, incomplete, known, timeUnread } = outcome
  const labels = answerLabels(questionnaire, round)
  const ignored = mapping.columns
    .filter(({ use }) => use === 'ignore')
    .map(({ heading }) => heading || words.untitled)
  const unanswered = unmappedAnswers(mapping, questionnaire).map((id) => labels.get(id) ?? id)
  const has = (use: string) => mapping.columns.some((column) => column.use === use)
  const said: readonly (readonly [boolean, string])[] = [
    [incomplete.length > 0, words.incompleteRows(incomplete.length, namedRows(incomplete, language))],
    [known.length > 0, words.knownRows(known.length, namedRows(known, language))],
    [counts.empty > 0, words.emptyRows(counts.empty)],
    [timeUnread.length > 0, words.timeUnread(timeUnread.length, namedRows(timeUnread, language))],
    [!has('reference'), words.noNumber],
    [!has('sent'), words.noTime],
    [ignored.length > 0, words.ignoredColumns(ignored)],
    [unanswered.length > 0, words.unansweredQuestions(unanswered)],
  ]
  return said.filter(([isSo]) => isSo).map(([, text]) => text)
}

const ROWS_NAMED = 20

function namedRows(rows: readonly number[], { workspace: { responseImport: words } }: Language): string {
  return words.rowsNamed(rows.slice(0, ROWS_NAMED), Math.max(0, rows.length - ROWS_NAMED))
}

function tablesOf({ round, questionnaire, outcome }: Checked, language: Language) {
  const words = language.workspace.responseImport
  const labels = answerLabels(questionnaire, round)
  const labelOf = (id: string) => labels.get(id) ?? id
  const head = (...texts: readonly string[]) => texts.map((text) => ({ text, numeric: false }))
  const faults = {
    id: 'faults',
    caption: words.faults,
    head: head(words.row, words.problem),
    rows: outcome.faults.map(({ row, faults: own }) => ({
      label: language.number(row),
      cells: [tableCell(own.map((fault) => words.faultIn(fault, labelOf)).join('. '))],
    })),
    notes: [],
  }
  const unfit = {
    id: 'unfit',
    caption: words.unfit,
    head: head(words.words, words.question, words.where),
    rows: outcome.unfit.map(({ questionId, text, count, rows }) => ({
      label: text,
      cells: [tableCell(labelOf(questionId)), tableCell(words.rowsNamed(rows, count - rows.length))],
    })),
    notes: [words.unfitNote],
  }
  return [faults, unfit].filter(({ rows }) => rows.length > 0)
}
