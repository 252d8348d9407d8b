/** The way through a list of several pages: the first, the last and those beside the one that is shown. */
import type { Language } from '../language/en.js'

interface PagedList {
  readonly page: number
  readonly pages: number
  readonly hrefOf: (page: number) => string
  /** What the list is of, for those who hear the landmark; responses where that is not said. */
  readonly label?: string
}

/** Options of views/components/pagination.ejs. Pages count from 1. */
export function paginationOptions({ page, pages, hrefOf, label }: PagedList, language: Language) {
  const words = language.reviewing.responses
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages)
  const numbers = [...new Set(near)]
  return {
    landmarkLabel: label ?? words.pages,
    ...(page > 1 && { previous: { href: hrefOf(page - 1), text: words.previous } }),
    ...(page < pages && { next: { href: hrefOf(page + 1), text: words.next } }),
    items: numbers.flatMap((number, index) => {
      const item = {
        number,
        href: hrefOf(number),
        current: number === page,
        visuallyHiddenText: words.page(number),
      }
      return index > 0 && number > (numbers[index - 1] ?? 0) + 1 ? [{ ellipsis: true }, item] : [item]
    }),
  }
}
