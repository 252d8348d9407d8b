/** One statement in print: its numbers as links to their cells, what it rests on, and what has changed since. */
import {
  evidenceAt,
  evidenceLabel,
  evidenceNow,
  figuresText,
  themesIn,
} from '../../../audit/statements/evidence.js'
import type { CellEvidence, ReadableTable } from '../../../audit/statements/evidence.js'
import { linkFigures, refilled, strayNumbers } from '../../../audit/statements/figuresInText.js'
import type { DraftStatement } from '../../../audit/statements/drafts.js'
import { shownEvidence } from '../../../audit/statements/hiddenEvidence.js'
import { changesIn, obstacleTo, type Statement } from '../../../audit/statements/statements.js'
import type { Round } from '../../../audit/rounds.js'
import type { ShownQuote } from '../quotes/shownQuote.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import type { LinkedPiece } from '../linkedText.js'
import { quotesOf } from '../quotes/addresses.js'
import { statementsOf } from './addresses.js'

export interface StatementContext {
  readonly round: Round
  readonly tables: readonly ReadableTable[]
  /** What a release would print. */
  readonly published: readonly ReadableTable[]
  readonly drafts: readonly DraftStatement[]
  readonly quotes: readonly ShownQuote[]
  /** The codebook's, by id. */
  readonly themes: ReadonlyMap<string, string>
}

/** A text whose numbers lead to the responses behind them. */
export function figurePieces(
  text: string,
  evidence: readonly CellEvidence[],
  round: { readonly slug: string },
): readonly LinkedPiece[] {
  const { cell } = addressesOf(round)
  return linkFigures(text, evidence).map(({ text: piece, from }) => {
    const at = from && evidence[from.cell]
    const isLinked = at !== undefined && !at.isHidden
    return { text: piece, href: isLinked ? cell(at.table, at.row, at.column) : (false as const) }
  })
}

/** What a statement would say with the figures as they are now, and the numbers in it that are figures no longer. */
export function proposedText({ text, evidence }: Statement, tables: readonly ReadableTable[]) {
  const now = evidence.map((one) => evidenceNow(tables, one))
  const proposed = refilled(text, evidence, now)
  const lost = strayNumbers(proposed, now).filter((number) => !strayNumbers(text, evidence).includes(number))
  return { proposed, lost }
}

/** The statement's words and links. */
export function statementBlock(statement: Statement, context: StatementContext, language: Language) {
  const { round, tables, published } = context
  const words = language.conclusions.statements
  const { id, kind, text, evidence, change, madeBy, madeAt } = statement
  return {
    id: `statement-${id}`,
    kind: { text: words.kinds[kind], classes: 'govuk-tag--grey' },
    pieces: figurePieces(text, evidence, round),
    made: words.made(words.changes[change], madeBy, madeAt),
    stale: staleNotice(statement, context, language),
    withheld: obstacleTo(statement, tables, published) === 'withheld' && words.withheld,
    evidence: evidenceList(evidence, context, language),
    quotes: context.quotes
      .filter((quote) => statement.quotes.includes(quote.id))
      .map((quote) => ({
        text: `“${quote.shown}” (${words.quoteState[quote.state]})`,
        href: quotesOf(round).quote(quote.id),
      })),
  }
}

/** What changed since; false where nothing did. */
export function staleNotice(statement: Statement, context: StatementContext, language: Language) {
  const { tables, round, drafts } = context
  const words = language.conclusions.statements
  const changes = changesIn(statement, tables)
  if (changes.length === 0) return false
  const { proposed, lost } = proposedText(statement, tables)
  const draft = drafts.find(({ id }) => id === statement.draftId)
  const addresses = statementsOf(round)
  return {
    tag: { text: words.stale, classes: 'govuk-tag--orange' },
    text: words.staleText,
    items: changes.map(({ evidence, now }) => ({
      text: words.changed(evidenceLabel(tables, evidence), figuresText(evidence.figures), figuresText(now)),
      href: addressesOf(round).cell(evidence.table, evidence.row, evidence.column),
    })),
    lost: lost.length > 0 && words.strayLeft(lost),
    confirmation: lost.length === 0 && {
      title: words.proposed,
      text: proposed,
      action: addresses.confirmation(statement.id),
      version: statement.version,
      button: words.confirmButton,
    },
    redraft: draft !== undefined &&
      draft.text !== proposed && {
        title: words.redrafted,
        text: draft.text,
        link: { text: words.useRedraft, href: addresses.redraft(statement.id) },
      },
  }
}

function evidenceList(all: readonly CellEvidence[], context: StatementContext, language: Language) {
  const { round, tables, themes } = context
  const words = language.conclusions.statements
  const addresses = addressesOf(round)
  const evidence = shownEvidence(all)
  const hidden = all.length - evidence.length
  const rows = evidence.map((one) => ({
    text: words.evidenceOf(evidenceLabel(tables, one), figuresText(one.figures)),
    href: addresses.cell(one.table, one.row, one.column),
  }))
  const gone = evidence.filter(({ table, figures }) => isOfThemes(table) && figures.length > 0)
  return {
    summary: words.evidence(evidence.length),
    items: rows,
    hidden: hidden > 0 && words.hidden(hidden),
    themesTitle: words.themes,
    themes: [
      ...themesIn(tables, evidence).map((id) => ({
        text: themes.get(id) ?? id,
        href: addresses.theme(id),
      })),
      ...gone
        .filter(
          (one) => !evidenceAt(tables, one).figures.length && !themes.has(one.row) && !OWN_ROWS.has(one.row),
        )
        .map(({ row }) => ({ text: words.themeGone(row), href: false as const })),
    ],
  }
}

/** The rows of a table of themes that are about no theme. */
const OWN_ROWS: ReadonlySet<string> = new Set(['no-theme', 'thin'])

function isOfThemes(tableId: string): boolean {
  return tableId.endsWith('-themes')
}
