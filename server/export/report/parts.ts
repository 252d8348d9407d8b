/** A report's blocks: the template's sections filled with the figures of a release. */
import { abbreviationsIn, expander } from '../../audit/report/abbreviations.js'
import {
  fillSlots,
  type ReportPart,
  type ReportTemplate,
  type SlotName,
} from '../../audit/report/reportTemplate.js'
import type { TableKind } from '../../audit/published.js'
import type { Release } from '../../audit/releases.js'
import { textsOf, type Prompt, type ReportBlock, type ReportStretch } from './blocks.js'
import { figureBlocks } from './figureBlocks.js'
import { longDate } from '../../audit/longDate.js'

/** A report before it becomes a file. */
export interface Report {
  readonly title: string
  /** What stands on every page: that it is a draft, that the responses are made up. */
  readonly marks: readonly string[]
  readonly stretches: readonly ReportStretch[]
}

/** The report of a release. It says what officers still have to complete, and explains each abbreviation in it. */
export function reportOf(release: Release, template: ReportTemplate): Report {
  const { details } = release
  const marks = [
    ...(details.releasedOn === null ? [template.draft] : []),
    ...(details.invented ? [template.invented] : []),
  ]
  const slots = slotsOf(release)
  const title = fillSlots(template.title, slots)
  const allParts = template.sections.flatMap(({ parts }) => parts)
  const kinds = allParts.flatMap((part) => part.kinds ?? [])
  const task = { release, template, kinds, slots, expand: expander(template.abbreviations) }
  const front = partBlocks(template.header, '', task)
  const sections = template.sections.map((section) => ({
    landscape: section.landscape === true,
    blocks: sectionBlocks(section, task),
  }))
  const texts = [title, ...marks, ...[...front, ...sections.flatMap(({ blocks }) => blocks)].flatMap(textsOf)]
  const short = abbreviationsIn(texts, template.notAbbreviations)
  const finished = sections.map(({ landscape, blocks }) => ({
    landscape,
    blocks: blocks.flatMap((block) => (block === PLACE ? abbreviationBlocks(short, template) : block)),
  }))
  const prompts = [...front, ...finished.flatMap(({ blocks }) => blocks)].filter(isPrompt)
  const opening: ReportStretch = {
    landscape: false,
    blocks: [...marks.map(markBlock), ...front, ...promptBlocks(prompts, template), ...contents(template)],
  }
  return { title, marks, stretches: joined([opening, ...finished]) }
}

interface ReportTask {
  readonly release: Release
  readonly template: ReportTemplate
  /** Of the tables in the annex. */
  readonly kinds: readonly TableKind[]
  readonly slots: Readonly<Record<SlotName, string>>
  /** Writes abbreviations out where our own words use them for the first time. */
  readonly expand: (text: string) => string
}

/** Stands where the abbreviations come when all else is written. */
const PLACE: ReportBlock = { kind: 'plain', style: 'Normal', text: '' }

function slotsOf({ details, findings }: Release): Readonly<Record<SlotName, string>> {
  return {
    round: details.title,
    area: details.area,
    council: details.council,
    opensOn: longDate(details.opensOn),
    closesOn: longDate(details.closesOn),
    questionnaire: findings.title,
    edition: findings.edition,
    number: String(details.number),
  }
}

function sectionBlocks(
  { heading, parts, subsections = [] }: ReportTemplate['sections'][number],
  task: ReportTask,
): readonly ReportBlock[] {
  return [
    { kind: 'heading', level: 2, text: task.expand(heading) },
    ...partBlocks(parts, heading, task),
    ...subsections.flatMap((subsection): readonly ReportBlock[] => [
      { kind: 'heading', level: 3, text: task.expand(subsection.heading) },
      ...partBlocks(subsection.parts, subsection.heading, task),
    ]),
  ]
}

function partBlocks(parts: readonly ReportPart[], place: string, task: ReportTask): readonly ReportBlock[] {
  return parts.flatMap((part) => partBlock(part, place, task))
}

function partBlock(
  { text, prompt, figures, label }: ReportPart,
  place: string,
  { release, kinds, slots, expand }: ReportTask,
): readonly ReportBlock[] {
  if (figures === 'abbreviations') return [PLACE]
  if (figures !== undefined) return figureBlocks(figures, { place, kinds }, release)
  if (prompt !== undefined) return [{ kind: 'prompt', place, label, text: prompt }]
  const filled = fillSlots(expand(text ?? ''), slots)
  return [label === undefined ? { kind: 'numbered', text: filled } : { kind: 'entry', label, value: filled }]
}

function abbreviationBlocks(
  found: readonly string[],
  { abbreviations, unexplained, sections }: ReportTemplate,
): readonly ReportBlock[] {
  const place =
    sections.find(({ parts }) => parts.some(({ figures }) => figures === 'abbreviations'))?.heading ?? ''
  const longs = new Map(abbreviations.map(({ short, long }) => [short, long]))
  return found.map((short): ReportBlock => {
    const long = longs.get(short)
    return long === undefined
      ? { kind: 'prompt', place, label: short, text: unexplained }
      : { kind: 'entry', label: short, value: long }
  })
}

function promptBlocks(prompts: readonly Prompt[], { toComplete }: ReportTemplate): readonly ReportBlock[] {
  if (prompts.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: toComplete.heading },
    { kind: 'plain', style: 'Normal', text: toComplete.text },
    { kind: 'prompts', prompts },
  ]
}

function contents(template: ReportTemplate): readonly ReportBlock[] {
  return [{ kind: 'plain', style: 'Lead', text: template.contents }, { kind: 'contents' }]
}

function markBlock(text: string): ReportBlock {
  return { kind: 'plain', style: 'Lead', text }
}

function isPrompt(block: ReportBlock): block is Prompt {
  return block.kind === 'prompt'
}

/** Stretches of one shape that follow one another as one. */
function joined(stretches: readonly ReportStretch[]): readonly ReportStretch[] {
  const all: ReportStretch[] = []
  for (const { landscape, blocks } of stretches) {
    const last = all.at(-1)
    if (last?.landscape === landscape)
      all[all.length - 1] = { landscape, blocks: [...last.blocks, ...blocks] }
    else all.push({ landscape, blocks })
  }
  return all
}

/** Where a prompt is, and what it asks for: as the list at the front prints it. */
export function promptLine({ place, label, text }: Prompt): string {
  return [...[place, label ?? ''].filter((part) => part !== ''), text].join(': ')
}
