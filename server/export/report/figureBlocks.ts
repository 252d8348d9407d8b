/** What a report prints of a release's figures, by the name of the place that the template gives them. */
import type { PublishedFindings, PublishedTable } from '../../audit/published.js'
import type { Release } from '../../audit/releases.js'
import { bodyTables, reflectionsTable } from '../../audit/report/reportTables.js'
import type { ReportPart } from '../../audit/report/reportTemplate.js'
import {
  disclosureParagraphs,
  summaryParagraphs,
  takingPartSentences,
} from '../../audit/report/roundSentences.js'
import { sentencesOf } from '../../audit/report/sentences.js'
import { SHORTHAND_NOTES } from '../../audit/percentages.js'
import type { ReportBlock } from './blocks.js'
import { longDate } from './longDate.js'

type FigureName = Exclude<NonNullable<ReportPart['figures']>, 'abbreviations'>

/** Those who took part: the rest of a release's first tables is for the annex. */
const TAKING_PART = ['sectors', 'coverage']

/** The blocks of one place for figures; `place` is the heading that they stand under. */
export function figureBlocks(
  name: FigureName,
  place: string,
  { details, findings }: Release,
): readonly ReportBlock[] {
  switch (name) {
    case 'summary':
      return numbered(summaryParagraphs(findings))
    case 'takingPart':
      return [
        ...numbered([takingPartSentences(findings).join(' ')]),
        ...findings.tables.filter(({ id }) => TAKING_PART.includes(id)).flatMap(tableBlocks),
      ]
    case 'findings':
      return findingBlocks(findings)
    case 'reflections':
      return tableBlocks(reflectionsTable(findings))
    case 'contact':
      return contactBlocks(details.contactEmail, place)
    case 'release':
      return releaseBlocks({ details, findings })
    case 'disclosure':
      return numbered(disclosureParagraphs(findings))
    case 'tables':
      return annexBlocks(findings)
  }
}

function findingBlocks({ sections }: PublishedFindings): readonly ReportBlock[] {
  return sections.flatMap(({ heading, questions }): readonly ReportBlock[] => [
    { kind: 'heading', level: 3, text: heading },
    ...questions.flatMap((question): readonly ReportBlock[] => [
      { kind: 'heading', level: 4, text: question.text },
      ...numbered([sentencesOf(question).join(' ')]),
      ...bodyTables(question).flatMap(tableBlocks),
      { kind: 'reference', text: 'All tables of this question', place: question.id },
    ]),
  ])
}

function annexBlocks({ tables, sections }: PublishedFindings): readonly ReportBlock[] {
  return [
    { kind: 'heading', level: 3, text: 'Who took part' },
    ...tables.flatMap(tableBlocks),
    ...sections.flatMap(({ heading, questions }): readonly ReportBlock[] => [
      { kind: 'heading', level: 3, text: heading },
      ...questions.flatMap(({ id, text, tables: asked }): readonly ReportBlock[] => [
        { kind: 'heading', level: 4, text, place: id },
        ...asked.flatMap(tableBlocks),
      ]),
    ]),
  ]
}

/** A table and what is said with it, but for the shorthand, which the annex explains once. */
function tableBlocks(table: PublishedTable): readonly ReportBlock[] {
  if (table.rows.length === 0) return []
  const shorthand = [...SHORTHAND_NOTES.values()]
  const notes = table.notes.filter((note) => !shorthand.includes(note))
  return [
    { kind: 'table', table: { ...table, notes: [] } },
    ...notes.map((text): ReportBlock => ({ kind: 'plain', style: 'Note', text })),
  ]
}

function contactBlocks(email: string, place: string): readonly ReportBlock[] {
  const label = 'Questions about the audit'
  if (email === '')
    return [{ kind: 'prompt', place, label, text: 'Report author to complete: whom readers can ask' }]
  return [
    { kind: 'entry', label, value: email, href: `mailto:${encodeURIComponent(email).replace('%40', '@')}` },
  ]
}

function releaseBlocks({ details, findings }: Release): readonly ReportBlock[] {
  const { responses, expected, edition, codebook } = findings
  const released =
    details.releasedOn === null ? 'not released: this is a draft' : longDate(details.releasedOn)
  return [
    { label: 'Release', value: String(details.number) },
    { label: 'Released on', value: released },
    { label: 'Responses', value: String(responses) },
    { label: 'Agencies expected', value: expected === null ? 'not stated' : String(expected) },
    { label: 'Edition of the questionnaire', value: edition },
    { label: 'Themes read by codebook', value: `${codebook.id}, version ${codebook.version}` },
  ].map((entry) => ({ kind: 'entry', ...entry }))
}

function numbered(paragraphs: readonly string[]): readonly ReportBlock[] {
  return paragraphs.filter((text) => text !== '').map((text) => ({ kind: 'numbered', text }))
}
