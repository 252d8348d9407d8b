/** The first page of published findings: who took part, and the way to what they said. */
import { NO_CONCLUSIONS, type PublishedService } from '../../../audit/conclusions.js'
import { conclusionTables } from '../../../audit/conclusionTables.js'
import { groupTables } from '../../../audit/groupTables.js'
import type { Release } from '../../../audit/releases.js'
import { SMALLEST_BASE } from '../../../audit/percentages.js'
import { TOTAL } from '../../../audit/roundTables.js'
import type { Language } from '../../language/en.js'
import { publishedTable } from '../findingTable.js'
import { FINDINGS_SCHEMA, type ReleaseAddresses } from './addresses.js'
import { barChart } from './barChart.js'
import { themesIn } from './themePage.js'

export interface PublishedInput {
  readonly release: Release
  readonly addresses: ReleaseAddresses
}

/** The page's words, chart and tables. */
export function releasePage(
  { release, addresses, isLead }: PublishedInput & { readonly isLead: boolean },
  language: Language,
) {
  const { published: words } = language
  const { details, findings, conclusions = NO_CONCLUSIONS } = release
  const [sectors] = findings.tables
  return {
    ...headOf(release, language),
    title: words.title(details.area, isDraft(release)),
    caption: details.title,
    intro: words.responses(findings.responses, findings.expected),
    period: words.period(details.opensOn, details.closesOn),
    small: findings.responses < SMALLEST_BASE && words.small,
    tookPart: words.tookPart,
    chart:
      sectors &&
      barChart({ table: sectors, isDrawn: (id) => id !== TOTAL, title: words.chart.sectors }, language),
    tables: findings.tables.map((table) => ({
      table: publishedTable(table, addresses),
      csv: { href: addresses.table(table.id), text: words.tableCsv(table.shortTitle) },
    })),
    groupTitle: language.findings.comesOfIt,
    group: groupTables(conclusions).map((table) => ({
      table: publishedTable(table, addresses),
      csv: { href: addresses.table(table.id), text: words.tableCsv(table.shortTitle) },
    })),
    sectionsTitle: words.sections,
    sections: findings.sections.map(({ id, heading }) => ({ href: addresses.section(id), text: heading })),
    themesTitle: words.themes,
    themesText: words.themesText,
    themes: themesIn(findings).map(({ id, label }) => ({ href: addresses.theme(id), text: label })),
    offer: conclusions.offer.length > 0 && {
      heading: words.offer,
      text: words.offerText,
      services: conclusions.offer.map((service) => serviceBlock(service, language)),
    },
    downloadsTitle: words.download,
    downloads: [
      { href: addresses.workbook, text: words.downloads.workbook },
      ...(isLead ? [{ href: addresses.report, text: words.downloads.report }] : []),
      { href: addresses.json, text: words.downloads.json },
      ...conclusionTables(conclusions, findings).map(({ id, shortTitle }) => ({
        href: addresses.table(id),
        text: words.tableCsv(shortTitle),
      })),
      { href: addresses.tables, text: words.downloads.tables },
      { href: FINDINGS_SCHEMA, text: words.downloads.schema },
    ],
    licence: details.licence !== undefined && { href: details.licence, text: words.licence },
    howToRead: {
      title: words.howToRead,
      items: words.howToReadItems(
        findings.disclosure.smallestSector,
        findings.disclosure.minimumCount,
        details.number,
      ),
    },
    questionnaire: words.questionnaire(findings.title),
    codebook: words.codebook(findings.codebook),
    signOff: details.codebookSignOff ? words.signOff(details.codebookSignOff) : '',
    contact: details.contactEmail !== '' && words.contact(details.contactEmail),
  }
}

/** Whether it has not been released. */
export function isDraft({ details }: Release): boolean {
  return details.releasedOn === null
}

/** What every page of a release says of it. */
export function headOf({ details }: Release, { published: words }: Language) {
  return {
    standing: details.releasedOn === null ? words.draft : words.released(details.number, details.releasedOn),
  }
}

/** A service as its agency describes it. */
export function serviceBlock(service: PublishedService, { offer: words }: Language) {
  const { title, agency, sector, level, addresses, evidence, words: own } = service
  return {
    title,
    facts: [
      words.facts.published(agency, sector || words.noSector, words.levels[level]),
      ...(addresses.length > 0 ? [words.facts.addresses(addresses.join('; '))] : []),
      ...(evidence === '' ? [] : [words.facts.evidence(evidence)]),
    ],
    words: own !== '' && own,
  }
}
