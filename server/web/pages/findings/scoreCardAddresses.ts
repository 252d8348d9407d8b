/** Every address of a round's score card; routes.ts answers them. */
export function addressesOfScoreCard({ slug }: { readonly slug: string }) {
  const page = `/rounds/${slug}/score-card`
  const indicators = `${page}/indicators`
  const indicator = (id: number) => `${indicators}/${id}`
  return {
    page,
    csv: `${page}.csv`,
    targets: `${page}/targets`,
    indicators,
    newIndicator: `${indicators}/new`,
    indicator,
    removal: (id: number) => `${indicator(id)}/removal`,
  }
}
