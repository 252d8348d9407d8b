/** What a release made now would conclude, and what is left out of it and why. */
import { mayAttribute } from '../../audit/chosenQuotes.js'
import type { Conclusions } from '../../audit/conclusions.js'
import { tablesOf, type Findings } from '../../audit/findings.js'
import { SMALLEST_BASE } from '../../audit/percentages.js'
import { publishedTables, type PublishedFindings } from '../../audit/published.js'
import { sectorOf } from '../../audit/answers.js'
import { responsesOf } from '../../audit/roundTables.js'
import { figureIn, tableOf } from '../../audit/report/figures.js'
import { obstacleTo, stands, type Statement } from '../../audit/statements/statements.js'
import { listStatements } from '../../db/statements.js'
import { groupConclusionsOf } from '../findings/groupConclusions.js'
import { offerFor } from '../findings/visitOffer.js'
import { shownQuotes } from '../findings/quotes/shownQuotes.js'
import type { RoundFindings } from '../findings/roundFindings.js'
import type { RoundVisit } from '../guards.js'
import type { LeftOutConclusion, QuoteObstacle } from '../pages/statements/leftOut.js'
import type { ShownQuote } from '../pages/quotes/shownQuote.js'
import type { Services } from '../services.js'

export interface CollectedConclusions {
  readonly conclusions: Conclusions
  readonly leftOut: readonly LeftOutConclusion[]
}

/** What a release of these published findings concludes. Each list comes from its own collector. */
export async function conclusionsOf(
  services: Services,
  visit: RoundVisit,
  found: RoundFindings,
  published: PublishedFindings,
): Promise<CollectedConclusions> {
  const { round } = visit
  const all = await shownQuotes(services, round, { ...found, view: undefined })
  const quotes = collectQuotes(all, found, published)
  const kept = await listStatements(services.db, round.id)
  const printed = new Set(quotes.quotes.map(({ id }) => id))
  const statements = collectStatements(kept, found.findings, published, printed)
  return {
    conclusions: {
      ...{ statements: statements.statements, quotes: quotes.quotes },
      ...(await groupConclusionsOf(
        services,
        visit,
        found,
        new Set(statements.statements.map(({ id }) => id)),
      )),
      offer: [...(await offerFor(services, visit, 'public'))],
    },
    leftOut: [...statements.leftOut, ...quotes.leftOut],
  }
}

function collectStatements(
  kept: readonly Statement[],
  findings: Findings,
  published: PublishedFindings,
  quotes: ReadonlySet<number>,
) {
  const [tables, printed] = [tablesOf(findings), publishedTables(published)]
  const order = published.sections.map(({ id }) => id)
  const standing = kept
    .filter((one) => stands(one) && order.includes(one.sectionId))
    .toSorted((a, b) => order.indexOf(a.sectionId) - order.indexOf(b.sectionId))
    .map((statement) => ({ statement, why: obstacleTo(statement, tables, printed) }))
  return {
    statements: standing
      .filter(({ why }) => why === undefined)
      .map(({ statement: { id, sectionId, kind, text, evidence, quotes: own } }) => ({
        ...{ id, section: sectionId, kind, text },
        evidence: evidence.map((one) => ({ ...one, figures: [...one.figures] })),
        quotes: own.filter((quote) => quotes.has(quote)),
      })),
    leftOut: standing.flatMap(({ statement: { id, text }, why }): readonly LeftOutConclusion[] =>
      why ? [{ what: 'statement', id, text, why }] : [],
    ),
  }
}

function collectQuotes(
  all: readonly ShownQuote[],
  { findings, responses }: Pick<RoundFindings, 'findings' | 'responses'>,
  published: PublishedFindings,
) {
  const sectorBy = new Map(responses.map((response) => [response.reference, sectorOf(response)]))
  const cleared = all
    .filter(({ state }) => state === 'cleared')
    .map((quote) => ({
      quote,
      section: sectionAsking(published, quote.questionId),
      why: whyNot(quote, published),
    }))
  return {
    quotes: cleared.flatMap(({ quote: { id, reference, questionId, text, attribution }, section, why }) => {
      if (why || section === undefined) return []
      const said = mayAttribute(responsesOf(findings, sectorBy.get(reference) ?? null)) ? attribution : ''
      return [{ id, section, question: questionId, text, attribution: said }]
    }),
    leftOut: cleared.flatMap(({ quote: { id, text }, why }): readonly LeftOutConclusion[] =>
      why ? [{ what: 'quote', id, text, why }] : [],
    ),
  }
}

function whyNot(quote: ShownQuote, published: PublishedFindings): QuoteObstacle | undefined {
  if (quote.isChanged) return 'changed'
  const asked = published.sections
    .flatMap(({ questions }) => questions)
    .find(({ id }) => id === quote.questionId)
  const answered = asked && figureIn(tableOf(asked, 'answers'), 'answered')
  const isTold = (answered?.count ?? 0) >= SMALLEST_BASE && published.responses >= SMALLEST_BASE
  return isTold ? undefined : 'withheld'
}

function sectionAsking({ sections }: PublishedFindings, questionId: string): string | undefined {
  return sections.find(({ questions }) => questions.some(({ id }) => id === questionId))?.id
}
