/** Plain-English guidance on an edition's sections, kept beside its document and written by us, not by its authors. */
import { z } from 'zod'
import { faultIf, repeatsIn, shapeFaults } from './documentFaults.js'
import type { Questionnaire } from './questionnaire.js'

const words = z.string().refine((text) => text.trim() !== '', 'must not be empty')

const guidanceSchema = z.strictObject({
  edition: words,
  source: words,
  sections: z.array(
    z.strictObject({ id: words, paragraphs: z.array(words).min(1, 'must hold a paragraph') }),
  ),
})

export interface Guidance {
  readonly edition: string
  /** What the guidance sums up, for a person who wants to read the original. */
  readonly source: string
  readonly sections: readonly { readonly id: string; readonly paragraphs: readonly string[] }[]
}

/** Every fault of a guidance document for this questionnaire, undefined where there is none; an empty list where it is good. */
export function checkGuidance(value: unknown, questionnaire: Questionnaire | undefined): readonly string[] {
  const ofShape = shapeFaults(guidanceSchema, value)
  if (ofShape.length > 0) return ofShape
  if (!questionnaire) return ['There is no questionnaire of this edition.']
  const { edition, sections } = guidanceSchema.parse(value)
  const ids = sections.map(({ id }) => id)
  const wanted = questionnaire.sections.map(({ id }) => id)
  return [
    ...faultIf(
      edition !== questionnaire.edition,
      `The edition is "${edition}", not "${questionnaire.edition}".`,
    ),
    ...repeatsIn(ids).map((id) => `The section "${id}" has guidance twice.`),
    ...wanted.filter((id) => !ids.includes(id)).map((id) => `The section "${id}" has no guidance.`),
    ...ids.filter((id) => !wanted.includes(id)).map((id) => `The questionnaire has no section "${id}".`),
  ]
}

/** The guidance in a document. Throws an Error whose message is every fault, a line each. */
export function parseGuidance(value: unknown, questionnaire: Questionnaire | undefined): Guidance {
  const faults = checkGuidance(value, questionnaire)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return value as Guidance
}

/** The guidance on one section; none where it says nothing of it. */
export function guidanceOn(guidance: Guidance, sectionId: string): readonly string[] {
  return guidance.sections.find(({ id }) => id === sectionId)?.paragraphs ?? []
}
