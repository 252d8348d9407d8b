/** What a release says of who took part, and of the audit as a whole, in sentences. */
import { cellText } from '../cellText.js'
import type { PublishedFindings, PublishedTable } from '../published.js'
import { SHORTHAND_NOTES, SMALLEST_BASE } from '../percentages.js'
import { TOTAL } from '../roundTables.js'
import { BLANK } from '../tallies.js'
import { figureIn, largest, listOf, wasOrWere } from './figures.js'
import { reflectionsTable } from './reportTables.js'
import { saidSentences } from './sentences.js'

/** So many themes are named in the summary. */
const NAMED = 3

/** How many responded, by sector, and how many agencies were expected. Every number stands in the tables. */
export function takingPartSentences({ responses, expected, tables }: PublishedFindings): readonly string[] {
  const sectors = tables.find(({ id }) => id === 'sectors')
  const bySector = (sectors?.rows ?? [])
    .filter(({ id }) => id !== TOTAL && id !== BLANK)
    .flatMap(({ id }) => figureIn(sectors, id) ?? [])
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${count}`)
  const blank = figureIn(sectors, BLANK)?.count ?? 0
  return [
    `${responses} ${responses === 1 ? 'response' : 'responses'} ${wasOrWere(responses)} received.`,
    ...(bySector.length > 0 ? [`By sector: ${listOf(bySector)}.`] : []),
    ...(blank > 0 ? [`${blank} named no sector.`] : []),
    ...expectedSentences(
      expected,
      tables.find(({ id }) => id === 'coverage'),
    ),
  ]
}

function expectedSentences(expected: number | null, coverage: PublishedTable | undefined): readonly string[] {
  const [all, responded, rate] = coverage?.rows.find(({ id }) => id === TOTAL)?.cells ?? []
  if (all?.kind === 'count' && all.value > 0 && responded && rate) {
    const share = rate.kind === 'percentage' && rate.base >= SMALLEST_BASE ? ` (${cellText(rate)})` : ''
    return [
      `Of the ${all.value} expected ${all.value === 1 ? 'agency' : 'agencies'}, ${cellText(responded)} responded${share}.`,
    ]
  }
  if (expected === null) return []
  return [`${expected} ${expected === 1 ? 'agency was' : 'agencies were'} expected to respond.`]
}

/** A paragraph each: who took part, each question of yes or no, and the themes mentioned most. */
export function summaryParagraphs(findings: PublishedFindings): readonly string[] {
  const asked = findings.sections.flatMap(({ questions }) => questions)
  const closed = asked.filter(({ kind }) => kind === 'yes-no')
  return [
    takingPartSentences(findings).join(' '),
    ...closed.flatMap((question) => {
      const [said] = saidSentences(question)
      return said === undefined ? [] : [`“${question.text}” ${said}`]
    }),
    ...reflectionSentences(findings),
  ]
}

function reflectionSentences(findings: PublishedFindings): readonly string[] {
  const mentioned = reflectionsTable(findings).rows.map(({ label, cells: [answers] }) => ({
    label,
    count: answers?.kind === 'count' ? answers.value : 0,
  }))
  const named = largest(mentioned, NAMED).map(({ label, count }) => `${label} (${count} answers)`)
  if (named.length === 0) return []
  return [`Mentioned most often across the questions of the audit: ${named.join('; ')}.`]
}

/** What is withheld in a release and why, and what stands for it: a paragraph each. */
export function disclosureParagraphs({ disclosure, sectorGroups }: PublishedFindings): readonly string[] {
  const { minimumCount, smallestSector } = disclosure
  const groups = sectorGroups.map(({ label, responses }) => `${label} (${responses})`)
  return [
    `What a sector said is withheld where fewer than ${minimumCount} responses said it, where it would say the same of everybody in a small group, and where such a count could be worked out from it. What the whole round said is published for each question with at least ${SMALLEST_BASE} answers.`,
    groups.length > 0
      ? `Sectors of fewer than ${smallestSector} responses are put together. The tables tell these apart, with their responses: ${groups.join('; ')}.`
      : `Nothing is published by sector: either putting sectors of fewer than ${smallestSector} responses together leaves none to tell apart, or an earlier release told of them with other figures, and the two together would tell what each withholds.`,
    ...SHORTHAND_NOTES.values(),
  ]
}
