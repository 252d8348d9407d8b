/** What a report prints of a release's figures, by the name of the place that the template gives them. */
import { NO_CONCLUSIONS, type Conclusions } from '../../audit/conclusions.js'
import { actionsTable, scoreCardTable } from '../../audit/groupTables.js'
import type { PublishedFindings, PublishedTable, TableKind } from '../../audit/published.js'
import { readBy } from '../../audit/readBy.js'
import type { Release } from '../../audit/releases.js'
import { signOffText } from '../../audit/themes/publishedSignOff.js'
import { annexTables, bodyTables, reflectionsTable } from '../../audit/report/reportTables.js'
import type { ReportPart } from '../../audit/report/reportTemplate.js'
import {
  disclosureParagraphs,
  summaryParagraphs,
  takingPartSentences,
} from '../../audit/report/roundSentences.js'
import { sentencesOf } from '../../audit/report/sentences.js'
import { SHORTHAND_NOTES } from '../../audit/percentages.js'
import type { ReportBlock } from './blocks.js'
import { conclusionBlocks } from './conclusionBlocks.js'
import { longDate } from '../../audit/longDate.js'

type FigureName = Exclude<NonNullable<ReportPart['figures']>, 'abbreviations'>

const IN_ANNEX = 'Tables of this question in the annex'

/** Those who took part: the rest of a release's first tables is for its workbook. */
const TAKING_PART = ['sectors', 'coverage']

/** The blocks of one place for figures: the heading that they stand under, and the kinds of tables in the annex. */
export function figureBlocks(
  name: FigureName,
  { place, kinds }: { readonly place: string; readonly kinds: readonly TableKind[] },
  { details, findings, conclusions = NO_CONCLUSIONS }: Release,
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
      return findingBlocks(findings, conclusions, kinds)
    case 'reflections':
      return tableBlocks(reflectionsTable(findings))
    case 'scoreCard':
      return conclusions.scoreCard.length > 0
        ? tableBlocks(scoreCardTable(conclusions.scoreCard))
        : numbered(['No indicator can be told: too few answered.'])
    case 'actions':
      return actionBlocks(conclusions, place)
    case 'contact':
      return contactBlocks(details.contactEmail, place)
    case 'release':
      return releaseBlocks({ details, findings })
    case 'disclosure':
      return numbered(disclosureParagraphs(findings))
    case 'tables':
      return annexBlocks(findings, kinds)
  }
}

function actionBlocks({ actions, statements }: Conclusions, place: string): readonly ReportBlock[] {
  const text = 'Report author to complete: each action, who leads it and by when'
  return actions.length > 0
    ? tableBlocks(actionsTable(actions, statements))
    : [{ kind: 'prompt', place, label: 'Next steps', text }]
}

function findingBlocks(
  { sections }: PublishedFindings,
  conclusions: Conclusions,
  kinds: readonly TableKind[],
): readonly ReportBlock[] {
  return sections.flatMap(({ id, heading, questions }): readonly ReportBlock[] => [
    { kind: 'heading', level: 3, text: heading },
    ...conclusionBlocks(conclusions, id),
    ...questions.flatMap((question): readonly ReportBlock[] => [
      { kind: 'heading', level: 4, text: question.text },
      ...numbered([sentencesOf(question).join(' ')]),
      ...bodyTables(question).flatMap(tableBlocks),
      ...annexTables(question, kinds)
        .slice(0, 1)
        .map((): ReportBlock => ({ kind: 'reference', text: IN_ANNEX, place: question.id })),
    ]),
  ])
}

function annexBlocks({ sections }: PublishedFindings, kinds: readonly TableKind[]): readonly ReportBlock[] {
  return sections.flatMap(({ heading, questions }): readonly ReportBlock[] => {
    const blocks = questions.flatMap((question): readonly ReportBlock[] => {
      const tables = annexTables(question, kinds)
      if (tables.length === 0) return []
      return [
        { kind: 'heading', level: 4, text: question.text, place: question.id },
        ...tables.flatMap(tableBlocks),
      ]
    })
    return blocks.length === 0 ? [] : [{ kind: 'heading', level: 3, text: heading }, ...blocks]
  })
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
    { label: 'Themes read by codebook', value: readBy(codebook) },
    ...(details.codebookSignOff
      ? [{ label: 'Sign-off of the codebook', value: signOffText(details.codebookSignOff) }]
      : []),
  ].map((entry) => ({ kind: 'entry', ...entry }))
}

function numbered(paragraphs: readonly string[]): readonly ReportBlock[] {
  return paragraphs.filter((text) => text !== '').map((text) => ({ kind: 'numbered', text }))
}
