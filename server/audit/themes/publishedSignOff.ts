/** What is published of the sign-off of a codebook. It names nobody. */
import { z } from 'zod'
import { ukDate } from '../rounds.js'
import { signOffState, type SignOff } from './signOff.js'

export const publishedSignOff = z
  .object({
    state: z
      .enum(['not-signed-off', 'signed-off', 'changed-since'])
      .describe(
        "Whether the group signed off the codebook that the findings were read by; 'changed-since' where it signed off another version.",
      ),
    version: z.string().nullable().describe('The version that was signed off.'),
    signedOn: z.iso.date().nullable().describe('The day in the United Kingdom.'),
    readers: z
      .object({
        answers: z
          .int()
          .nonnegative()
          .describe('n: answers that two people read without seeing what the other found.'),
        kappa: z.number().nullable().describe("Cohen's kappa over all themes; null where it has no meaning."),
        f1: z.number().nullable().describe('F1 of the two over all themes; null where neither found any.'),
      })
      .nullable()
      .describe('How far two readers agreed; null where no two had read answers.'),
  })
  .meta({ id: 'CodebookSignOff' })

export type PublishedSignOff = Readonly<z.infer<typeof publishedSignOff>>

/** What a release says of a sign-off, for the codebook that its findings were read by. */
export function publishSignOff(
  signOff: SignOff | undefined,
  codebook: { readonly id: string; readonly version: string },
): PublishedSignOff {
  return {
    state: signOffState(signOff, codebook),
    version: signOff?.codebook.version ?? null,
    signedOn: signOff ? ukDate(new Date(signOff.signedAt)) : null,
    readers: signOff?.figures ? { ...signOff.figures } : null,
  }
}

/** The same in sentences: who signed off what, and how far two readers agreed. */
export function signOffText({ state, version, signedOn, readers }: PublishedSignOff): string {
  if (state === 'not-signed-off' || version === null || signedOn === null)
    return 'The group has not signed off this codebook.'
  const signed = `signed off by the group on ${dates.format(new Date(signedOn))}, by a lead of the council`
  const what =
    state === 'signed-off'
      ? `This version of the codebook was ${signed}.`
      : `Version ${version} of the codebook was ${signed}; it has been changed since.`
  return `${what} ${readersText(readers)}`
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

function readersText(readers: PublishedSignOff['readers']): string {
  if (!readers) return 'No two people had read the same answers to see how far they agree.'
  const { answers, kappa, f1 } = readers
  if (kappa === null) return `Two people read the same answers (n = ${answers}); kappa had no meaning.`
  const figures = [`kappa ${kappa.toFixed(2)}`, ...(f1 === null ? [] : [`F1 ${f1.toFixed(2)}`])]
  return `Two people who read the same answers agreed on their themes: ${figures.join(', ')} (n = ${answers}).`
}
