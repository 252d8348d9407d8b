/** Every address of a round's actions; routes.ts answers them. */
export function addressesOfActions({ slug }: { readonly slug: string }) {
  const list = `/rounds/${slug}/actions`
  const action = (number: number) => `${list}/${number}`
  return {
    list,
    filtered: (filter: string) => `${list}?show=${filter}`,
    new: `${list}/new`,
    csv: `${list}.csv`,
    workbook: `${list}.xlsx`,
    action,
    notes: (number: number) => `${action(number)}/notes`,
  }
}
