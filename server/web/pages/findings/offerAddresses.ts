/** Every address of a round's directory of what is on offer; routes.ts answers them. */
export function addressesOfOffer({ slug }: { readonly slug: string }) {
  const list = `/rounds/${slug}/offer`
  const entry = (number: number) => `${list}/${number}`
  return {
    list,
    new: `${list}/new`,
    drafts: `${list}/drafts`,
    csv: `${list}.csv`,
    workbook: `${list}.xlsx`,
    entry,
    parts: (number: number) => `${entry(number)}/parts`,
  }
}
