/**
 * What may be published of findings. Who took part and what the whole round said is printed as it is; what a sector
 * said is withheld, as "[c]", where the count is of a few, or would say the same of every member of a small group, or
 * would let somebody work out such a count. server/decisions/0015 says why.
 */
import { coverageTable, type Coverage } from './coverage.js'
import { isSilent, wasToldOtherwise } from './disclosure/earlierReleases.js'
import { publishNumbers } from './disclosure/magnitudes.js'
import { publishTable, type SectorIds } from './disclosure/publishedTable.js'
import { hiddenRows, type HiddenRows } from './disclosure/questionBlocks.js'
import { sectorGroups } from './disclosure/sectorGroups.js'
import { cellIn, type FindingTable, type Findings, type QuestionFindings } from './findings.js'
import { foldKinds } from './foldedKinds.js'
import { SMALLEST_BASE } from './percentages.js'
import { countWithheld, publishedTables } from './published.js'
import type { PublishedFindings, PublishedQuestion, SectorGroup, TableKind } from './published.js'
import { tellsWhoAnswered, type Questionnaire } from './questionnaire.js'
import { ALL } from './tallies.js'

/** How much a release says of sectors. */
export interface DisclosureSettings {
  /** Smaller counts of what a sector said are withheld. */
  readonly minimumCount: number
  /** Sectors of fewer responses are put together. */
  readonly smallestSector: number
}

/** What a release is made of. */
export interface Publication {
  /** As members of the group read them: no label in them names an agency or a person. */
  readonly findings: Findings
  /** What the findings answer. */
  readonly questionnaire: Questionnaire
  /** Where agencies are expected by name. */
  readonly coverage?: Coverage | undefined
  readonly settings: DisclosureSettings
  /** The round's earlier releases, withdrawn ones too: what they told by sector is told again only if it is the same. */
  readonly earlier?: readonly PublishedFindings[]
}

/** The kinds of a question's tables that are published, by sector or not. */
const KINDS: Readonly<Record<TableKind, boolean>> = {
  ...{ answers: true, choices: true, themes: true },
  ...{ numbers: false, classes: false, polarity: false },
}

/** Tables with a row for what occurs: that it does is what was said. */
const OCCURRING = ['themes', 'polarity']

/** The findings that anybody may read. The same input gives the same value. */
export function publishFindings({
  findings,
  questionnaire,
  coverage,
  settings,
  earlier = [],
}: Publication): PublishedFindings {
  const { edition, title, codebook, responses, expected } = findings
  const sectors = findings.tables.find(({ id }) => id === 'sectors')
  const groups = sectors ? sectorGroups(sectors, settings.smallestSector) : []
  const sectorIds = new Set(sectors?.rows.map(({ id }) => id))
  const isSmall = responses < SMALLEST_BASE
  const task = { groups, sectorIds, minimum: settings.minimumCount, isSmall, earlier }
  const asIs = (table: FindingTable) => publishTable(table, sectorIds, () => false)
  const took = foldKinds(findings.tables, [...sectorIds], settings.minimumCount)
    .filter(({ id }) => id !== 'emphasis')
    .map(asIs)
  const sections = questionnaire.sections.flatMap(({ id, heading, shortHeading }) => {
    const asked = findings.questions.filter((one) => one.sectionId === id && !tellsWhoAnswered(one.question))
    const questions = asked.map((one) => publishOnce(one, task))
    return questions.length === 0 ? [] : [{ id, heading: shortHeading ?? heading, questions }]
  })
  return {
    ...{ version: 1, edition, title, codebook: { ...codebook }, responses, expected },
    disclosure: { minimumCount: settings.minimumCount, smallestSector: settings.smallestSector },
    sectorGroups: groupsIn(sections, groups).map((group) => ({ ...group, sectors: [...group.sectors] })),
    tables: [...took, ...(coverage ? [coverageTable(coverage)] : [])],
    sections,
  }
}

/** The groups, where a table has them. */
function groupsIn(
  sections: PublishedFindings['sections'],
  groups: readonly SectorGroup[],
): readonly SectorGroup[] {
  const tables = sections.flatMap(({ questions }) => questions.flatMap((one) => one.tables))
  const printed = new Set(tables.flatMap(({ columns }) => columns.map(({ id }) => id)))
  return groups.filter(({ id }) => printed.has(id))
}

/** What settings cost: how many figures they withhold, and how many groups of sectors they tell apart. */
export interface DisclosureCost extends DisclosureSettings {
  readonly withheld: number
  readonly figures: number
  readonly groups: number
}

/** What each choice of settings costs. */
export function disclosureCosts(
  publication: Publication,
  choices: readonly DisclosureSettings[],
): readonly DisclosureCost[] {
  return choices.map((settings) => {
    const published = publishFindings({ ...publication, settings })
    return { ...settings, ...countWithheld(published), groups: published.sectorGroups.length }
  })
}

interface PublicationTask {
  readonly groups: readonly SectorGroup[]
  readonly sectorIds: SectorIds
  readonly minimum: number
  /** Whether the whole round is too small for anything that was said in it. */
  readonly isSmall: boolean
  readonly earlier: readonly PublishedFindings[]
}

/** By sector only where no earlier release told of the question otherwise. */
function publishOnce(asked: QuestionFindings, task: PublicationTask): PublishedQuestion {
  const question = publishQuestion(asked, task)
  return wasToldOtherwise(question, task.earlier) ? publishQuestion(asked, { ...task, groups: [] }) : question
}

function publishQuestion(asked: QuestionFindings, task: PublicationTask): PublishedQuestion {
  const { question, tables, themes } = asked
  const answered = answeredIn(asked)
  const isSmall = answered > 0 && (task.isSmall || answered < SMALLEST_BASE)
  // That somebody answered is not what they said.
  const isWithheld = (rowId: string) => isSmall && !isSilent(rowId)
  const hidden = isSmall ? undefined : hiddenRows(asked, task.groups, task.minimum)
  const groups = hidden ? task.groups : []
  const kindOf = ({ id }: FindingTable) => id.slice(question.id.length + 1)
  return {
    ...{ id: question.id, text: question.text, kind: question.kind },
    tables: tables.flatMap((table) =>
      publishOf(table, kindOf(table), { ...task, groups, hidden, isSmall, isWithheld }),
    ),
    themes: isSmall ? [] : themes.map(({ id, label, meaning }) => ({ id, label, meaning })),
  }
}

interface Withholding {
  readonly groups: readonly SectorGroup[]
  readonly sectorIds: SectorIds
  /** By sector; undefined where nothing by sector is published. */
  readonly hidden: HiddenRows | undefined
  readonly isSmall: boolean
  readonly isWithheld: (rowId: string) => boolean
  readonly earlier: readonly PublishedFindings[]
}

function publishOf(
  table: FindingTable,
  kind: string,
  { groups, sectorIds, hidden, isSmall, isWithheld, earlier }: Withholding,
) {
  if (!(kind in KINDS) || (isSmall && OCCURRING.includes(kind))) return []
  if (kind === 'numbers') {
    const before = earlier.flatMap((release) => publishedTables(release).filter(({ id }) => id === table.id))
    return [publishNumbers(table, sectorIds, isWithheld, before)]
  }
  const bySector = KINDS[kind as TableKind] && hidden ? { groups, hidden, kind } : undefined
  return [publishTable(table, sectorIds, isWithheld, bySector)]
}

function answeredIn({ question, tables }: QuestionFindings): number {
  const table = tables.find(({ id }) => id === `${question.id}-answers`)
  const cell = table && cellIn(table, 'answered', ALL)
  return cell?.kind === 'count' ? cell.value : 0
}
