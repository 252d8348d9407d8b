/** Conclusions as tables, for files that are made of tables; and every table of a release. */
import { NO_CONCLUSIONS, type Conclusions, type PublishedStatement } from './conclusions.js'
import { groupTables } from './groupTables.js'
import { publishedTables, type PublishedFindings, type PublishedTable } from './published.js'
import type { Release } from './releases.js'
import type { OfferLevel } from './offer/entries.js'
import { evidenceLabel, figuresText } from './statements/evidence.js'
import type { StatementKind } from './statements/statements.js'

/** What the kinds of statements are called. */
export const KIND_LABELS: Readonly<Record<StatementKind, string>> = {
  finding: 'Finding',
  strength: 'Strength',
  development: 'Area for development',
  interpretation: 'Interpretation',
}

/** Every table of a release in printing order: the findings', then those of conclusions that have something in them. */
export function releaseTables({
  findings,
  conclusions = NO_CONCLUSIONS,
}: Release): readonly PublishedTable[] {
  return [...publishedTables(findings), ...conclusionTables(conclusions, findings)]
}

/** The tables of conclusions; none for a list that is empty. */
export function conclusionTables(
  conclusions: Conclusions,
  findings: PublishedFindings,
): readonly PublishedTable[] {
  const tables = [
    statementsTable(conclusions, findings),
    quotesTable(conclusions, findings),
    ...groupTables(conclusions),
    offerTable(conclusions),
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}

function statementsTable({ statements }: Conclusions, findings: PublishedFindings): PublishedTable {
  const title = 'Statements about the findings'
  return {
    ...{ id: 'statements', title, shortTitle: title, rowHeading: 'Statement' },
    columns: textColumns(['Section', 'Kind', 'Figures it rests on']),
    rows: statements.map((statement) => ({
      id: `statement-${statement.id}`,
      label: statement.text,
      cells: textCells([
        headingOf(statement.section, findings),
        KIND_LABELS[statement.kind],
        evidenceText(statement, findings),
      ]),
    })),
    notes: [
      'What people say of the findings. Numbers in a statement are figures of the tables that it rests on.',
    ],
  }
}

function quotesTable({ quotes }: Conclusions, findings: PublishedFindings): PublishedTable {
  const title = 'In respondents’ words'
  const questions = findings.sections.flatMap((section) => section.questions)
  return {
    ...{ id: 'quotes', title, shortTitle: title, rowHeading: 'Quote' },
    columns: textColumns(['Who said it', 'Section', 'Question']),
    rows: quotes.map(({ id, section, question, text, attribution }) => ({
      id: `quote-${id}`,
      label: text,
      cells: textCells([
        attribution === '' ? 'Not stated' : attribution,
        headingOf(section, findings),
        questions.find((one) => one.id === question)?.text ?? question,
      ]),
    })),
    notes: [
      'Chosen by one person and cleared by another. Word for word, but for what stands in square brackets. Who said it is not stated where fewer than ten of the sector responded.',
    ],
  }
}

/** What the levels of services are called. */
const LEVEL_LABELS: Readonly<Record<OfferLevel, string>> = {
  universal: 'Universal',
  targeted: 'Targeted',
  other: 'Other, or not said',
}

function offerTable({ offer }: Conclusions): PublishedTable {
  const title = 'What is on offer'
  return {
    ...{ id: 'offer', title, shortTitle: title, rowHeading: 'Service' },
    columns: textColumns(['Agency', 'Sector', 'Level', 'Addresses', 'Evidence', 'In its words']),
    rows: offer.map(({ number, title: label, agency, sector, level, addresses, evidence, words }) => ({
      id: `service-${number}`,
      label,
      cells: textCells(
        [agency, sector, LEVEL_LABELS[level], addresses.join('; '), evidence, words].map(
          (text) => text || 'Not stated',
        ),
      ),
    })),
    notes: [
      'Services as agencies describe them, in their words but for what stands in square brackets. An agency is named where the entry was shared with everybody.',
    ],
  }
}

/** "Choices by sector, Yes: 20 of 34 (59%)", one after the other; "None" where it rests on no figure. */
export function evidenceText({ evidence }: PublishedStatement, findings: PublishedFindings): string {
  const tables = publishedTables(findings)
  const parts = evidence.map((one) => `${evidenceLabel(tables, one)}: ${figuresText(one.figures)}`)
  return parts.length === 0 ? 'None' : parts.join('; ')
}

function headingOf(section: string, { sections }: PublishedFindings): string {
  return sections.find(({ id }) => id === section)?.heading ?? section
}

function textColumns(labels: readonly string[]): PublishedTable['columns'] {
  return labels.map((label) => ({ id: label.toLowerCase().replaceAll(' ', '-'), label }))
}

function textCells(texts: readonly string[]): PublishedTable['rows'][number]['cells'] {
  return texts.map((text) => ({ kind: 'text', text }))
}
