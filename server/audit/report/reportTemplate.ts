/** What a committee report is made of, as data: its sections in order, fixed words, prompts, and places for figures. */
import { z } from 'zod'
import { faultIf, repeatsIn, shapeFaults } from '../documentFaults.js'
import { TABLE_KINDS } from '../published.js'

const words = z.string().refine((text) => text.trim() !== '', 'must not be empty')

/** What the program writes from the figures of a release. */
const FIGURES = [
  'summary',
  'takingPart',
  'findings',
  'reflections',
  'scoreCard',
  'actions',
  'contact',
  'release',
  'disclosure',
  'tables',
  'abbreviations',
] as const

/** What fixed words may have in curly brackets: the release's own. */
const SLOTS = [
  'round',
  'area',
  'council',
  'opensOn',
  'closesOn',
  'questionnaire',
  'edition',
  'number',
] as const

const part = z
  .strictObject({
    text: words.optional(),
    prompt: words.optional(),
    figures: z.enum(FIGURES).optional(),
    /** Which of each question's tables are printed in the place for "tables". */
    kinds: z.array(z.enum(TABLE_KINDS)).min(1, 'must name a kind of table').optional(),
    label: words.optional(),
  })
  .refine(
    (value) => [value.text, value.prompt, value.figures].filter((given) => given !== undefined).length === 1,
    'must have one of "text", "prompt" and "figures"',
  )
  .refine(
    ({ label, figures }) => label === undefined || figures === undefined,
    'can have a "label" only beside a "text" or a "prompt"',
  )
  .refine(
    ({ kinds, figures }) => (kinds !== undefined) === (figures === 'tables'),
    'must have "kinds" where its "figures" are "tables", and nowhere else',
  )

const subsection = z.strictObject({ heading: words, parts: z.array(part).min(1, 'must hold a part') })

const templateSchema = z.strictObject({
  title: words,
  draft: words,
  invented: words,
  contents: words,
  toComplete: z.strictObject({ heading: words, text: words }),
  header: z.array(part).min(1, 'must hold a part'),
  sections: z
    .array(
      z.strictObject({
        heading: words,
        landscape: z.boolean().optional(),
        parts: z.array(part),
        subsections: z.array(subsection).optional(),
      }),
    )
    .min(1, 'must hold a section'),
  unexplained: words,
  abbreviations: z.array(z.strictObject({ short: words, long: words })),
  notAbbreviations: z.array(words),
})

export type ReportTemplate = z.infer<typeof templateSchema>
/** A paragraph of fixed words, something that an officer still has to write, or a place for figures. */
export type ReportPart = z.infer<typeof part>
export type SlotName = (typeof SLOTS)[number]

/** Every fault of a template, a sentence each; an empty list where it is good. */
export function checkReportTemplate(value: unknown): readonly string[] {
  const ofShape = shapeFaults(templateSchema, value)
  if (ofShape.length > 0) return ofShape
  const template = templateSchema.parse(value)
  const { sections, abbreviations } = template
  const parts = [
    ...template.header,
    ...sections.flatMap((section) => [
      ...section.parts,
      ...(section.subsections ?? []).flatMap((one) => one.parts),
    ]),
  ]
  const slots = [template.title, ...parts.flatMap(({ text }) => text ?? [])].flatMap(slotsIn)
  const known = new Set<string>(SLOTS)
  const placed = new Set(parts.flatMap(({ figures }) => figures ?? []))
  return [
    ...repeatsIn(sections.map(({ heading }) => heading)).map(
      (heading) => `The section "${heading}" is there twice.`,
    ),
    ...repeatsIn(abbreviations.map(({ short }) => short)).map((short) => `"${short}" is explained twice.`),
    ...slots.filter((name) => !known.has(name)).map((name) => `Nothing is known to stand for {${name}}.`),
    ...FIGURES.flatMap((figures) =>
      faultIf(!placed.has(figures), `There is no place for the figures "${figures}".`),
    ),
  ]
}

/** The template in a document. Throws an Error whose message is every fault, a line each. */
export function parseReportTemplate(value: unknown): ReportTemplate {
  const faults = checkReportTemplate(value)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return value as ReportTemplate
}

/** The words with the release's own in place of what stands in curly brackets; what these hold is not looked into. */
export function fillSlots(text: string, slots: Readonly<Record<SlotName, string>>): string {
  return text.replace(SLOT, (slot, name: string) =>
    Object.hasOwn(slots, name) ? slots[name as SlotName] : slot,
  )
}

const SLOT = /\{(\w+)\}/g

function slotsIn(text: string): readonly string[] {
  return [...text.matchAll(SLOT)].map(([, name]) => name ?? '')
}
