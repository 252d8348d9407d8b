/** Writing or editing one statement: its words, the figures that it rests on, its quotes and its versions. */
import {
  evidenceAt,
  evidenceLabel,
  figuresText,
  mayRestOn,
  placeOf,
} from '../../../audit/statements/evidence.js'
import type { CellAddress, CellEvidence } from '../../../audit/statements/evidence.js'
import type { QuestionFindings } from '../../../audit/findings.js'
import type { Section } from '../../../audit/questionnaire.js'
import {
  STATEMENT_KINDS,
  stands,
  type Statement,
  type StatementContent,
  type StatementKind,
  type StatementVersion,
} from '../../../audit/statements/statements.js'
import { shownEvidence } from '../../../audit/statements/hiddenEvidence.js'
import { ALL } from '../../../audit/tallies.js'
import type { Language } from '../../language/en.js'
import { wordingOf } from '../fields.js'
import { errorSummary } from '../problems.js'
import { wordingFor } from '../roundWording.js'
import { statementsOf } from './addresses.js'
import { figurePieces, staleNotice, type StatementContext } from './statementBlock.js'

/** What stands in the form of a statement. */
export interface TypedForm extends Omit<StatementContent, 'kind'> {
  readonly kind: StatementKind | undefined
  /** What has to be looked at twice before it is kept, and what of it was accepted. */
  readonly doubts: readonly string[]
  readonly accepted: readonly string[]
}

export interface StatementInput extends StatementContext {
  readonly sections: readonly Section[]
  readonly questions: readonly QuestionFindings[]
  /** Undefined while it is written for the first time. */
  readonly statement: Statement | undefined
  /** The latest first. */
  readonly versions: readonly StatementVersion[]
  /** What stands in the form. */
  readonly form: TypedForm
  readonly messages: ReadonlyMap<string, string>
  /** What somebody else made of it meanwhile. */
  readonly theirs: string | undefined
}

/** The page's words, form and versions. */
export function statementPage(input: StatementInput, language: Language) {
  const { round, statement, versions, messages, theirs } = input
  const words = language.conclusions.statements
  const addresses = statementsOf(round)
  return {
    title: statement ? words.editTitle(statement.id) : words.newTitle,
    caption: round.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    theirs: theirs !== undefined && { title: words.theirs, text: theirs },
    stale: statement !== undefined && stands(statement) && staleNotice(statement, input, language),
    form: formOf(input, language),
    turn: statement !== undefined && {
      action: stands(statement) ? addresses.withdrawal(statement.id) : addresses.restoration(statement.id),
      version: statement.version,
      button: {
        text: stands(statement) ? words.withdraw : words.restore,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      },
    },
    history: versions.length > 0 && {
      title: words.history,
      items: versions.map(({ version, change, madeBy, madeAt, text, evidence }) => ({
        heading: words.version(version),
        made: words.made(words.changes[change], madeBy, madeAt),
        pieces: figurePieces(text, evidence, round),
      })),
    },
  }
}

