/** What a report prints of a release's conclusions. */
import { otherQuotes, quotesOf, type Conclusions, type PublishedQuote } from '../../audit/conclusions.js'
import { STATEMENT_KINDS, type StatementKind } from '../../audit/statements/statements.js'
import type { ReportBlock } from './blocks.js'

/** The headings over a section's statements. */
const HEADINGS: Readonly<Record<StatementKind, string>> = {
  finding: 'What the findings say',
  strength: 'Strengths',
  development: 'Areas for development',
  interpretation: 'What is made of it',
}

/** A section's statements by their kinds, each with its quotes, then the section's other quotes. */
export function conclusionBlocks(conclusions: Conclusions, section: string): readonly ReportBlock[] {
  const statements = conclusions.statements.filter((one) => one.section === section)
  const others = otherQuotes(conclusions, section)
  return [
    ...STATEMENT_KINDS.flatMap((kind): readonly ReportBlock[] => {
      const ofKind = statements.filter((one) => one.kind === kind)
      return ofKind.length === 0
        ? []
        : [
            { kind: 'heading', level: 4, text: HEADINGS[kind] },
            ...ofKind.flatMap((one): readonly ReportBlock[] => [
              { kind: 'numbered', text: one.text },
              ...quotesOf(conclusions, one).map(quoteBlock),
            ]),
          ]
    }),
    ...(others.length === 0
      ? []
      : [{ kind: 'heading', level: 4, text: 'In respondents’ words' } as const, ...others.map(quoteBlock)]),
  ]
}

function quoteBlock(quote: PublishedQuote): ReportBlock {
  return { kind: 'plain', style: 'Quoted', text: quoteText(quote) }
}

/** A quote as it is printed: “We have no time” – A school. */
function quoteText({ text, attribution }: PublishedQuote): string {
  return attribution === '' ? `“${text}”` : `“${text}” – ${attribution}`
}
