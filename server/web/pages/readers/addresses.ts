/** Addresses of the pages on which two people read the same answers; readers/routes.ts answers them. */

/** The addresses of a round's readers and of its codebook's sign-off. */
export function readersOf({ slug }: { readonly slug: string }) {
  const round = `/rounds/${slug}`
  const readers = `${round}/readers`
  const sample = (id: number) => `${readers}/${id}`
  const signOffs = `${round}/codebook/sign-offs`
  return {
    readers,
    sample,
    /** @param position from 1 */
    answer: (id: number, position: number) => `${sample(id)}/answers/${position}`,
    places: (id: number) => `${sample(id)}/places`,
    completion: (id: number) => `${sample(id)}/completion`,
    resignation: (id: number) => `${sample(id)}/resignation`,
    ending: (id: number) => `${sample(id)}/ending`,
    disagreements: (id: number) => `${sample(id)}/disagreements`,
    settlements: (id: number) => `${sample(id)}/settlements`,
    signOffs,
    signOffUndoing: (id: number) => `${signOffs}/${id}/undoing`,
  }
}
