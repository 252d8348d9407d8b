/** What the JSON API answers: handlers send it and openapi.json describes it by the same schemas. Keys may be added. */
import type { Response } from 'express'
import { z } from 'zod'
import { findingsDocument } from '../../audit/findingsDocument.js'

const count = z.int().nonnegative()
const moment = z.iso.datetime().describe('UTC.')
const day = z.iso.date().describe('In the United Kingdom.')
const address = z.string().describe('The whole address.')

const Round = z.object({
  slug: z.string().describe("The round's part of addresses."),
  title: z.string(),
  area: z.string().describe('The place that the round is about.'),
  edition: z.string().describe('The questionnaire.'),
  state: z.enum(['not-open-yet', 'open', 'closed']),
  opensOn: day,
  closesOn: day,
  closedAt: moment.nullable().describe('When it was closed by hand, UTC.'),
  archivedAt: moment.nullable().describe('When it was put away, UTC.'),
  expected: count.nullable().describe('N, expected agencies; null where nobody has said.'),
  responses: count.describe('Received, those that are left out too.'),
  invented: z.boolean().describe('Whether its responses are made up.'),
  links: z.object({ coverage: address, findings: address, responses: address, releases: address }),
})

const counts = {
  expected: count.describe('N: those expected, and those that declined after they were asked.'),
  submitted: count,
  declined: count,
  partDone: count,
  opened: count.describe('Seen, and nothing answered.'),
  invited: count.describe('Invited, and not seen.'),
  notInvited: count,
}

const Coverage = z
  .object({
    rows: z
      .array(z.object({ sector: z.string(), label: z.string(), ...counts }))
      .describe('By sector; the sector is "" for agencies without one.'),
    total: z.object(counts),
    unexpected: count.describe('Agencies that were not expected and have responded.'),
    severally: count.describe('Agencies that have sent more than one response.'),
    days: z
      .array(z.object({ day, came: count, total: count }))
      .describe('When agencies of N responded for the first time.'),
  })
  .describe('Agencies, not responses. The six states of a row add up to its N.')

const AuditResponse = z.object({
  reference: z.string().describe('Unique in the round; printed beside every figure.'),
  edition: z.string(),
  version: z.int().positive().describe('How often it was sent with changes, the first time included.'),
  sentAt: moment.describe('When that version was sent, UTC.'),
  state: z
    .enum(['counted', 'duplicate', 'exclusion'])
    .describe('Whether it counts, or why it is left out of every figure.'),
  answers: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .describe('By question: text as typed, or the ids of ticked options. Names and contacts are among them.'),
  readings: z
    .record(z.string(), z.union([z.enum(['yes', 'no', 'qualified', 'unclear']), z.number()]))
    .optional()
    .describe('By question, what an organiser read in an answer that the rule reads otherwise.'),
})

const Release = z.object({
  number: z.int().positive(),
  releasedAt: moment,
  standing: z.enum(['published', 'superseded', 'withdrawn']),
  withdrawn: z.object({ at: moment, reason: z.string() }).nullable(),
  disclosure: z.object({ minimumCount: count, smallestSector: count }),
  links: z.object({ page: address, findings: address, tables: address }),
})

/** Every answer by the name under which openapi.json describes it. */
export const apiSchemas = {
  Round,
  Rounds: z.object({ rounds: z.array(Round).describe('The latest to open first.') }),
  Coverage,
  Findings: findingsDocument.describe(
    'Of the responses that count, as corrected. Counts are never withheld.',
  ),
  Progress: z
    .object({ read: count.describe('Answers read so far.'), of: count.describe('Answers to read.') })
    .describe('The findings are being worked out: ask again after Retry-After.'),
  Response: AuditResponse,
  Responses: z.object({
    responses: z.array(AuditResponse).describe('As corrected, in the order first sent.'),
    next: address.nullable().describe('The next page; null where this is the last.'),
  }),
  Release,
  Releases: z.object({ releases: z.array(Release).describe('The latest first.') }),
  Problem: z
    .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
    .describe('RFC 9457: what happened, and what to do.'),
} as const

export type ApiSchema = keyof typeof apiSchemas

/** Sends an answer, checked: it can hold no key that is not described. */
export function sendAnswer<Name extends ApiSchema>(
  res: Response,
  name: Name,
  value: z.input<(typeof apiSchemas)[Name]>,
  status = 200,
): void {
  res.status(status).json(apiSchemas[name].parse(value))
}