function formOf(input: StatementInput, language: Language) {
  const { round, statement, form, messages, sections } = input
  const { conclusions, problems } = language
  const words = conclusions.statements
  const addresses = statementsOf(round)
  const errorOf = (field: string) => {
    const text = messages.get(field)
    return text === undefined ? undefined : { text, visuallyHiddenText: problems.prefix }
  }
  return {
    action: statement ? addresses.statement(statement.id) : addresses.page,
    version: statement?.version ?? 0,
    section: {
      ...{ id: 'section', name: 'section', label: { text: words.section, classes: 'govuk-label--s' } },
      errorMessage: errorOf('section'),
      items: sections.map(({ id, heading, shortHeading }) => ({
        value: id,
        text: shortHeading ?? heading,
        selected: id === form.sectionId,
      })),
    },
    kind: {
      ...{ idPrefix: 'kind', name: 'kind', errorMessage: errorOf('kind') },
      fieldset: { legend: { text: words.kind, classes: 'govuk-fieldset__legend--s' } },
      items: STATEMENT_KINDS.map((kind) => ({
        value: kind,
        text: words.kinds[kind],
        hint: { text: words.kindHints[kind] },
        checked: kind === form.kind,
      })),
    },
    text: {
      ...{ id: 'text', name: 'text', value: form.text, rows: 5, errorMessage: errorOf('text') },
      label: { text: words.text, classes: 'govuk-label--s' },
      hint: { text: words.textHint },
    },
    accept: form.doubts.length > 0 && {
      ...{ idPrefix: 'accepted', name: 'accepted' },
      fieldset: { legend: { text: words.accept, classes: 'govuk-fieldset__legend--s' } },
      items: form.doubts.map((doubt) => ({
        value: doubt,
        text: doubt,
        checked: form.accepted.includes(doubt),
      })),
    },
    hidden: isHiddenIn(form) && words.hiddenKept,
    figures: { title: words.figures, text: words.figuresText, groups: figureGroups(input, language) },
    quotes: input.quotes.length > 0 && {
      ...{ idPrefix: 'quotes', name: 'quotes' },
      fieldset: { legend: { text: words.quotesLegend, classes: 'govuk-fieldset__legend--s' } },
      items: input.quotes.map(({ id, shown, state }) => ({
        value: String(id),
        text: `“${shown}” (${words.quoteState[state]})`,
        checked: form.quotes.includes(id),
      })),
    },
    button: { text: words.save, preventDoubleClick: true },
  }
}

function isHiddenIn({ evidence }: TypedForm): boolean {
  return shownEvidence(evidence).length < evidence.length
}

/** The kinds of a question's tables whose figures of the whole round can be published. */
const KINDS = ['answers', 'choices', 'numbers', 'themes']

/** The figures to choose from, by question, those of the section first; before them what was chosen from elsewhere. */
function figureGroups(input: StatementInput, language: Language) {
  const { questions, form, tables, round } = input
  const words = language.conclusions.statements
  const chosen = new Set(form.evidence.map(placeOf))
  const own = questions.filter(({ sectionId }) => sectionId === form.sectionId)
  const offered = own.map((asked) => ({ asked, cells: cellsOf(asked) }))
  const known = new Set(offered.flatMap(({ cells }) => cells.map(placeOf)))
  const elsewhere = shownEvidence(form.evidence).filter((one) => !known.has(placeOf(one)))
  const group = (id: string, summary: string, cells: readonly CellAddress[]) => ({
    summary,
    isOpen: cells.some((one) => chosen.has(placeOf(one))),
    figures: {
      ...{ idPrefix: `evidence-${id}`, name: 'evidence', classes: 'govuk-checkboxes--small' },
      items: cells.map((cell) => ({
        value: placeOf(cell),
        text: words.evidenceOf(evidenceLabel(tables, cell), figuresText(evidenceAt(tables, cell).figures)),
        checked: chosen.has(placeOf(cell)),
      })),
    },
  })
  const count = (cells: readonly CellEvidence[]) => cells.filter((one) => chosen.has(placeOf(one))).length
  return [
    ...(elsewhere.length > 0 ? [group('elsewhere', words.chosen, elsewhere)] : []),
    ...offered.map(({ asked, cells }) =>
      group(
        asked.question.id,
        words.ofQuestion(wordingOf(asked.question, wordingFor(round)), count(cells)),
        cells,
      ),
    ),
  ]
}

function cellsOf({ question, tables }: QuestionFindings): readonly CellEvidence[] {
  const offered = tables.filter(({ id }) => KINDS.includes(id.slice(question.id.length + 1)))
  return offered.flatMap((table) =>
    table.rows
      .map((row) => ({ table: table.id, row: row.id, column: ALL }))
      .filter(mayRestOn)
      .map((address) => evidenceAt([table], address)),
  )
}
