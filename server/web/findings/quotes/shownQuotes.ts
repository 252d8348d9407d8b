/** Quotes with the answers that they are of, as whoever asks may read them. */
import { sectorOf, textOf, type AuditResponse } from '../../../audit/answers.js'
import { quotedText } from '../../../audit/chosenQuotes.js'
import { responsesOf } from '../../../audit/roundTables.js'
import { isDeletedText } from '../../../audit/wordless.js'
import { listQuotes } from '../../../db/quotes.js'
import type { Round } from '../../../audit/rounds.js'
import { hashOf } from '../../keys.js'
import type { ShownQuote } from '../../pages/quotes/shownQuote.js'
import type { Services } from '../../services.js'
import type { ReadableFindings } from '../waiting.js'

/** The answer to a question as it counts; "" where the response does not count, or its words were deleted. */
export function answerOf(responses: readonly AuditResponse[], reference: string, questionId: string): string {
  const response = responses.find((one) => one.reference === reference)
  const text = response ? textOf(response.answers, questionId) : ''
  return isDeletedText(text) ? '' : text
}

/** A round's quotes in the order in which they were chosen. */
export async function shownQuotes(
  { db }: Pick<Services, 'db'>,
  round: Pick<Round, 'id'>,
  found: Pick<ReadableFindings, 'responses' | 'view' | 'findings'>,
): Promise<readonly ShownQuote[]> {
  const { responses, view } = found
  const byReference = new Map(responses.map((response) => [response.reference, response]))
  return (await listQuotes(db, round.id)).map((quote) => {
    const response = byReference.get(quote.reference)
    const answer = answerOf(response ? [response] : [], quote.reference, quote.questionId)
    const isChanged = answer === '' || hashOf(answer) !== quote.answerHash
    const isReviewed = view?.isReviewed(quote.reference, quote.questionId)
    const masked = view?.mask.spansIn(answer, isReviewed) ?? []
    const text = quote.text === '' ? '' : (view?.mask.text(quote.text) ?? quote.text)
    const passage = { ...quote, hidden: [...quote.hidden, ...masked] }
    const isTold = mayTellSector(found, response ? sectorOf(response) : null)
    const said = isTold ? quote.attribution : ''
    return { ...quote, said, isChanged, shown: text !== '' || isChanged ? text : quotedText(answer, passage) }
  })
}

/** Members do not read which sector of a few responses somebody is of: theirs has no row of its own for it. */
export function mayTellSector(
  { findings, view }: Pick<ReadableFindings, 'findings' | 'view'>,
  sector: string | null,
): boolean {
  return view === undefined || responsesOf(findings, sector) > 0
}
