/** Every address of published findings. */
import { RELEASE_DOCUMENT_VERSION } from '../../../audit/releases.js'

/** The schema of findings.json. No round's address has a dot. A new version has another address. */
export const FINDINGS_SCHEMA = `/published/findings-${RELEASE_DOCUMENT_VERSION}.schema.json`

/** The addresses of a release, or of a draft of one, which begin alike. */
export interface ReleaseAddresses {
  readonly page: string
  readonly section: (sectionId: string) => string
  readonly theme: (themeId: string) => string
  readonly workbook: string
  readonly report: string
  readonly json: string
  readonly table: (tableId: string) => string
  /** What describes the CSV files, where programs look for it: beside them. */
  readonly tables: string
}

/** Where anybody finds the latest release of a round that stands. */
export function publishedOf({ slug }: { readonly slug: string }): string {
  return `/published/${slug}`
}

/** The addresses of a round's release: they stay for good. */
export function addressesOfRelease(round: { readonly slug: string }, number: number): ReleaseAddresses {
  return addressesBelow(`${publishedOf(round)}/${number}`)
}

/** The addresses of what a lead looks through before releasing it with these settings. */
export function addressesOfDraft(
  { slug }: { readonly slug: string },
  smallestSector: number,
): ReleaseAddresses {
  return addressesBelow(`/rounds/${slug}/release-drafts/${smallestSector}`)
}

function addressesBelow(page: string): ReleaseAddresses {
  return {
    page,
    section: (sectionId) => `${page}/sections/${sectionId}`,
    theme: (themeId) => `${page}/themes/${encodeURIComponent(themeId)}`,
    workbook: `${page}/findings.xlsx`,
    report: `${page}/report.docx`,
    json: `${page}/findings.json`,
    table: (tableId) => `${page}/tables/${encodeURIComponent(tableId)}.csv`,
    tables: `${page}/tables/csv-metadata.json`,
  }
}
