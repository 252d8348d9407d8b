/** Every address of quotes from a round's answers. */

/** Which answer to choose a passage from, and the theme whose words are looked for. */
export interface QuoteSource {
  readonly reference: string
  readonly question: string
  readonly theme?: string | undefined
}

/** The addresses of a round's quotes. */
export function quotesOf({ slug }: { readonly slug: string }) {
  const page = `/rounds/${slug}/quotes`
  const quote = (id: number) => `${page}/${id}`
  return {
    page,
    choose: ({ reference, question, theme }: QuoteSource) => {
      const asked = { reference, question, ...(theme !== undefined && { theme }) }
      return `${page}/new?${new URLSearchParams(asked).toString()}`
    },
    quote,
    clearance: (id: number) => `${quote(id)}/clearance`,
    withdrawal: (id: number) => `${quote(id)}/withdrawal`,
  }
}
