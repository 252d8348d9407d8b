/** What a release concludes, as its pages print it: statements with their quotes, numbers as links to their tables. */
import {
  otherQuotes,
  quotesOf,
  type Conclusions,
  type PublishedQuote,
  type PublishedStatement,
} from '../../../audit/conclusions.js'
import { publishedTables, type PublishedFindings } from '../../../audit/published.js'
import { evidenceLabel, figuresText, themesIn } from '../../../audit/statements/evidence.js'
import { linkFigures } from '../../../audit/statements/figuresInText.js'
import { STATEMENT_KINDS } from '../../../audit/statements/statements.js'
import type { Language } from '../../language/en.js'
import type { ReleaseAddresses } from './addresses.js'
import { themesIn as themesOf } from './themePage.js'

interface Concluded {
  readonly findings: PublishedFindings
  readonly conclusions: Conclusions
  readonly addresses: ReleaseAddresses
}

/** A section's statements by kind, each with its quotes and what it rests on, then the section's other quotes. */
export function sectionConclusions(concluded: Concluded, section: string, language: Language) {
  const { conclusions } = concluded
  const words = language.conclusions.published
  const own = conclusions.statements.filter((one) => one.section === section)
  const others = otherQuotes(conclusions, section)
  return {
    kinds: STATEMENT_KINDS.flatMap((kind) => {
      const statements = own.filter((one) => one.kind === kind)
      return statements.length === 0
        ? []
        : [
            {
              heading: words.kinds[kind],
              statements: statements.map((one) => statementBlock(one, concluded, language)),
            },
          ]
    }),
    quotes: others.length > 0 && {
      heading: words.quotes,
      quotes: others.map((quote) => quoteBlock(quote, language)),
    },
  }
}

function statementBlock(statement: PublishedStatement, concluded: Concluded, language: Language) {
  const { findings, conclusions, addresses } = concluded
  const words = language.conclusions.published
  const tables = publishedTables(findings)
  const labels = new Map(themesOf(findings).map(({ id, label }) => [id, label]))
  return {
    pieces: linkFigures(statement.text, statement.evidence).map(({ text, from }) => {
      const at = from && statement.evidence[from.cell]
      return { text, href: at ? tableHref(at.table, concluded) : (false as const) }
    }),
    evidence: statement.evidence.length > 0 && {
      summary: words.evidence,
      items: [
        ...statement.evidence.map((one) => ({
          text: words.evidenceOf(evidenceLabel(tables, one), figuresText(one.figures)),
          href: tableHref(one.table, concluded),
        })),
        ...themesIn(tables, statement.evidence).map((id) => ({
          text: labels.get(id) ?? id,
          href: addresses.theme(id),
        })),
      ],
    },
    quotes: quotesOf(conclusions, statement).map((quote) => quoteBlock(quote, language)),
  }
}

function quoteBlock({ text, attribution }: PublishedQuote, language: Language) {
  return { text, source: attribution === '' ? language.conclusions.published.quoteSource : attribution }
}

/** Where a published table stands: on its section's page, or among who took part. */
function tableHref(tableId: string, { findings, addresses }: Concluded): string {
  const section = findings.sections.find(({ questions }) =>
    questions.some(({ tables }) => tables.some(({ id }) => id === tableId)),
  )
  return `${section ? addresses.section(section.id) : addresses.page}#${tableId}`
}
