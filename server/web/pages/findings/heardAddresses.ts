/** Every address of "You said" for leads; agencies read it below their response. routes.ts answers them. */
export function addressesOfHeard({ slug }: { readonly slug: string }) {
  const page = `/rounds/${slug}/heard`
  return { page, withdrawal: `${page}/withdrawal` }
}
