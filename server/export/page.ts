// exceljs writes any number that the format has, and names few of them in its types.
const A3 = 8 as never
const A4 = 9

/** Page setup: a worksheet prints on A4 on its side, as wide as the page. */
export const PAGE = {
  paperSize: A4,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const

/**
 * Page setup of a worksheet with more columns than a page can show: on A3 on its side, small but readable, first the
 * pages beside one another and then those below.
 */
export const WIDE_PAGE = {
  paperSize: A3,
  orientation: 'landscape',
  scale: 65,
  pageOrder: 'overThenDown',
} as const
