/** The addresses of a round's comparison with the earlier one. */
import type { Panel } from '../../../audit/comparison.js'

/** Of all responses, or with "?of=both" of the agencies that took part in both rounds. */
export function comparisonOfRound({ slug }: { readonly slug: string }) {
  const page = `/rounds/${slug}/comparison`
  const of = (panel: Panel) => (panel === 'both' ? '?of=both' : '')
  return {
    page: (panel: Panel = 'all') => `${page}${of(panel)}`,
    section: (sectionId: string, panel: Panel) => `${page}/sections/${sectionId}${of(panel)}`,
    file: (panel: Panel) => `${page}.csv${of(panel)}`,
    agency: (id: number) => `${page}/agencies/${id}`,
  }
}
