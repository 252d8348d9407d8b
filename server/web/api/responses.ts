/** A round's responses for programs, as corrected, page by page: never all in memory. */
import type { Request } from 'express'
import { z } from 'zod'
import { cleanResponse, whyLeftOut } from '../../audit/corrections.js'
import { groupBy } from '../../audit/themes/order.js'
import { listCorrections } from '../../db/corrections.js'
import { listResponsesAfter } from '../../db/responseHistory.js'
import { listResponses } from '../../db/responses.js'
import { wrongQuery } from '../errors.js'
import { visitRound } from '../guards.js'
import type { Handler } from '../handler.js'
import { API } from '../pages/addresses.js'
import type { Services } from '../services.js'
import { sendAnswer, type apiSchemas } from './schemas.js'
import { recordReading } from './token.js'

/** What the address may ask for. */
export const responsesQuery = z.object({
  after: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(0)
    .describe(
      'Where the page begins, as “next” of the page before says: responses that come later are after it.',
    ),
  limit: z.coerce.number().int().min(1).max(200).default(100).describe('Responses a page.'),
})

/** GET /api/v1/rounds/:round/responses?after=&limit= */
export const answerResponses: Handler = (services) => async (req, res) => {
  const { round } = await visitRound(services, req)
  const { after, limit } = queryOf(req)
  // One more than asked for tells whether there is a next page.
  const heads = await listResponsesAfter(services.db, round.id, { afterId: after, limit: limit + 1 })
  const shown = heads.slice(0, limit)
  await recordReading(services, req, round, 'responses-exported', 'responses')
  const last = shown.at(-1)
  const rest = `${API.rounds}/${round.slug}/responses?after=${last?.id ?? after}&limit=${limit}`
  sendAnswer(res, 'Responses', {
    responses: await readAsCorrected(services, round.id, shown),
    next: heads.length > limit ? `${services.config.publicUrl}${rest}` : null,
  })
}

function queryOf(req: Request): z.output<typeof responsesQuery> {
  const { data, error } = responsesQuery.safeParse(req.query)
  if (error) throw wrongQuery([...new Set(error.issues.map(({ path }) => path.join('.')))])
  return data
}

async function readAsCorrected(
  { db }: Services,
  roundId: number,
  heads: Awaited<ReturnType<typeof listResponsesAfter>>,
): Promise<z.input<typeof apiSchemas.Response>[]> {
  const references = heads.map(({ reference }) => reference)
  if (references.length === 0) return []
  const corrections = groupBy(await listCorrections(db, roundId, references), (one) => one.reference)
  const submitted = await listResponses(db, roundId, references)
  const byReference = new Map(submitted.map((response) => [response.reference, response]))
  return heads.flatMap(({ reference, sentAt }) => {
    const response = byReference.get(reference)
    if (!response) return []
    const own = corrections.get(reference) ?? []
    const { edition, answers, readings } = cleanResponse(response, own)
    return {
      ...{ reference, edition, version: response.version, sentAt },
      state: whyLeftOut(own) ?? 'counted',
      answers: Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [
          id,
          typeof answer === 'string' ? answer : [...answer],
        ]),
      ),
      ...(readings && { readings: { ...readings } }),
    }
  })
}
